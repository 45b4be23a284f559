'use client';

import { useEffect, useRef } from 'react';
import styles from './layout.module.css';

/** The search of every page: a plain form, which the key / goes to. */
export function SiteSearch() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const go = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', go);
    return () => document.removeEventListener('keydown', go);
  }, []);
  return (
    <form action="/search" method="get" role="search" aria-label="Everything" className={styles.search}>
      <input ref={field} name="q" type="search" maxLength={200} autoComplete="off" spellCheck={false} aria-label="Find anything" aria-keyshortcuts="/" placeholder="Search: address, hash, victim …  ( / )" />
    </form>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}
