import { Command, InvalidArgumentError, Option } from 'commander';
import { TrackerError } from '@/lib/core/errors';
import { formatUsd } from '@/lib/core/money';
import { incidentsOf, whereabouts } from '@/lib/trace/answer';
import { type Range, rangesOf } from '@/lib/trace/range';
import { trace, type Trace } from '@/lib/trace/trace';
import { type Method, METHODS } from '@/lib/trace/types';
import { createProgressLine, runCommand } from './output';
import { readFetched, readServices, readThefts, readTransfers } from './trace-files';
import { traceJson } from './trace-json';

interface Options {
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
  return new Command('trace')
    .description('Follow stolen value through transfers to where it is now.')
    .option('--transfers <file>', 'transfers as CSV: chain,block,tx_hash,kind,position,timestamp,from,to,asset,amount (base units)')
    .option('--thefts <file>', 'which of them were stolen, as CSV: incident,tx_hash,kind,position,usd')
    .option('--services <file>', 'where the trace stops, as CSV: chain,address,name,category')
    .option('--fetched <file>', 'the addresses of which the transfers are complete, as CSV: chain,address; what others hold is frontier')
    .addOption(new Option('--method <name>', 'what leaves an account first').choices(METHODS).default('fifo'))
    .option('--paths <number>', 'ways into each end to list, those that brought most first', wholeNumber, 3)
    .option('--range', 'also what FIFO, LIFO and haircut give for each end', false)
    .option('--json', 'the result as JSON', false)
    .action((options: Options) => runCommand(options.json, () => traceFiles(options), inWords));
}

interface Answer {
  readonly trace: Trace;
  readonly ranges: readonly Range[] | undefined;
  /** How the answer is printed with `--json`. */
  toJSON(): unknown;
}

async function traceFiles({ transfers, thefts: stolen, services, fetched, method, paths, range }: Options): Promise<Answer> {
  if (transfers === undefined || stolen === undefined) {
    throw new TrackerError('bad_request', 'Nothing says what to trace.', { fix: 'Give --transfers and --thefts; see tracker trace --help.' });
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
    return { trace: found, ranges, toJSON: () => traceJson(found, paths, ranges, known) };
  } finally {
    line.end();
  }
}

const number = new Intl.NumberFormat('en-US');

function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('It takes a whole number.');
  return Number(text);
}

const LISTED = 20;

function inWords({ trace }: Answer): string {
  if (trace.method === 'poison') return reachInWords(trace);
  const { stolen, ends, held, frontier, fees } = whereabouts(trace);
  const usd = (micros: bigint | null) => (micros === null ? 'unknown value' : `${formatUsd(micros)} USD`);
  const sum = (rows: readonly { usdMicros: bigint | null }[]) =>
    usd(rows.reduce<bigint | null>((total, row) => (total === null || row.usdMicros === null ? null : total + row.usdMicros), 0n));
  const listed = ends.slice(0, LISTED).map((row) => `  ${usd(row.usdMicros)}  ${row.amount} ${row.asset}  entered ${row.name ?? row.category} (${row.category}), ${row.chain}:${row.address}`);
  const lines = [
    `By ${trace.method}, in USD at the time of the theft: ${incidentsOf(trace).join(', ')}`,
    `stolen    ${sum(stolen)}`,
    `ended     ${sum(ends)}, in ${ends.length} places`,
    ...listed,
    ...(ends.length > LISTED ? [`  and ${ends.length - LISTED} more: see --json`] : []),
    `held      ${sum(held)}, in ${held.length} accounts`,
    `frontier  ${sum(frontier)}, in ${frontier.length} accounts`,
    `fees      ${trace.feesKnown ? sum(fees) : 'unknown: the transfers have none'}`,
    'Nothing is lost: ends + held + frontier + fees = stolen, to the last unit.',
  ];
  return lines.join('\n');
}

function reachInWords(trace: Trace): string {
  const { ends, held } = whereabouts(trace);
  return `By poison stolen value may have reached ${held.length} accounts and ${ends.length} ends. This says how far, not how much: --json has the gross amounts.`;
}
