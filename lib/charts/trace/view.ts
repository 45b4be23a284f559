import type { TraceStep, TraceTheft, TraceView } from '@/lib/charts/contract';
import { formatUnits, formatUsd } from '@/lib/core/money';
import { isoSeconds } from '@/lib/core/time';
import { findParties } from '@/lib/db/trace-parties';
import { allPaths, whereabouts } from '@/lib/trace/answer';
import { findingsOf } from '@/lib/trace/findings';
import { paceOf } from '@/lib/trace/pace';
import type { Path } from '@/lib/trace/paths';
import { rangesOf } from '@/lib/trace/range';
import { METHOD_VERSION } from '@/lib/trace/rules';
import type { ChartContext } from '../context';
import { crawlState } from '../crawl-state';
import { readParams } from '../params';
import { sourceRefs } from '../source-refs';
import { createNames, type Names } from './names';
import { gapsOf, notesOf, rangeNotes } from './notes';
import * as fields from './params';
import { placeLists } from './places';
import { leastTotalsOf, totalsOf } from './totals';
import { type Traced, traceIncident } from './traced';

/** Paths in one answer at most: the CSV has more. */
const MOST_PATHS = 1_000;

/**
 * Where the loot of an incident is, by which way and how sure that is, over what the store holds. The same store and
 * parameters (`method`, `paths`) give the same. Throws as `loadTrace` does, and for bad parameters.
 */
export async function traceView({ db }: ChartContext, incident: string, query: URLSearchParams): Promise<TraceView> {
  const params = readParams(query, fields.viewParameters);
  const traced = await traceIncident(db, incident, params.method);
  const { trace, assets, ledger, victim } = traced;
  const isReach = params.method === 'poison';
  const names = createNames(assets, await findParties(db));
  const ranges = isReach ? [] : rangesOf(ledger, traced.thefts, traced);
  const places = placeLists(whereabouts(trace), { names, assets, ranges, isReach });
  const ways = isReach ? { paths: [], total: 0 } : allPaths(trace, params.paths, MOST_PATHS);
  const gaps = await gapsOf(db, traced);
  return {
    incident,
    victim,
    method: params.method,
    stolen: stolenRows(traced, names),
    totals: totalsOf(trace),
    at_least: leastTotalsOf(trace),
    ...places,
    fees_known: trace.feesKnown,
    balances: balanceRows(traced),
    invariant_holds: trace.invariant?.holds ?? null,
    paths: ways.paths.map((path) => pathRow(path, traced, names)),
    paths_total: ways.total,
    pace: isReach ? [] : paceOf(trace).map(stepRow),
    findings: findingsOf(trace).map(({ rule, text, chain, addresses, evidence, lead }) => ({
      rule, text, chain, addresses: addresses.map((address) => names.party(chain, address).address), evidence, lead,
    })),
    contradictions: trace.contradictions.map(({ chain, address, labels }) => ({
      chain, address: names.party(chain, address).address, labels: labels.map(({ name, category }) => `${name ?? 'unnamed'} (${category})`),
    })),
    assumed: assumedRows(traced, names),
    crawl: await crawlState(db, incident),
    sources: await sourceRefs(db, [...traced.sourceIds, ...names.sourceIds()]),
    asOf: lastTime(traced),
    complete: trace.frontier.length === 0 && gaps.length === 0,
    notes: [...notesOf(traced), ...rangeNotes(trace, ranges), ...gaps],
    methodVersion: METHOD_VERSION,
  };
}

/** The time of the last movement of a record. */
export function lastTime({ ledger: { timestamp, size } }: Traced): string {
  return isoSeconds(timestamp.subarray(0, size).reduce((last, time) => Math.max(last, time), 0));
}

function stolenRows({ trace: { thefts }, ledger, thefts: loaded }: Traced, names: Names): TraceTheft[] {
  const bases = new Map(loaded.map(({ txHash, kind, position, basis }) => [`${txHash} ${kind} ${position}`, basis]));
  return thefts.map(({ movement, txHash, kind, position, usdMicros }) => {
    const { chain, address, asset } = ledger.accounts.nameOf(ledger.to[movement]!);
    return {
      ...names.sum(chain, asset, ledger.amount(movement), usdMicros),
      chain,
      tx_hash: txHash,
      time: isoSeconds(ledger.timestamp[movement]!),
      to: names.party(chain, address).address,
      basis: bases.get(`${txHash} ${kind} ${position}`)!,
    };
  });
}

function balanceRows({ trace: { invariant }, assets }: Traced): TraceView['balances'] {
  return (invariant?.assets ?? []).map(({ chain, asset, stolen, swappedIn, swappedOut, accounted }) => ({
    chain,
    asset: assets.of(chain, asset).symbol,
    stolen: stolen.toString(),
    swapped_in: swappedIn.toString(),
    swapped_out: swappedOut.toString(),
    accounted: accounted.toString(),
  }));
}

function pathRow({ place, amount, micros, transactions }: Path, { ledger }: Traced, names: Names): TraceView['paths'][number] {
  const { chain, address, asset } = ledger.accounts.nameOf(place.account);
  return { ...names.sum(chain, asset, amount, micros), to_category: place.category, to_name: place.name, chain, to: names.party(chain, address).address, transactions };
}

function stepRow({ stage, seconds, micros, cumulative }: ReturnType<typeof paceOf>[number]): TraceStep {
  return { stage, seconds, usd: formatUsd(micros), cumulative_usd: formatUsd(cumulative) };
}

function assumedRows({ trace: { assumed }, ledger, assets }: Traced, names: Names): TraceView['assumed'] {
  return assumed.map(({ account, amount }) => {
    const { chain, address, asset: key } = ledger.accounts.nameOf(account);
    const { symbol, decimals } = assets.of(chain, key);
    return { chain, address: names.party(chain, address).address, asset: symbol, amount: formatUnits(amount, decimals) };
  });
}
