import type { TimelineRow } from '@/lib/charts/contract';
import styles from './timeline.module.css';

/** Leads to the entry that the address asks for, or says why it is not on the page. */
export function Highlight({ id, row, rows }: { id: string; row: TimelineRow | undefined; rows: readonly TimelineRow[] }) {
  if (row === undefined) return <p className={styles.notice}>The timeline has no entry “{id.slice(0, 80)}”.</p>;
  if (!rows.some((shown) => shown.id === id)) {
    return (
      <p className={styles.notice}>
        “{row.title}” is hidden by the filters. <a href={`/timeline?event=${id}#${id}`}>Show it in the whole timeline</a>
      </p>
    );
  }
  return (
    <p className={styles.notice}>
      Highlighted below: <a href={`#${id}`}>{row.title}</a>
    </p>
  );
}
