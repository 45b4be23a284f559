import { formatUsd } from '@/lib/core/money';
import { isoSeconds } from '@/lib/core/time';
import type { Db } from '@/lib/db/client';
import { crawlLease, findCrawl } from '@/lib/db/crawls';
import { leasedChains } from '@/lib/db/leases';
import type { CrawlState } from './contract/trace';

const DIED = 'It ended without a word. What was fetched is kept: start it again to go on.';

/**
 * How far the fetching for the trace of an incident came; null before the first. One whose process died is `idle`.
 * Leases are read twice: a crawl that begins or ends meanwhile must not look like one that died.
 */
export async function crawlState(db: Db, incident: string): Promise<CrawlState | null> {
  const before = await leasedChains(db);
  const row = await findCrawl(db, incident);
  const after = await leasedChains(db);
  if (row === undefined) return null;
  const lease = crawlLease(incident);
  const died = row.state === 'running' && !before.has(lease) && !after.has(lease);
  return {
    state: died ? 'idle' : row.state,
    message: died ? DIED : row.message,
    addresses: row.addresses,
    hops: row.hops,
    requests: row.requests,
    budget: { max_hops: row.maxHops, min_usd: formatUsd(row.minUsdMicros), max_addresses: row.maxAddresses },
    updated_at: isoSeconds(Math.floor(row.updatedAt.getTime() / 1000)),
  };
}
