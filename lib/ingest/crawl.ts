import { aborted } from '@/lib/chain/errors';
import type { ChainProvider } from '@/lib/chain/provider';
import { explain, TrackerError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { crawlLease } from '@/lib/db/crawls';
import type { Ledger } from '@/lib/trace/ledger/ledger';
import { DEFAULTS, trace } from '@/lib/trace/trace';
import type { Method, Theft, TraceOptions } from '@/lib/trace/types';
import { createCrawlChains } from './crawl-chains';
import { chooseNext, type CrawlBudget, type LeftOut } from './crawl-next';
import { leftSentences } from './crawl-notes';
import { knownAmong, type Reached, reachOf } from './crawl-reach';
import { createCrawlReport, type CrawlProgress, type CrawlReport } from './crawl-report';
import type { Limits } from './crawl-tally';
import { withLease } from './lease';

/** What the store knows of an incident, ready to be traced. */
export interface Traceable extends Pick<TraceOptions, 'services' | 'coverage' | 'bridgeHints'> {
  readonly ledger: Ledger;
  readonly thefts: readonly Theft[];
}

export interface CrawlDeps {
  readonly db: Db;
  /** The chains that have an endpoint. */
  readonly chains: readonly string[];
  /** Makes the provider of such a chain, which the crawl destroys. */
  readonly provider: (chain: string) => ChainProvider;
  /** Reads the store anew each time. */
  readonly load: (incident: string) => Promise<Traceable>;
  /** Names this process among those that share the store, as `leaseHolder` does. */
  readonly holder: string;
  readonly clock?: () => Date;
  /** How many endpoints must give the same rows before they count. Default 1. */
  readonly quorum?: number;
  /** What is too much for one address. Default: the tracer's own number of counterparties, and 20,000 transfers. */
  readonly limits?: Limits;
  /** How many addresses are read at one time. Default 50. */
  readonly batch?: number;
  /** How often it is looked whether a chain that another process fetches is free. Default 5 seconds. */
  readonly waitMs?: number;
}

export interface CrawlOptions {
  readonly incident: string;
  readonly budget: CrawlBudget;
  /** By which it is said what is worth reading. Default `fifo`; poison has no amounts and goes as haircut does. */
  readonly method?: Method;
  readonly onProgress?: (progress: CrawlProgress) => void;
  readonly signal?: AbortSignal;
}

export interface Crawl {
  /**
   * Fetches what the trace of an incident needs next, those addresses first to which most of the loot came, until the
   * budget is used up or nothing is left: traces, reads the next addresses in both directions, and traces again. What
   * one request brought is committed with its interval, so that it can be stopped at any moment and goes on there, and
   * nothing is asked twice. Services, and addresses that behave like one, are not read. Resolves with the final state,
   * whose message says what was left; rejects with a TrackerError, which the stored state then tells too: `lease_held`
   * where this incident is being crawled already, and what the endpoints throw, once all other chains are read.
   */
  run(options: CrawlOptions): Promise<CrawlProgress>;
}

const DEFAULT_LIMITS: Limits = { counterparties: DEFAULTS.hubCounterparties, transfers: 20_000 };

/** Makes the crawl over one store. */
export function createCrawl(deps: CrawlDeps): Crawl {
  const { db, holder, clock = () => new Date() } = deps;
  return {
    run: ({ incident, budget, method = 'fifo', onProgress, signal }) =>
      withLease(db, { chain: crawlLease(incident), holder, signal }, async (held) => {
        const report = createCrawlReport({ db, incident, budget, clock, onProgress });
        const notes: string[] = [];
        try {
          await report.tell({});
          await walkOutward({ ...deps, incident, budget, method: method === 'poison' ? 'haircut' : method, signal: held, report, notes });
          await report.tell({ state: 'done', message: notes.length === 0 ? null : notes.join(' '), reading: null });
          return report.state();
        } catch (error) {
          const stopped = error instanceof TrackerError && error.code === 'aborted';
          await report.tell({ state: stopped ? 'idle' : 'failed', message: [explain(error), ...notes].join(' '), reading: null });
          throw error;
        }
      }),
  };
}

interface WalkOutward extends CrawlDeps {
  readonly incident: string;
  readonly budget: CrawlBudget;
  readonly method: Method;
  readonly signal: AbortSignal;
  readonly report: CrawlReport;
  /** Filled with what a reader must be told in the end. */
  readonly notes: string[];
}

/** One round after the other: from the theft to the addresses that the budget allows. */
async function walkOutward(walk: WalkOutward): Promise<void> {
  const { incident, budget, method, signal, report, load, limits = DEFAULT_LIMITS, batch = 50 } = walk;
  const chains = createCrawlChains({ ...walk, limits });
  const busy = new Map<string, string>();
  try {
    for (;;) {
      if (signal.aborted) throw aborted();
      const { ledger, thefts, services, coverage, bridgeHints } = await load(incident);
      const found = trace(ledger, thefts, { method, services, coverage, bridgeHints, hubCounterparties: limits.counterparties });
      const reached = reachOf(found);
      const standings = await chains.standings(reached);
      const known = knownAmong(found, (key) => standings.has(key) && standings.get(key) !== 'unread');
      const hindrance = (one: Reached): LeftOut | undefined => {
        if (busy.has(keyOf(one))) return 'too busy';
        return chains.hindrance(one.chain) ?? (known.has(keyOf(one)) ? undefined : 'behind one that is not read');
      };
      const { next, left, read } = chooseNext(reached, { budget, batch, hindrance, standing: (one) => standings.get(keyOf(one)) ?? 'unread' });
      await report.tell({ addresses: read.length, hops: read.reduce((most, { hop }) => Math.max(most, hop), 0), requests: chains.requests(), reading: null });
      if (next.length === 0) {
        walk.notes.push(...leftSentences({ budget, left, busy }), ...chains.notes());
        return chains.assertAllWell();
      }
      for (const [one, reason] of await chains.read(next)) busy.set(one, reason);
    }
  } finally {
    chains.close();
  }
}

const keyOf = ({ chain, address }: Pick<Reached, 'chain' | 'address'>) => `${chain}:${address}`;
