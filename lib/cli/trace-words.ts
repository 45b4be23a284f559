import { formatUsd } from '@/lib/core/money';
import { incidentsOf, whereabouts } from '@/lib/trace/answer';
import type { Range } from '@/lib/trace/range';
import type { Trace } from '@/lib/trace/trace';

/** What `tracker trace` found. */
export interface TraceAnswer {
  readonly trace: Trace;
  readonly ranges: readonly Range[] | undefined;
  /** What a reader must be told of it, one sentence each. */
  readonly notes: readonly string[];
  /** How the answer is printed with `--json`. */
  toJSON(): object;
}

const LISTED = 20;

/** The answer for a terminal. */
export function inWords({ trace, notes }: TraceAnswer): string {
  if (trace.method === 'poison') return [reachInWords(trace), ...notes].join('\n');
  const { stolen, ends, held, frontier, fees } = whereabouts(trace);
  const listed = ends.slice(0, LISTED).map((row) => `  ${sumInWords([row])}  ${row.amount} ${row.asset}  entered ${row.name ?? row.category} (${row.category}), ${row.chain}:${row.address}`);
  const lines = [
    `By ${trace.method}, in USD at the time of the theft: ${incidentsOf(trace).join(', ')}`,
    `stolen    ${sumInWords(stolen)}`,
    `ended     ${sumInWords(ends)}, in ${ends.length} places`,
    ...listed,
    ...(ends.length > LISTED ? [`  and ${ends.length - LISTED} more: see --json`] : []),
    `held      ${sumInWords(held)}, in ${held.length} accounts`,
    `frontier  ${sumInWords(frontier)}, in ${frontier.length} accounts`,
    `fees      ${trace.feesKnown ? sumInWords(fees) : 'unknown: the transfers have none'}`,
    'Nothing is lost: ends + held + frontier + fees = stolen, to the last unit.',
    ...notes,
  ];
  return lines.join('\n');
}

/** What has no price adds nothing, and is said to be missing. */
function sumInWords(rows: readonly { readonly usdMicros: bigint | null }[]): string {
  const known = rows.flatMap(({ usdMicros }) => (usdMicros === null ? [] : [usdMicros]));
  const usd = `${formatUsd(known.reduce((total, micros) => total + micros, 0n))} USD`;
  if (known.length === rows.length) return usd;
  return known.length === 0 ? 'unknown value' : `at least ${usd}`;
}

function reachInWords(trace: Trace): string {
  const { ends, held, frontier } = whereabouts(trace);
  return `By poison stolen value may have reached ${held.length + frontier.length} accounts and ${ends.length} ends. This says how far, not how much: --json has the gross amounts.`;
}
