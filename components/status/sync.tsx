'use client';

import { useStatus } from '@/lib/client/use-status';
import { chainByName } from '@/lib/core/chains';
import type { StatusPage, SyncProgress } from '@/lib/charts/contract';
import { formatTime } from '@/lib/format/date';
import { groupDigits } from '@/lib/format/number';
import styles from './status.module.css';

/** How far each chain has been read. Starts with what the server knew and follows it from there. */
export function Sync({ initial }: { initial: StatusPage }) {
  const status = useStatus(initial);
  if (status.sync.length === 0) {
    return (
      <p className={styles.unlooked}>
        {status.configuredChains.length === 0
          ? 'Nothing is being read: no endpoint is configured. What no one has looked at is not zero.'
          : 'Nothing has been read yet.'}
      </p>
    );
  }
  return (
    <ul className={styles.runs}>
      {status.sync.map((run) => (
        <Run key={run.chain} run={run} />
      ))}
    </ul>
  );
}

function Run({ run }: { run: SyncProgress }) {
  const title = chainByName(run.chain)?.title ?? run.chain;
  return (
    <li className={styles.run}>
      <p className={styles.title}>
        {title}
        <span className={run.state === 'failed' ? styles.failed : styles.quiet}>{run.state}</span>
      </p>
      <progress max={Math.max(run.wanted, 1)} value={run.done} aria-label={`Blocks of ${title} read`} />
      <p className={styles.quiet}>
        {count(run.done)} of {count(run.wanted)} blocks · {count(run.requests)} requests · {count(run.rows)} transfers ·{' '}
        {run.head === null ? 'head not known' : `up to block ${count(run.head)}`} · {formatTime(run.updated_at)}
      </p>
      {run.message !== null && <p>{run.message}</p>}
      {run.missing_kinds.length > 0 && (
        <p className={styles.unlooked}>Not read: {run.missing_kinds.join(', ')} transfers. No configured endpoint answers for them.</p>
      )}
    </li>
  );
}

const count = (number: number) => groupDigits(String(number));
