import type { ReactNode } from 'react';
import { Terms } from './figures';
import styles from './ui.module.css';

interface ProvenanceProps {
  /** Which figure, for those who hear the page. */
  readonly of: string;
  readonly how: ReactNode;
  readonly transactions: ReactNode;
  readonly documents: ReactNode;
  readonly asOf: ReactNode;
  readonly missing: ReactNode;
}

/** Behind every figure: how it came about, on what it rests, up to when, and what it does not have. Opens without JavaScript. */
export function Provenance({ of, how, transactions, documents, asOf, missing }: ProvenanceProps) {
  return (
    <details className={styles.provenance}>
      <summary>
        Where this is from<span className="visually-hidden">: {of}</span>
      </summary>
      <Terms
        items={[
          ['Computed', how],
          ['Transactions', transactions],
          ['Documents', documents],
          ['As of', asOf],
          ['Missing', missing],
        ]}
      />
    </details>
  );
}
