import type { ChainProvider } from '@/lib/chain/provider';
import { TrackerError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { type CrawlChain, createCrawlChain } from './crawl-chain';
import type { LeftOut, Standing } from './crawl-next';
import type { Reached } from './crawl-reach';
import type { CrawlReport } from './crawl-report';
import type { Limits } from './crawl-tally';

export interface CrawlChainsOptions {
  readonly db: Db;
  /** Those that have an endpoint. */
  readonly chains: readonly string[];
  readonly provider: (chain: string) => ChainProvider;
  readonly holder: string;
  readonly quorum?: number;
  readonly limits: Limits;
  readonly clock?: () => Date;
  readonly waitMs?: number;
  readonly report: CrawlReport;
  readonly signal: AbortSignal;
}

/** All chains of a crawl. One that fails is left alone from then on, and the others go on. Keys are `chain:address`. */
export interface CrawlChains {
  standings(reached: readonly Reached[]): Promise<ReadonlyMap<string, Standing>>;
  /** Reads addresses, chain by chain; those that received a theft whole, whatever there is. Gives those that have too much. */
  read(next: readonly Reached[]): Promise<ReadonlyMap<string, string>>;
  /** Why a chain can't be read, if it can't. */
  hindrance(chain: string): LeftOut | undefined;
  notes(): readonly string[];
  requests(): number;
  /** Throws the failure of the first chain that failed. */
  assertAllWell(): void;
  close(): void;
}

/** Makes the reading of all chains; each is opened when it is first needed. */
export function createCrawlChains(options: CrawlChainsOptions): CrawlChains {
  const { db, holder, quorum = 1, limits, clock = () => new Date(), waitMs = 5_000, report, signal } = options;
  const opened = new Map<string, CrawlChain>();
  const failures = new Map<string, TrackerError>();
  const requests = () => [...opened.values()].reduce((sum, chain) => sum + chain.requests, 0);
  let rows = 0;
  let reading = 0;

  function chainOf(chain: string): CrawlChain {
    const known = opened.get(chain);
    if (known !== undefined) return known;
    const made = createCrawlChain({
      db, chain, provider: options.provider(chain), holder, quorum, limits, clock, waitMs, signal,
      onWait: (message) => report.tell({ message }),
      onProgress: ({ done, wanted, rows: added }) => {
        const percent = wanted === 0 ? 0 : Math.floor((100 * done) / wanted);
        return report.tell({ message: null, requests: requests(), rows: rows + added, reading: { chain, addresses: reading, percent } });
      },
    });
    opened.set(chain, made);
    return made;
  }

  /** What of it can be had: a chain that fails is left out. */
  async function each<T>(reached: readonly Reached[], work: (chain: string, here: readonly Reached[]) => Promise<ReadonlyMap<string, T>>): Promise<Map<string, T>> {
    const found = new Map<string, T>();
    for (const [chain, here] of byChain(reached)) {
      try {
        for (const [address, what] of await work(chain, here)) found.set(`${chain}:${address}`, what);
      } catch (error) {
        if (!isOfChain(error) || signal.aborted) throw error;
        failures.set(chain, error);
      }
    }
    return found;
  }

  const hindrance = (chain: string): LeftOut | undefined => {
    if (!options.chains.includes(chain)) return 'no endpoint';
    return failures.has(chain) ? 'failed' : undefined;
  };

  return {
    hindrance,
    requests,
    standings: (reached) =>
      each(
        // What a chain that failed has given is read all the same.
        reached.filter(({ chain }) => hindrance(chain) === undefined || opened.get(chain)?.isOpen === true),
        (chain, here) => chainOf(chain).standings(here.map(({ address }) => address)),
      ),
    read: (next) =>
      each(next, async (chain, here) => {
        reading = here.length;
        const exempt = new Set(here.filter(({ hop }) => hop === 0).map(({ address }) => address));
        const excess = await chainOf(chain).read(here.map(({ address }) => address), exempt);
        rows = report.state().rows;
        return excess;
      }),
    notes: () => [...opened].flatMap(([name, chain]) => chain.notes().map((note) => `${name}: ${note}`)),
    assertAllWell() {
      const [failure] = failures.values();
      if (failure !== undefined) throw failure;
    },
    close: () => opened.forEach((chain) => chain.close()),
  };
}

function byChain(reached: readonly Reached[]): Map<string, Reached[]> {
  const groups = new Map<string, Reached[]>();
  for (const one of reached) groups.set(one.chain, [...(groups.get(one.chain) ?? []), one]);
  return groups;
}

/** What goes wrong with a chain and its endpoints is no matter of the others. */
function isOfChain(error: unknown): error is TrackerError {
  return error instanceof TrackerError && (error.code.startsWith('endpoint_') || error.code === 'lease_lost' || error.code === 'bad_config');
}
