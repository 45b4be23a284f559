import { href, type Query } from './query';
import styles from './lists.module.css';

/** The same rows for machines: exactly the filters of this view. */
export function Downloads({ list, query, what }: { list: string; query: Query; what: string }) {
  return (
    <p className={styles.downloads}>
      {what}: <a href={href(`/api/v1/${list}.csv`, query)}>CSV</a> <a href={href(`/api/v1/${list}`, query)}>JSON</a>
    </p>
  );
}
