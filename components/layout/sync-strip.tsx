'use client';

import type { StatusPage, SyncProgress } from '@/lib/charts/contract';
import { chainByName } from '@/lib/core/chains';
import { useStatus } from '@/lib/client/use-status';
import { formatDuration } from '@/lib/format/date';
import { groupDigits } from '@/lib/format/number';
import { secondsLeft } from '@/lib/format/progress';
import styles from './layout.module.css';

/** What the sync of each chain is doing, while it runs, and the sentence of one that failed. */
export function SyncStrip({ status: served }: { status: StatusPage }) {
  const status = useStatus(served);
  const shown = status.sync.filter((chain) => chain.state === 'running' || chain.state === 'failed');
  return (
    <aside data-sync="" aria-label="Reading the chains">
      {shown.map((chain) => (
        <div key={chain.chain} className={styles.sync}>
          <span>{sentence(chain)}</span>
          {chain.state === 'running' && (
            <progress aria-label={`Sync of ${chain.chain}`} max={Math.max(chain.wanted, 1)} value={chain.done} />
          )}
        </div>
      ))}
    </aside>
  );
}

function sentence(chain: SyncProgress): string {
  const name = chainByName(chain.chain)?.title ?? chain.chain;
  if (chain.state === 'failed') return `The sync of ${name} stopped: ${chain.message ?? 'no reason was given.'}`;
  const count = (value: number) => groupDigits(String(value));
  const left = secondsLeft(chain.done, chain.wanted, chain.started_at, chain.updated_at);
  const time = left === undefined ? '' : `, about ${formatDuration(left)} left`;
  return `Fetching ${name}: ${count(chain.done)} of ${count(chain.wanted)} blocks, ${count(chain.requests)} requests, ${count(chain.rows)} rows${time}`;
}
