import { isoDay } from '@/lib/core/time';
import type { Piece } from './pieces';
import type { Place } from './places';
import type { Records } from './records';
import type { Trace } from './trace';

/** Stages of laundering that are no end. */
export const STAGE = { moved: 'left the first wallet', swapped: 'swapped' } as const;

/** A moment at which stolen value reached a stage. `micros` reached it then, `cumulative` up to then. */
export interface Step {
  readonly incident: string;
  /** One of `STAGE`, or the category of an end. */
  readonly stage: string;
  /** Since the theft that this value is of. */
  readonly seconds: number;
  readonly micros: bigint;
  readonly cumulative: bigint;
}

/**
 * How fast the loot of each incident moved, in micro-dollars at the time of the theft: for each stage what had reached
 * it when. Value counts once for each stage: it leaves the wallet that received the theft once, is swapped out of the
 * stolen asset once, comes to one end. Thefts whose value is unknown are left out.
 */
export function paceOf(trace: Trace): Step[] {
  const { ledger, records, thefts, swaps, ends, held, frontier, fees } = trace;
  const reached = new Map<string, Map<string, Map<number, bigint>>>();
  const note = (stage: string, { theft, micros }: Piece, reachedBy: number) => {
    const { incident, movement, usdMicros } = thefts[theft]!;
    if (usdMicros === null) return;
    const seconds = ledger.timestamp[reachedBy]! - ledger.timestamp[movement]!;
    const stages = getOr(reached, incident, () => new Map<string, Map<number, bigint>>());
    const times = getOr(stages, stage, () => new Map<number, bigint>());
    times.set(seconds, (times.get(seconds) ?? 0n) + micros);
  };
  for (const { category, pieces } of ends) for (const piece of pieces()) note(category, piece, records.movementOf(piece.record));
  for (const { pieces } of [...ends, ...held, ...frontier, ...fees]) {
    for (const piece of pieces()) {
      const first = firstMovement(records, piece.record);
      if (first !== undefined) note(STAGE.moved, piece, first);
    }
  }
  const assetOf = (account: number) => ledger.accounts.assetOf(account);
  for (const { from, got, movement } of swaps) {
    for (const piece of got) {
      const outOfStolen = piece.theft >= 0 && assetOf(ledger.to[thefts[piece.theft]!.movement]!) === assetOf(from);
      if (outOfStolen) note(STAGE.swapped, piece, movement);
    }
  }
  return [...reached].sort(byName).flatMap(([incident, stages]) => [...stages].sort(byName).flatMap(([stage, times]) => stepsOf(incident, stage, times)));
}

/** The movement after the theft; undefined if there is none. */
function firstMovement(records: Records, record: number): number | undefined {
  let movement: number | undefined;
  for (let at = record; records.parentOf(at) >= 0; at = records.parentOf(at)) movement = records.movementOf(at);
  return movement;
}

function stepsOf(incident: string, stage: string, times: ReadonlyMap<number, bigint>): Step[] {
  let cumulative = 0n;
  return [...times].sort(([a], [b]) => a - b).map(([seconds, micros]) => ({ incident, stage, seconds, micros, cumulative: (cumulative += micros) }));
}

/** What came to an end on one day (UTC). */
export interface DayRow {
  readonly date: string;
  readonly category: string;
  readonly name: string | null;
  readonly chain: string;
  readonly asset: string;
  readonly amount: bigint;
  readonly micros: bigint | null;
}

/** Ends by day, category, name and asset. */
export function endsByDay({ ledger, records, thefts, ends }: Trace): DayRow[] {
  const rows = new Map<string, { row: DayRow; amount: bigint; micros: bigint | null }>();
  const add = ({ category, name, account }: Place, { theft, record, amount, micros }: Piece) => {
    const date = isoDay(ledger.timestamp[records.movementOf(record)]! * 1000);
    const { chain, asset } = ledger.accounts.assetName(ledger.accounts.assetOf(account));
    const key = JSON.stringify([date, category, name, chain, asset]);
    const sum = getOr(rows, key, () => ({ row: { date, category, name, chain, asset, amount: 0n, micros: 0n }, amount: 0n, micros: 0n }));
    sum.amount += amount;
    sum.micros = sum.micros === null || thefts[theft]!.usdMicros === null ? null : sum.micros + micros;
  };
  for (const end of ends) for (const piece of end.pieces()) add(end, piece);
  return [...rows].sort(byName).map(([, { row, amount, micros }]) => ({ ...row, amount, micros }));
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
