'use client';

import { useState, useSyncExternalStore } from 'react';
import styles from './wallets.module.css';

const never = () => () => undefined;

/** Copies a text. Without JavaScript it is not there: the text beside it can be selected. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const inBrowser = useSyncExternalStore(never, () => true, () => false);
  const [state, setState] = useState('');
  if (!inBrowser) return null;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('Copied'),
      () => setState('Could not copy: select the text instead'),
    );
  return (
    <>
      <button type="button" className={styles.copy} onClick={() => void copy()}>
        Copy {what}
      </button>
      <span role="status" className={styles.copied}>{state}</span>
    </>
  );
}
