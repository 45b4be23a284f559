import { type Command, InvalidArgumentError } from 'commander';
import { configuredChains, configuredProvider } from '@/lib/chain/configured';
import type { CrawlState } from '@/lib/charts/contract/trace';
import { crawlState } from '@/lib/charts/crawl-state';
import { loadTrace } from '@/lib/charts/trace';
import type { Config } from '@/lib/config';
import { TrackerError } from '@/lib/core/errors';
import { parseUsd } from '@/lib/core/money';
import type { Db } from '@/lib/db/client';
import { createCrawl } from '@/lib/ingest/crawl';
import type { CrawlBudget } from '@/lib/ingest/crawl-next';
import type { CrawlProgress } from '@/lib/ingest/crawl-report';
import { leaseHolder } from '@/lib/ingest/lease';
import { type StoreTrace, traceStore } from './trace-store';
import type { TraceAnswer } from './trace-words';

/** How far to fetch; undefined what was not given. */
export interface CrawlFlags {
  readonly maxHops?: number;
  readonly minUsd?: bigint;
  readonly maxAddresses?: number;
}

/** What is taken for those that are not given. */
const DEFAULTS: CrawlBudget = { maxHops: 3, minUsdMicros: parseUsd('1000'), maxAddresses: 500 };

/** The options by which a trace fetches what it needs. */
export function addCrawlOptions(command: Command): Command {
  return command
    .option('--max-hops <number>', 'fetch what the trace needs first, so many steps from the theft (3)', (text) => whole(text, 0))
    .option('--min-usd <dollars>', 'of addresses to which at least so much of the loot came (1000)', usd)
    .option('--max-addresses <number>', 'and so many addresses at most, those before included (500)', (text) => whole(text, 1));
}

/** How far to fetch, or undefined where nothing was said of it: then nothing is to be fetched. */
export function budgetOf({ maxHops, minUsd, maxAddresses }: CrawlFlags): CrawlBudget | undefined {
  if (maxHops === undefined && minUsd === undefined && maxAddresses === undefined) return undefined;
  return {
    maxHops: maxHops ?? DEFAULTS.maxHops,
    minUsdMicros: minUsd ?? DEFAULTS.minUsdMicros,
    maxAddresses: maxAddresses ?? DEFAULTS.maxAddresses,
  };
}

/**
 * Fetches what the trace of an incident needs, then traces it. Stops on Ctrl-C with what it has. Throws `bad_config`
 * where no chain has an endpoint, and as the crawl and `traceStore` do.
 */
export async function traceCrawled(wanted: StoreTrace, budget: CrawlBudget): Promise<TraceAnswer> {
  const states: (CrawlState | null)[] = [];
  const answer = await traceStore({ ...wanted, prepare: async ({ db }, config) => states.push(await fetchFor(db, config, wanted, budget)) });
  const [crawl = null] = states;
  const left = crawl?.message ?? null;
  return { ...answer, notes: left === null ? answer.notes : [...answer.notes, left], toJSON: () => ({ ...answer.toJSON(), crawl }) };
}

async function fetchFor(db: Db, config: Config, { incident, method, show }: StoreTrace, budget: CrawlBudget): Promise<CrawlState | null> {
  const chains = configuredChains(config);
  if (chains.length === 0) {
    throw new TrackerError('bad_config', 'Nothing can be fetched, for no chain has an endpoint.', {
      fix: 'Set RPC_URL_1 for Ethereum, or leave out --max-hops, --min-usd and --max-addresses to trace what is stored.',
    });
  }
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  try {
    const provider = (chain: string) => configuredProvider(config, chain);
    const load = (name: string) => loadTrace(db, name);
    const crawl = createCrawl({ db, chains, provider, load, holder: leaseHolder('trace'), quorum: config.quorum });
    await crawl.run({ incident, budget, method, signal: stop.signal, onProgress: (progress) => show(crawlLine(progress)) });
    return await crawlState(db, incident);
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}

const number = new Intl.NumberFormat('en-US');

/** Addresses, steps, requests and rows on one line, and what is being read. */
function crawlLine({ incident, addresses, hops, requests, rows, reading, message }: CrawlProgress): string {
  const done = `${incident}: ${number.format(addresses)} addresses read up to step ${hops}, ${number.format(requests)} requests, ${number.format(rows)} new transfers`;
  const now = reading === null ? '' : `; reading ${number.format(reading.addresses)} on ${reading.chain}, ${reading.percent} %`;
  return `${done}${now}${message === null ? '' : `. ${message}`}`;
}

function whole(text: string, least: number): number {
  if (!/^\d{1,6}$/.test(text) || Number(text) < least) throw new InvalidArgumentError(`It takes a whole number from ${least}.`);
  return Number(text);
}

function usd(text: string): bigint {
  try {
    return parseUsd(text);
  } catch {
    throw new InvalidArgumentError('It takes dollars, such as 1000 or 0.5.');
  }
}
