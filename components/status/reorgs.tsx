'use client';

import type { ReorgRow, StatusPage } from '@/lib/charts/contract';
import { useStatus } from '@/lib/client/use-status';
import { formatTime } from '@/lib/format/date';
import { plural } from '@/lib/format/number';
import styles from './status.module.css';
import { chainTitle, count } from './words';

/** Chains that changed below the block they had called final, and what was taken back for it. */
export function Reorgs({ initial }: { initial: StatusPage }) {
  const { rows, total } = useStatus(initial).reorgs;
  if (total === 0) return <p>None has been found.</p>;
  return (
    <>
      <ul className={styles.runs}>
        {rows.map((row) => (
          <Reorg key={`${row.chain} ${row.found_at}`} row={row} />
        ))}
      </ul>
      {rows.length < total && <p>The newest {count(rows.length)} of {count(total)}.</p>}
    </>
  );
}

function Reorg({ row }: { row: ReorgRow }) {
  const events = row.removed_events === 0 ? '' : ` and ${plural(row.removed_events, 'event')} of services`;
  return (
    <li className={styles.run}>
      <p className={styles.title}>
        {chainTitle(row.chain)}
        <span className={styles.quiet}>found {formatTime(row.found_at)}</span>
      </p>
      <p>
        Both sides share block {count(row.common_block)}. {plural(row.removed_transfers, 'transfer')}{events} above it, up to block {count(row.block)}, were
        taken back; the blocks are read again.
      </p>
      <p className={styles.hashes}>
        Block {count(row.block)} was <code>{row.stored_hash}</code> and is <code>{row.new_hash}</code>.
      </p>
    </li>
  );
}
