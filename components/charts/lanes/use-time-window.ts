'use client';

import { useCallback, useState } from 'react';
import { DAY, isoDate, type TimeWindow, within } from '@/lib/drawing/time-window';

/** The window that all lanes share. It lives in the address as `since` and `until`, so that a link keeps it. */
export function useTimeWindow(initial: TimeWindow, full: TimeWindow): [TimeWindow, (next: TimeWindow) => void] {
  const [window, setWindow] = useState(() => within(initial, full));
  const change = useCallback(
    (next: TimeWindow) => {
      const fitted = within({ from: wholeDay(next.from), to: wholeDay(next.to) }, full);
      setWindow(fitted);
      history.replaceState(null, '', windowHref(fitted, full, new URL(location.href)));
    },
    [full],
  );
  return [window, change];
}

const wholeDay = (time: number) => Math.round(time / DAY) * DAY;

/** The address of a window: the whole span is said by leaving it out. `until` is its last day. */
export function windowHref(window: TimeWindow, full: TimeWindow, here = new URL('http://localhost/')): string {
  const params = new URLSearchParams(here.search);
  params.delete('since');
  params.delete('until');
  if (window.from > full.from) params.set('since', isoDate(window.from));
  if (window.to < full.to) params.set('until', isoDate(window.to - DAY));
  const query = params.toString();
  return here.pathname + (query === '' ? '' : `?${query}`);
}
