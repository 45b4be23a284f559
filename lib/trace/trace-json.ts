import { isoSeconds } from '@/lib/core/time';
import { allPaths, incidentsOf, type PlaceRow, type Whereabouts, whereabouts } from './answer';
import { findingsOf } from './findings';
import { endsByDay, paceOf } from './pace';
import type { Range } from './range';
import { receiptsByDay } from './receipts';
import type { Trace } from './trace';
import type { Service } from './types';

/** Paths in one document at most: enough for any analyst, and few enough to be read by a machine in one go. */
const MOST_PATHS = 10_000;

/** What survives JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

const text = (value: bigint | null) => (value === null ? null : value.toString());

/**
 * A trace as JSON: every amount a decimal string, in base units or micro-dollars (`usd_micros`, at the time of the
 * theft, null where unknown). `ends`, `held`, `frontier` and `fees` count stolen value only and make up `stolen`.
 * Under poison they are empty, for its amounts are no money: `reach` says how far it came.
 * `received_by_day` is what the services received in all, stolen or not: observed, beside what is traced.
 */
export function traceJson(trace: Trace, pathsPerPlace: number, ranges: readonly Range[] | undefined, services: readonly Service[] = []): { readonly [name: string]: Json } {
  const isReach = trace.method === 'poison';
  const nowhere = { ends: [], held: [], frontier: [], fees: [] };
  const all = whereabouts(trace);
  const { paths, total } = isReach ? { paths: [], total: 0 } : allPaths(trace, pathsPerPlace, MOST_PATHS);
  const incidents = incidentsOf(trace).map((incident) => {
    const { stolen, ...rest } = whereabouts(trace, incident);
    return { incident, ...places({ stolen, ...(isReach ? nowhere : rest) }) };
  });
  return {
    method: trace.method,
    coverage: 'as given',
    ...places({ stolen: all.stolen, ...(isReach ? nowhere : all) }),
    fees_known: trace.feesKnown,
    ...(isReach ? { reach: [...all.ends, ...all.held, ...all.frontier, ...all.fees].map(reachRow) } : {}),
    assumed: trace.assumed.map(({ account, amount }) => ({ ...trace.ledger.accounts.nameOf(account), amount: text(amount) })),
    invariant: invariantJson(trace),
    incidents,
    paths: paths.map(({ place, incident, amount, micros, transactions }) => ({
      category: place.category,
      name: place.name,
      ...trace.ledger.accounts.nameOf(place.account),
      incident,
      amount: text(amount),
      usd_micros: text(micros),
      transactions,
    })),
    paths_total: total,
    ends_by_day: isReach ? [] : endsByDay(trace).map(({ amount, micros, ...row }) => ({ ...row, amount: text(amount), usd_micros: text(micros) })),
    received_by_day: receiptsByDay(trace.ledger, services).map(({ amount, ...row }) => ({ ...row, amount: text(amount) })),
    pace: isReach ? [] : paceOf(trace).map(({ micros, cumulative, ...step }) => ({ ...step, usd_micros: text(micros), cumulative_usd_micros: text(cumulative) })),
    findings: findingsOf(trace).map((finding) => ({ ...finding })),
    ...(ranges === undefined ? {} : { ranges: ranges.map(rangeJson) }),
    label_contradictions: trace.contradictions.map(({ chain, address, labels }) => ({ chain, address, labels: labels.map((label) => ({ ...label })) })),
  };
}

function places({ stolen, ends, held, frontier, fees }: Whereabouts): { readonly [name: string]: Json } {
  return {
    stolen: stolen.map(({ txHash, usdMicros, amount, time, ...row }) => ({ ...row, tx_hash: txHash, time: isoSeconds(time), amount: text(amount), usd_micros: text(usdMicros) })),
    ends: ends.map(placeRow),
    held: held.map(placeRow),
    frontier: frontier.map(placeRow),
    fees: fees.map(placeRow),
  };
}

function placeRow({ amount, usdMicros, firstTime, lastTime, ...row }: PlaceRow): { readonly [name: string]: Json } {
  return { ...row, amount: text(amount), usd_micros: text(usdMicros), first_time: isoSeconds(firstTime), last_time: isoSeconds(lastTime) };
}

/** Without dollars: a gross amount that is counted in many places has no value. */
function reachRow({ amount, firstTime, lastTime, category, name, chain, address, asset }: PlaceRow): Json {
  const stopped = category === 'held' ? null : category;
  return { category: stopped, name, chain, address, asset, gross_amount: text(amount), first_time: isoSeconds(firstTime), last_time: isoSeconds(lastTime) };
}

function invariantJson({ invariant }: Trace): Json {
  if (invariant === null) return null;
  return {
    holds: invariant.holds,
    usd_micros: { stolen: text(invariant.micros.stolen), accounted: text(invariant.micros.accounted) },
    assets: invariant.assets.map(({ chain, asset, stolen, swappedIn, swappedOut, accounted }) => ({
      chain,
      asset,
      stolen: text(stolen),
      swapped_in: text(swappedIn),
      swapped_out: text(swappedOut),
      accounted: text(accounted),
    })),
  };
}

function rangeJson({ amount, micros, byMethod, ...row }: Range): Json {
  const methods = Object.fromEntries(Object.entries(byMethod).map(([method, units]) => [method, text(units)]));
  return { ...row, amount: { least: text(amount.least), most: text(amount.most) }, usd_micros: micros === null ? null : { least: text(micros.least), most: text(micros.most) }, by_method: methods };
}
