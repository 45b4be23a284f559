'use client';

import { type ActionDispatch, useEffect, useReducer } from 'react';
import { FIRST_VIEW, type GraphView, readView, writeView } from './view';
import { afterAction, type ViewAction } from './view-actions';

/** The view of the address bar, kept there as it changes, and read again when another link is opened in its place. */
export function useView(): [GraphView, ActionDispatch<[ViewAction]>] {
  const [view, act] = useReducer(afterAction, FIRST_VIEW, (first) => readView(location.hash.slice(1)) ?? first);
  useEffect(() => {
    const open = () => {
      const given = readView(location.hash.slice(1));
      if (given !== undefined) act({ do: 'restore', view: given });
    };
    addEventListener('hashchange', open);
    return () => removeEventListener('hashchange', open);
  }, []);
  useEffect(() => {
    const fragment = writeView(view);
    const now = location.hash.slice(1);
    const ours = readView(now) !== undefined;
    if (fragment === now || (fragment === '' && !ours)) return;
    history.replaceState(history.state, '', `${location.pathname}${location.search}${fragment === '' ? '' : `#${fragment}`}`);
  }, [view]);
  return [view, act];
}
