import { probeHead } from '@/lib/chain/probe';
import type { ChainProvider } from '@/lib/chain/provider';
import { explain, TrackerError } from '@/lib/core/errors';
import { settleAlerts } from '@/lib/db/alerts';
import type { Db } from '@/lib/db/client';
import { latestMark } from '@/lib/db/final-marks';
import { servicesOf } from '@/lib/db/services';
import { watchedAddresses } from '@/lib/db/watch-list';
import { checkChain } from './chain-check';
import { fetchMissing } from './fetch-missing';
import { missingSentence, readPrices } from './notes';
import type { SyncProgress } from './progress';
import { createRunReport, type RunReport } from './run-report';
import { syncBalances } from './sync-balances';

export interface SyncDeps {
  readonly db: Db;
  /** Makes the provider of a chain, which the sync destroys. Throws `bad_config` where none is configured. */
  readonly provider: (chain: string) => ChainProvider;
  readonly clock?: () => Date;
  /** How many endpoints must give the same rows before they count. Default 1. */
  readonly quorum?: number;
}

export interface SyncOptions {
  readonly chain: string;
  readonly onProgress?: (progress: SyncProgress) => void;
  readonly signal?: AbortSignal;
  /** The most wallets in one request. Default 250. */
  readonly batch?: number;
  /** The first block to fetch; by default that of `startBlock`. */
  readonly fromBlock?: number;
  /** Balances younger than this are kept although there are newer final blocks. Default 0. */
  readonly balanceAgeMs?: number;
  /** In place of that of the deps. */
  readonly quorum?: number;
}

export interface Sync {
  /**
   * Brings the store up to the last final block: transfers of all flagged wallets of the chain, what they are worth,
   * then balances. What one request brought is committed with its interval in one transaction, so that it can be stopped at any
   * moment and goes on there. What was fetched before is not asked for again. Rejects with a TrackerError, which
   * the stored status then tells too; resolves with the final state.
   */
  run(options: SyncOptions): Promise<SyncProgress>;
}

/** Makes the sync over one store. */
export function createSync({ db, provider: providerOf, clock = () => new Date(), quorum }: SyncDeps): Sync {
  return {
    async run(options) {
      const provider = providerOf(options.chain);
      const report = createRunReport({ db, provider, chain: options.chain, clock, onProgress: options.onProgress });
      try {
        await report.tell({});
        const notes = await bringUpToDate(db, provider, { quorum, ...options }, report, clock);
        await report.tell({ state: 'done', message: notes === '' ? null : notes });
        return report.state();
      } catch (error) {
        const stopped = error instanceof TrackerError && error.code === 'aborted';
        await report.tell({ state: stopped ? 'idle' : 'failed', message: explain(error) });
        throw error;
      } finally {
        provider.destroy();
      }
    },
  };
}

/** Gives what a reader of the record must be told of it. */
async function bringUpToDate(db: Db, provider: ChainProvider, options: SyncOptions, report: RunReport, clock: () => Date): Promise<string> {
  const { chain, signal, quorum = 1, batch = 250 } = options;
  const { final } = await probeHead(provider, { signal, known: await latestMark(db, chain) });
  const { marks, reorg } = await checkChain({ db, provider, chain, final, quorum, now: clock(), signal });
  await report.tell({ head: final.number, message: reorg });
  const addresses = await watchedAddresses(db, chain);
  const services = await servicesOf(db, chain);
  await fetchMissing({ db, provider, chain, addresses, to: final.number, from: options.fromBlock, batch, quorum, marks, services, report, signal });
  const isNew = marks.length > 0 || report.state().wanted > 0;
  const prices = isNew ? await readPrices(db, provider, { chain, final, signal }) : null;
  await settleAlerts(db, { chain });
  await syncBalances(db, provider, { chain, addresses, final, maxAgeMs: options.balanceAgeMs ?? 0, now: clock(), signal });
  return [reorg, missingSentence(report.state().missingKinds), prices].filter((note) => note !== null).join(' ');
}
