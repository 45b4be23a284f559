import { type EndpointRow, LISTS, type ListName, type ReorgRow, type StatusPage, type SyncProgress } from '@/lib/charts/contract';
import type { Db } from '@/lib/db/client';
import { type EndpointHealth, listEndpointHealth } from '@/lib/db/endpoint-health';
import { leasedChains } from '@/lib/db/leases';
import { countList } from '@/lib/db/list-query';
import { listReorgs, type Reorg } from '@/lib/db/reorgs';
import { countVerifications } from '@/lib/db/status';
import { listSyncStatus, type StoredSyncStatus } from '@/lib/db/sync-status';
import { newestAlerts } from '../alerts';
import type { ChartContext } from '../context';
import { LIST_DEFINITIONS } from '../lists';

/** What the composition root knows and the store does not. */
export type Installation = Pick<StatusPage, 'engine' | 'replay' | 'registryVersion' | 'syncSetting' | 'configuredChains'>;

/** What the store holds. Counting takes a while in a large one. */
export type Holdings = Pick<StatusPage, 'counts' | 'verification'>;

/** Reorganisations on the page, and alerts. */
const SHOWN = 20;

/** What this installation holds and how far its syncs came. `holdings` is counted unless it is given. */
export async function statusPage({ db, asOf }: ChartContext, installation: Installation, holdings?: Holdings): Promise<StatusPage> {
  return { ...installation, ...(holdings ?? (await countHoldings(db))), ...(await readSyncs(db)), alerts: await newestAlerts(db, SHOWN), asOf };
}

/** Leases are read twice: a run that begins or ends meanwhile must not look like one that died. */
async function readSyncs(db: Db): Promise<Pick<StatusPage, 'sync' | 'endpoints' | 'reorgs'>> {
  const before = await leasedChains(db);
  const runs = await listSyncStatus(db);
  const after = await leasedChains(db);
  const { rows, total } = await listReorgs(db, SHOWN);
  return {
    sync: runs.map((run) => progressRow(run, before.has(run.chain) || after.has(run.chain))),
    endpoints: (await listEndpointHealth(db)).map(endpointRow),
    reorgs: { rows: rows.map(reorgRow), total },
  };
}

/** Counts the rows of every list, and the shipped transfers by what `verify` found. */
export async function countHoldings(db: Db): Promise<Holdings> {
  const counts: [ListName, number][] = [];
  for (const name of LISTS) counts.push([name, await countList(db, LIST_DEFINITIONS[name].source, [])]);
  const verified = await countVerifications(db);
  return {
    counts: Object.fromEntries(counts) as Record<ListName, number>,
    verification: {
      match: verified.get('match') ?? 0,
      mismatch: verified.get('mismatch') ?? 0,
      'not found': verified.get('not found') ?? 0,
      unverified: verified.get('unverified') ?? 0,
    },
  };
}

/** A run whose process died was never told to be over: without a lease nothing runs. */
function progressRow(row: StoredSyncStatus, leased: boolean): SyncProgress {
  const { chain, state, head, wanted, done, requests, rows, missingKinds, message, startedAt, updatedAt, completedAt } = row;
  const died = state === 'running' && !leased;
  return {
    chain,
    state: died ? 'idle' : state,
    head,
    wanted,
    done,
    requests,
    rows,
    missing_kinds: missingKinds,
    message: died ? 'The process that was fetching has ended. The next one goes on where it was.' : message,
    started_at: startedAt.toISOString(),
    updated_at: updatedAt.toISOString(),
    completed_at: completedAt?.toISOString() ?? null,
  };
}

function endpointRow(row: EndpointHealth): EndpointRow {
  return {
    chain: row.chain,
    host: row.host,
    answered: row.answered,
    failed: row.failed,
    discarded: row.discarded,
    last_discard: row.lastDiscard,
    last_discard_at: row.lastDiscardAt?.toISOString() ?? null,
    latency_ms: row.latencyMs,
    rate: row.rate,
    updated_at: row.updatedAt.toISOString(),
  };
}

function reorgRow(row: Reorg): ReorgRow {
  return {
    chain: row.chain,
    found_at: row.foundAt.toISOString(),
    common_block: row.commonBlock,
    block: row.block,
    stored_hash: row.storedHash,
    new_hash: row.newHash,
    removed_transfers: row.removedTransfers,
    removed_events: row.removedEvents,
  };
}
