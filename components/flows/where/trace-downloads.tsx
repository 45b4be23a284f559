import type { TraceMethod } from '@/lib/charts/contract';
import styles from '@/components/lists/lists.module.css';

/** The whole trace for machines, and for whoever has to check it: nothing in these is cut. */
export function TraceDownloads({ incident, method }: { incident: string; method: TraceMethod }) {
  const at = (end: string) => `/api/v1/traces/${incident}${end}?method=${method}`;
  return (
    <p className={styles.downloads}>
      This trace: <a href={at('.json')}>JSON</a> <a href={at('.csv')}>places as CSV</a> <a href={at('/paths.csv')}>ways as CSV</a>{' '}
      <a href={at('/graph.json')}>graph as JSON</a>{' '}
      <a href={at('/bundle.zip')}>evidence bundle</a>
    </p>
  );
}
