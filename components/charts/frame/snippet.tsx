'use client';

import { useState, useSyncExternalStore } from 'react';
import type { ServedChart } from '@/lib/charts/contract';
import { type ChartParams, embedSnippet } from './addresses';
import styles from './frame.module.css';

const never = () => () => undefined;

/** The address that the reader sees us under; only the browser knows it. */
function useOrigin(): string {
  return useSyncExternalStore(never, () => location.origin, () => '');
}

export function EmbedText({ id, title, params }: { id: ServedChart; title: string; params?: ChartParams }) {
  return <Copyable label="Code for another site" text={embedSnippet(useOrigin(), id, title, params)} />;
}

export function CiteText({ before, path }: { before: string; path: string }) {
  return <Copyable label="Citation" text={`${before} ${useOrigin()}${path}`} />;
}

function Copyable({ label, text }: { label: string; text: string }) {
  const [copied, setCopied] = useState<string>();
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setCopied('Copied.'),
      () => setCopied('The browser did not allow it: select the text and copy it.'),
    );
  };
  return (
    <>
      <textarea className={styles.snippet} aria-label={label} readOnly rows={3} value={text} onFocus={(event) => event.target.select()} />
      <button className={styles.copy} type="button" onClick={copy}>
        Copy
      </button>{' '}
      <span role="status">{copied}</span>
    </>
  );
}
