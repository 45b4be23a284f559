import { aborted } from '@/lib/chain/errors';
import type { Header } from '@/lib/chain/parse';
import { probeHead } from '@/lib/chain/probe';
import { type HistoryReport, probeHistory } from '@/lib/chain/probe-history';
import type { ChainProvider } from '@/lib/chain/provider';
import { explain, TrackerError } from '@/lib/core/errors';
import type { Interval } from '@/lib/core/intervals';
import { settleAlerts } from '@/lib/db/alerts';
import type { Db } from '@/lib/db/client';
import { type FinalMark, latestMark } from '@/lib/db/final-marks';
import { loadIntervals } from '@/lib/db/intervals';
import { servicesOf } from '@/lib/db/services';
import { listedTokens } from '@/lib/db/watch-list';
import { checkChain } from './chain-check';
import type { Standing } from './crawl-next';
import { createTally, type Limits } from './crawl-tally';
import { fetchMissing } from './fetch-missing';
import { withLease } from './lease';
import { missingSentence, readPrices } from './notes';
import { pause } from './pause';
import { plan, queryKey } from './plan';
import type { SyncProgress } from './progress';
import { createRunReport, type RunReport } from './run-report';
import { startBlock } from './start-block';

export interface CrawlChainOptions {
  readonly db: Db;
  readonly chain: string;
  /** Destroyed by `close`. */
  readonly provider: ChainProvider;
  readonly holder: string;
  readonly quorum: number;
  readonly limits: Limits;
  readonly clock: () => Date;
  /** How often it is looked whether the process that has the chain has let it go. */
  readonly waitMs: number;
  readonly onProgress: (progress: SyncProgress) => Promise<void>;
  /** Told while another process has the chain. */
  readonly onWait: (sentence: string) => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * One chain, as a crawl reads it: each address from the start of the chain up to the block that was final when the
 * crawl came to it. What asks the endpoints does so as the only process that fetches the chain, and waits for another;
 * it throws what the endpoints throw, `lease_lost` and `aborted`, and what came before is kept.
 */
export interface CrawlChain {
  /** How much of the history of each address is stored. Asks the endpoints for the last final block, once. */
  standings(addresses: readonly string[]): Promise<ReadonlyMap<string, Standing>>;
  /**
   * Fetches what is missing of the addresses in both directions, what services say in their transactions, and the
   * prices of what moved. Gives those that were left because they have too much, each with the reason, but none of
   * the `exempt`.
   */
  read(addresses: readonly string[], exempt: ReadonlySet<string>): Promise<ReadonlyMap<string, string>>;
  /** What a reader of the record must be told of this chain. */
  notes(): readonly string[];
  readonly requests: number;
  /** Whether the last final block is known, so that standings ask nothing. */
  readonly isOpen: boolean;
  close(): void;
}

interface Opened {
  readonly final: Header;
  readonly history: HistoryReport;
}

/** Makes the reading of one chain; nothing is asked before the first question. */
export function createCrawlChain(options: CrawlChainOptions): CrawlChain {
  const { db, chain, provider, holder, quorum, limits, clock, waitMs, onProgress, onWait } = options;
  const notes = new Set<string>();
  let opened: Opened | undefined;
  let marks: readonly FinalMark[] = [];
  const note = (sentence: string | null) => void (sentence !== null && notes.add(sentence));

  /** Does the work as soon as nobody else fetches the chain. */
  async function alone<T>(work: (ready: Opened, signal: AbortSignal) => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await withLease(db, { chain, holder, signal: options.signal }, async (signal) => {
          opened ??= await open(signal);
          return work(opened, signal);
        });
      } catch (error) {
        if (!(error instanceof TrackerError) || error.code !== 'lease_held') throw error;
        await onWait(explain(error));
        if (!(await pause(waitMs, options.signal))) throw aborted();
      }
    }
  }

  async function open(signal: AbortSignal): Promise<Opened> {
    const { final } = await probeHead(provider, { signal, known: await latestMark(db, chain) });
    const checked = await checkChain({ db, provider, chain, final, quorum, now: clock(), signal });
    const history = await probeHistory(provider, chain, final.number, signal);
    marks = checked.marks;
    note(checked.reorg);
    note(missingSentence(history.missingKinds));
    return { final, history };
  }

  async function fetchAll(addresses: readonly string[], exempt: ReadonlySet<string>, { final, history }: Opened, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
    const services = await servicesOf(db, chain);
    const run = createRunReport({ db, provider, chain, clock, isSync: false });
    const report: RunReport = {
      state: run.state,
      async tell(change) {
        await run.tell(change);
        await onProgress(run.state());
      },
    };
    const listed = new Set(await listedTokens(db, chain));
    const tally = createTally(addresses.filter((address) => !exempt.has(address)), listed, limits);
    for (let left = addresses; ; left = left.filter((address) => !tally.excess().has(address))) {
      const enough = new AbortController();
      try {
        await fetchMissing({
          db, provider, chain, addresses: left, to: final.number, batch: left.length, quorum, marks, services, report, history,
          signal: AbortSignal.any([signal, enough.signal]),
          onStored({ rows }) {
            marks = [];
            tally.add(rows);
            if (left.some((address) => tally.excess().has(address))) enough.abort();
          },
        });
        return tally.excess();
      } catch (error) {
        if (!enough.signal.aborted || signal.aborted) throw error;
      } finally {
        await report.tell({ state: 'done' });
      }
    }
  }

  return {
    async standings(addresses) {
      const { final, history } = opened ?? (await alone((ready) => Promise.resolve(ready)));
      const kinds = history.groups.flatMap((group) => group.kinds);
      const had = await loadIntervals(db, chain, kinds.flatMap((kind) => addresses.map((address) => queryKey(kind, address))));
      const wanted = { from: startBlock(chain, final.number), to: final.number };
      return new Map(
        addresses.map((address) => {
          const historyOf = kinds.map((kind) => had.get(queryKey(kind, address)) ?? []);
          const isWhole = plan({ addresses: [address], kinds, wanted, had, batch: 1 }).length === 0;
          return [address, isWhole ? 'read' : wasWhole(historyOf, wanted.from) ? 'behind' : 'unread'];
        }),
      );
    },
    read: (addresses, exempt) =>
      alone(async (ready, signal) => {
        const excess = await fetchAll(addresses, exempt, ready, signal);
        note(await readPrices(db, provider, { chain, final: ready.final, signal }));
        await settleAlerts(db, { chain });
        return excess;
      }),
    notes: () => [...notes],
    get requests() {
      return provider.requests;
    },
    get isOpen() {
      return opened !== undefined;
    },
    close: () => provider.destroy(),
  };
}

/** A history is fetched from new to old: one that begins at the start was whole up to some block. */
function wasWhole(history: readonly (readonly Interval[])[], start: number): boolean {
  return history.every(([first]) => first !== undefined && first.from <= start);
}
