'use client';

import { useStatus } from '@/lib/client/use-status';
import type { StatusPage, SyncProgress } from '@/lib/charts/contract';
import { formatDuration, formatTime } from '@/lib/format/date';
import { secondsLeft } from '@/lib/format/progress';
import styles from './status.module.css';
import { chainTitle, count, kindMeaning, stateLabel } from './words';

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
  const title = chainTitle(run.chain);
  return (
    <li className={styles.run}>
      <p className={styles.title}>
        {title}
        <span className={run.state === 'failed' ? styles.failed : styles.quiet}>{stateLabel(run.state)}</span>
      </p>
      {run.wanted > 0 && <progress max={run.wanted} value={run.done} aria-label={`Blocks of ${title} read`} />}
      <p className={styles.quiet}>{figures(run)}</p>
      {run.message !== null && <p>{run.message}</p>}
      {run.missing_kinds.map((kind) => (
        <p key={kind} className={styles.unlooked}>
          Not read: {kindMeaning(kind)}. No configured endpoint gives {kind} transfers, so the records of wallets on {title} are incomplete.
        </p>
      ))}
    </li>
  );
}

function figures(run: SyncProgress): string {
  const left = run.state === 'running' ? secondsLeft(run.done, run.wanted, run.started_at, run.updated_at) : undefined;
  return [
    ...blocks(run),
    `${count(run.requests)} requests`,
    `${count(run.rows)} new transfers`,
    run.head === null ? 'last final block not known' : `last final block ${count(run.head)}`,
    ...(left === undefined ? [] : [`about ${formatDuration(left)} left`]),
    formatTime(run.updated_at),
  ].join(' · ');
}

function blocks({ wanted, done, state }: SyncProgress): string[] {
  if (wanted > 0) return [`${count(done)} of ${count(wanted)} blocks`];
  if (state === 'running') return ['looking for what is missing'];
  return state === 'done' ? ['nothing was missing'] : [];
}
