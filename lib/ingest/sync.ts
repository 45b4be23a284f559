import { type ChainProvider } from '@/lib/chain/provider';
import { type HeadReport, probeHead, probeHistory } from '@/lib/chain/probe';
import { createRangeSize, type RangeSize, walk } from '@/lib/chain/ranges';
import type { HistorySource } from '@/lib/chain/source';
import { explain, TrackerError } from '@/lib/core/errors';
import type { Interval } from '@/lib/core/intervals';
import { type Transfer, TRANSFER_KINDS, type TransferKind } from '@/lib/core/transfer';
import type { Db } from '@/lib/db/client';
import { addInterval, loadIntervals } from '@/lib/db/intervals';
import { type FinalMark, lockSync, saveFinalMark, saveSyncStatus } from '@/lib/db/sync-status';
import { insertTransfers } from '@/lib/db/transfers';
import { watchedAddresses } from '@/lib/db/watch-list';
import { nextFinalMark } from './final-mark';
import { blocksOf, plan, queryKey, type Work } from './plan';
import { etaOf, statusRow, type SyncProgress } from './progress';
import { startBlock } from './start-block';
import { syncBalances } from './sync-balances';

export interface SyncDeps {
  readonly db: Db;
  /** Makes the provider of a chain, which the sync destroys. Throws `bad_config` where none is configured. */
  readonly provider: (chain: string) => ChainProvider;
  readonly clock?: () => Date;
}

export interface SyncOptions {
  readonly chain: string;
  readonly onProgress?: (progress: SyncProgress) => void;
  readonly signal?: AbortSignal;
  /** The most wallets in one request. Default 100. */
  readonly batch?: number;
  /** The first block to fetch; by default that of `startBlock`. */
  readonly fromBlock?: number;
  /** Balances younger than this are kept although there are newer final blocks. Default 0. */
  readonly balanceAgeMs?: number;
}

export interface Sync {
  /**
   * Brings the store up to the last final block: transfers of all flagged wallets of the chain, then balances.
   * What one request brought is committed with its interval in one transaction, so that it can be stopped at any
   * moment and goes on there. What was fetched before is not asked for again. Rejects with a TrackerError, which
   * the stored status then tells too; resolves with the final state.
   */
  run(options: SyncOptions): Promise<SyncProgress>;
}

/** Status rows are for people: one a second is enough. */
const STATUS_EVERY_MS = 1_000;

/** Makes the sync over one store. */
export function createSync({ db, provider: providerOf, clock = () => new Date() }: SyncDeps): Sync {
  return {
    async run(options) {
      const startedAt = clock();
      const provider = providerOf(options.chain);
      const run = createRun(db, provider, options, clock, startedAt);
      try {
        return await run();
      } finally {
        provider.destroy();
      }
    },
  };
}

function createRun(db: Db, provider: ChainProvider, options: SyncOptions, clock: () => Date, startedAt: Date): () => Promise<SyncProgress> {
  const { chain, signal, batch = 100 } = options;
  let state: SyncProgress = {
    chain, state: 'running', head: null, wanted: 0, done: 0, requests: 0, rows: 0, missingKinds: [], message: null, startedAt, eta: null,
  };
  let savedAt = 0;
  /** Saved with the first rows: what an endpoint says of the chain counts only once something of it is stored. */
  let mark: FinalMark | undefined;

  async function report(change: Partial<SyncProgress>): Promise<void> {
    const now = clock();
    const { done, wanted } = { ...state, ...change };
    state = { ...state, ...change, requests: provider.requests, eta: etaOf(startedAt, now, done, wanted) };
    options.onProgress?.(state);
    if (state.state === 'running' && now.getTime() - savedAt < STATUS_EVERY_MS) return;
    savedAt = now.getTime();
    await saveSyncStatus(db, statusRow(state, now));
  }

  async function commit(work: Work, piece: Interval, rows: readonly Transfer[]): Promise<number> {
    const queries = work.kinds.flatMap((kind) => work.addresses.map((address) => queryKey(kind, address)));
    return db.transaction(async (tx) => {
      await lockSync(tx, chain);
      if (mark !== undefined) await saveFinalMark(tx, chain, mark);
      const added = await insertTransfers(tx, rows);
      await addInterval(tx, chain, queries, piece);
      return added;
    });
  }

  async function fetchAll(source: HistorySource, works: readonly Work[]): Promise<void> {
    const size: RangeSize = createRangeSize({ start: source.startRange, max: source.maxRange });
    for (const work of works) {
      for (const interval of work.missing) {
        const fetch = (piece: Interval) => source.fetchTransfers({ ...piece, addresses: work.addresses, signal });
        for await (const { piece, result } of walk(interval, size, fetch)) {
          const added = await commit(work, piece, result);
          await report({ done: state.done + piece.to - piece.from + 1, rows: state.rows + added });
        }
      }
    }
  }

  async function fetchMissing(head: HeadReport, addresses: readonly string[]): Promise<void> {
    const to = head.final.number;
    const wanted = { from: options.fromBlock ?? startBlock(chain, to), to };
    const had = await loadIntervals(db, chain);
    const worksOf = (kinds: readonly TransferKind[]) => plan({ addresses, kinds, wanted, had, batch });
    // The methods of the endpoint are tried only when there is something to ask of them.
    if (wanted.from > wanted.to || worksOf(TRANSFER_KINDS).length === 0) return;
    const history = await probeHistory(provider, chain, to, signal);
    const todo = history.sources.map((source) => ({ source, works: worksOf(source.kinds) }));
    await report({ wanted: todo.reduce((sum, { works }) => sum + blocksOf(works), 0), missingKinds: history.missingKinds });
    for (const { source, works } of todo) await fetchAll(source, works);
  }

  return async () => {
    try {
      await report({});
      const head = await probeHead(provider, signal);
      mark = await nextFinalMark(db, provider, chain, head.final, signal);
      await report({ head: head.final.number });
      const addresses = await watchedAddresses(db, chain);
      await fetchMissing(head, addresses);
      await syncBalances(db, provider, { chain, addresses, final: head.final, maxAgeMs: options.balanceAgeMs ?? 0, now: clock(), signal });
      await report({ state: 'done', message: missingSentence(state.missingKinds) });
      return state;
    } catch (error) {
      const stopped = error instanceof TrackerError && error.code === 'aborted';
      await report({ state: stopped ? 'idle' : 'failed', message: explain(error) });
      throw error;
    }
  };
}

function missingSentence(kinds: readonly TransferKind[]): string | null {
  if (kinds.length === 0) return null;
  return `The endpoint can't give ${kinds.join(' and ')} transfers: what moved that way is unknown.`;
}
