import type { ReactNode } from 'react';
import styles from './lists.module.css';

/**
 * A table in a container that scrolls by itself and can be focused, so that the page never scrolls sideways.
 * With `cards`, a narrow screen shows each row as a card: cells then need a `data-label`.
 */
export function TableRegion({ label, cards = false, children }: { label: string; cards?: boolean; children: ReactNode }) {
  return (
    <div className={cards ? `${styles.region} ${styles.cards}` : styles.region} role="region" aria-label={label} tabIndex={0}>
      <table className={styles.table}>{children}</table>
    </div>
  );
}

/** A heading of a column that sorts the list when followed; says how the list is sorted now. */
export function SortHeading({ title, name, sort, hrefOf, className }: {
  title: string;
  name: string;
  sort: string;
  hrefOf: (sort: string) => string;
  className?: string;
}) {
  const state = sort === name ? 'ascending' : sort === `-${name}` ? 'descending' : undefined;
  const next = sort === `-${name}` ? name : `-${name}`;
  const arrow = state === 'ascending' ? '↑' : state === 'descending' ? '↓' : '';
  return (
    <th scope="col" aria-sort={state} className={className}>
      <a href={hrefOf(next)}>
        {title} <span aria-hidden="true">{arrow}</span>
      </a>
    </th>
  );
}
