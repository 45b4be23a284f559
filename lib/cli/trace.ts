import { Command, InvalidArgumentError, Option } from 'commander';
import { TrackerError } from '@/lib/core/errors';
import { rangesOf } from '@/lib/trace/range';
import { trace } from '@/lib/trace/trace';
import { traceJson } from '@/lib/trace/trace-json';
import { type Method, METHODS } from '@/lib/trace/types';
import { createProgressLine, runCommand } from './output';
import { addCrawlOptions, budgetOf, type CrawlFlags, traceCrawled } from './trace-crawl';
import { readFetched, readServices, readThefts, readTransfers } from './trace-files';
import { traceStore } from './trace-store';
import { inWords, type TraceAnswer } from './trace-words';

interface Options extends CrawlFlags {
  readonly incident?: string;
  readonly transfers?: string;
  readonly thefts?: string;
  readonly services?: string;
  readonly fetched?: string;
  readonly method: Method;
  readonly paths: number;
  readonly range: boolean;
  readonly json: boolean;
}

/** `tracker trace`: where stolen value is, by which way, how sure that is. On files alone it touches no store. */
export function traceCommand(): Command {
  const command = new Command('trace')
    .description('Follow stolen value through transfers to where it is now.')
    .option('--incident <name>', 'trace this incident over what the store holds, for instance bybit-2025')
    .option('--transfers <file>', 'transfers as CSV: chain,block,tx_hash,kind,position,timestamp,from,to,asset,amount (base units)')
    .option('--thefts <file>', 'which of them were stolen, as CSV: incident,tx_hash,kind,position,usd')
    .option('--services <file>', 'where the trace stops, as CSV: chain,address,name,category')
    .option('--fetched <file>', 'the addresses of which the transfers are complete, as CSV: chain,address; what others hold is frontier')
    .addOption(new Option('--method <name>', 'what leaves an account first').choices(METHODS).default('fifo'))
    .option('--paths <number>', 'ways into each end to list, those that brought most first', wholeNumber, 3)
    .option('--range', 'also what FIFO, LIFO and haircut give for each end', false)
    .option('--json', 'the result as JSON', false);
  return addCrawlOptions(command).action((options: Options) => runCommand(options.json, () => traceFrom(options), inWords));
}

/** Over what the store holds, or over files alone. */
async function traceFrom(options: Options): Promise<TraceAnswer> {
  const { incident, method, paths, range } = options;
  const budget = budgetOf(options);
  if (incident === undefined && budget !== undefined) {
    throw new TrackerError('bad_request', 'Only for an incident can anything be fetched.', { fix: 'Give --incident beside --max-hops, --min-usd and --max-addresses.' });
  }
  if (incident === undefined) return traceFiles(options);
  if (options.transfers !== undefined || options.thefts !== undefined || options.services !== undefined || options.fetched !== undefined) {
    throw new TrackerError('bad_request', 'An incident is traced over the store, and files without it.', { fix: 'Give --incident or files, not both.' });
  }
  const line = createProgressLine();
  try {
    const wanted = { incident, method, paths, range, show: (text: string) => line.show(text) };
    return budget === undefined ? await traceStore(wanted) : await traceCrawled(wanted, budget);
  } finally {
    line.end();
  }
}

async function traceFiles({ transfers, thefts: stolen, services, fetched, method, paths, range }: Options): Promise<TraceAnswer> {
  if (transfers === undefined || stolen === undefined) {
    throw new TrackerError('bad_request', 'Nothing says what to trace.', { fix: 'Give --incident, or --transfers and --thefts; see tracker trace --help.' });
  }
  const line = createProgressLine();
  try {
    const thefts = await readThefts(stolen);
    const known = services === undefined ? [] : await readServices(services);
    const coverage = fetched === undefined ? undefined : await readFetched(fetched);
    const ledger = await readTransfers(transfers, (rows) => line.show(`${number.format(rows)} transfers read`));
    line.show(`${number.format(ledger.size)} transfers in order, following ${number.format(thefts.length)} thefts by ${method}`);
    const found = trace(ledger, thefts, { method, services: known, coverage });
    const ranges = range ? rangesOf(ledger, thefts, { services: known, coverage }) : undefined;
    return { trace: found, ranges, notes: [], toJSON: () => ({ ...traceJson(found, paths, ranges, known), doubled_rows: ledger.doubled }) };
  } finally {
    line.end();
  }
}

const number = new Intl.NumberFormat('en-US');

function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('It takes a whole number.');
  return Number(text);
}
