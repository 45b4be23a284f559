import type { ReactNode } from 'react';
import styles from './ui.module.css';

export function Figures({ children }: { children: ReactNode }) {
  return <dl className={styles.figures}>{children}</dl>;
}

/** A figure never stands alone: `note` says what it counts and leaves out, `others` what others say, `provenance` where it is from. */
export function Figure(props: { label: string; value: string; note: ReactNode; others?: ReactNode; provenance?: ReactNode }) {
  return (
    <div className={styles.figure}>
      <dt>{props.label}</dt>
      <dd className={styles.figureValue}>{props.value}</dd>
      <dd className={styles.figureNote}>{props.note}</dd>
      {props.others !== undefined && <dd className={styles.figureOthers}>{props.others}</dd>}
      {props.provenance !== undefined && <dd className={styles.figureNote}>{props.provenance}</dd>}
    </div>
  );
}

export function Terms({ items }: { items: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={styles.terms}>
      {items.map(([term, text]) => (
        <div key={term} style={{ display: 'contents' }}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
