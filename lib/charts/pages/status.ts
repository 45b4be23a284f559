import { LISTS, type ListName, type StatusPage, type SyncProgress } from '@/lib/charts/contract';
import { countList } from '@/lib/db/list-query';
import { countVerifications } from '@/lib/db/status';
import { listSyncStatus, type SyncStatus } from '@/lib/db/sync-status';
import type { ChartContext } from '../context';
import { LIST_DEFINITIONS } from '../lists';

/** What the composition root knows and the store does not. */
export type Installation = Pick<StatusPage, 'engine' | 'replay' | 'registryVersion' | 'syncSetting' | 'configuredChains'>;

/** What this installation holds and how far its syncs came. */
export async function statusPage({ db, asOf }: ChartContext, installation: Installation): Promise<StatusPage> {
  const counts: [ListName, number][] = [];
  for (const name of LISTS) counts.push([name, await countList(db, LIST_DEFINITIONS[name].source, [])]);
  const verified = await countVerifications(db);
  return {
    ...installation,
    counts: Object.fromEntries(counts) as Record<ListName, number>,
    sync: (await listSyncStatus(db)).map(progressRow),
    verification: {
      match: verified.get('match') ?? 0,
      mismatch: verified.get('mismatch') ?? 0,
      'not found': verified.get('not found') ?? 0,
      unverified: verified.get('unverified') ?? 0,
    },
    asOf,
  };
}

function progressRow({ chain, state, head, wanted, done, requests, rows, missingKinds, message, startedAt, updatedAt }: SyncStatus): SyncProgress {
  return {
    chain,
    state,
    head,
    wanted,
    done,
    requests,
    rows,
    missing_kinds: missingKinds,
    message,
    started_at: startedAt.toISOString(),
    updated_at: updatedAt.toISOString(),
  };
}
