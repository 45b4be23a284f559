import type { ChainProvider } from '@/lib/chain/provider';
import type { Db } from '@/lib/db/client';
import { type EndpointHealth, saveEndpointHealth } from '@/lib/db/endpoint-health';
import { saveSyncStatus } from '@/lib/db/sync-status';
import { etaOf, statusRow, type SyncProgress } from './progress';

/** The progress of one run: told to whoever listens, and stored once a second at most. */
export interface RunReport {
  readonly state: () => SyncProgress;
  tell(change: Partial<SyncProgress>): Promise<void>;
}

export interface RunReportOptions {
  readonly db: Db;
  readonly provider: ChainProvider;
  readonly chain: string;
  readonly clock: () => Date;
  readonly onProgress?: (progress: SyncProgress) => void;
  /** Whether the run is the sync of the chain, whose status is stored. Default true; how endpoints do is stored anyway. */
  readonly isSync?: boolean;
}

/** Rows of status are for people: one a second is enough. */
const STORED_EVERY_MS = 1_000;

/** Makes the report of a run that starts now. */
export function createRunReport({ db, provider, chain, clock, onProgress, isSync = true }: RunReportOptions): RunReport {
  const startedAt = clock();
  let storedAt = 0;
  let state: SyncProgress = {
    chain, state: 'running', head: null, wanted: 0, done: 0, requests: 0, rows: 0, discarded: 0,
    missingKinds: [], message: null, startedAt, eta: null,
  };

  async function store(now: Date): Promise<void> {
    storedAt = now.getTime();
    if (isSync) await saveSyncStatus(db, statusRow(state, now));
    await saveEndpointHealth(db, healthRows(provider, chain, now));
  }

  return {
    state: () => state,
    async tell(change) {
      const now = clock();
      const { done, wanted } = { ...state, ...change };
      const discarded = provider.health().reduce((sum, lane) => sum + lane.discarded, 0);
      state = { ...state, ...change, requests: provider.requests, discarded, eta: etaOf(startedAt, now, done, wanted) };
      onProgress?.(state);
      if (state.state !== 'running' || now.getTime() - storedAt >= STORED_EVERY_MS) await store(now);
    },
  };
}

/** One row a host: two URLs of one host can't be told apart without showing what may be a key. */
function healthRows(provider: ChainProvider, chain: string, now: Date): EndpointHealth[] {
  const hosts = new Map<string, EndpointHealth>();
  for (const { lastDiscardAt, rate, latencyMs, ...lane } of provider.health()) {
    const row = {
      ...lane,
      chain,
      lastDiscardAt: lastDiscardAt === null ? null : new Date(lastDiscardAt),
      rate: rate === null ? null : Math.max(1, Math.round(rate)),
      latencyMs: latencyMs === null ? null : Math.round(latencyMs),
      updatedAt: now,
    };
    const same = hosts.get(lane.host);
    hosts.set(lane.host, same === undefined ? row : joined(same, row));
  }
  return [...hosts.values()];
}

function joined(a: EndpointHealth, b: EndpointHealth): EndpointHealth {
  const later = (b.lastDiscardAt?.getTime() ?? 0) > (a.lastDiscardAt?.getTime() ?? 0) ? b : a;
  const { lastDiscard, lastDiscardAt } = later;
  return { ...a, answered: a.answered + b.answered, failed: a.failed + b.failed, discarded: a.discarded + b.discarded, lastDiscard, lastDiscardAt };
}
