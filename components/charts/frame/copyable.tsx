'use client';

import { useState, useSyncExternalStore } from 'react';
import styles from './frame.module.css';

const never = () => () => undefined;

/** The address that the reader sees us under; only the browser knows it. */
export function useOrigin(): string {
  return useSyncExternalStore(never, () => location.origin, () => '');
}

/** A text to take along. */
export function Copyable({ label, text, rows = 3 }: { label: string; text: string; rows?: number }) {
  const [copied, setCopied] = useState<string>();
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setCopied('Copied.'),
      () => setCopied('The browser did not allow it: select the text and copy it.'),
    );
  };
  return (
    <div>
      <textarea className={styles.snippet} aria-label={label} readOnly rows={rows} value={text} onFocus={(event) => event.target.select()} />
      <button className={styles.copy} type="button" onClick={copy}>
        Copy
      </button>{' '}
      <span role="status">{copied}</span>
    </div>
  );
}
