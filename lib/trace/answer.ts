import { type Path, pathsTo } from './paths';
import { type Place, totalOf } from './places';
import type { Trace } from './trace';

/** What is in one place. `usdMicros` at the time of the theft, null where unknown; times in seconds. */
export interface PlaceRow {
  readonly category: string;
  readonly name: string | null;
  readonly chain: string;
  readonly address: string;
  readonly asset: string;
  readonly amount: bigint;
  readonly usdMicros: bigint | null;
  /** `chain:address` to which a bridge says that it went, where the trace could not follow. */
  readonly destination: string | null;
  readonly firstTime: number;
  readonly lastTime: number;
}

export interface StolenRow {
  readonly incident: string;
  readonly chain: string;
  readonly txHash: string;
  readonly time: number;
  readonly address: string;
  readonly asset: string;
  readonly amount: bigint;
  readonly usdMicros: bigint | null;
}

/** Where the loot is: of one incident, or of all. Ends, held, frontier and fees make up what was stolen. */
export interface Whereabouts {
  readonly stolen: readonly StolenRow[];
  readonly ends: readonly PlaceRow[];
  readonly held: readonly PlaceRow[];
  readonly frontier: readonly PlaceRow[];
  readonly fees: readonly PlaceRow[];
}

/** The incidents of a trace, in the order of their names. */
export function incidentsOf({ thefts }: Trace): string[] {
  return [...new Set(thefts.map(({ incident }) => incident))].sort();
}

/** Where the loot is, most valuable first. Of all incidents if none is given. */
export function whereabouts(trace: Trace, incident?: string): Whereabouts {
  const rows = (places: readonly Place[]) => placeRows(trace, places, incident);
  return {
    stolen: stolenRows(trace).filter((row) => incident === undefined || row.incident === incident),
    ends: rows(trace.ends),
    held: rows(trace.held),
    frontier: rows(trace.frontier),
    fees: rows(trace.fees),
  };
}

/** The ways into all ends and holdings, at most `perPlace` into each and `limit` in all, and how many there are. */
export function allPaths(trace: Trace, perPlace: number, limit: number): { paths: Path[]; total: number } {
  const places = [...trace.ends, ...trace.held, ...trace.frontier].sort((a, b) => compareWorth(totalOf(a.sums), totalOf(b.sums)));
  const found: Path[] = [];
  let total = 0;
  for (const place of places) {
    const ways = pathsTo(trace, place, Math.min(perPlace, limit - found.length));
    found.push(...ways.paths);
    total += ways.total;
  }
  return { paths: found, total };
}

function stolenRows({ ledger, thefts }: Trace): StolenRow[] {
  return thefts.map(({ incident, movement, usdMicros }) => ({
    incident,
    txHash: ledger.txHash[movement]!,
    time: ledger.timestamp[movement]!,
    ...ledger.accounts.nameOf(ledger.to[movement]!),
    amount: ledger.amount(movement),
    usdMicros,
  }));
}

function placeRows({ ledger, records, thefts }: Trace, places: readonly Place[], incident: string | undefined): PlaceRow[] {
  const rows = places.flatMap((place): PlaceRow[] => {
    const sums = place.sums.filter((sum) => incident === undefined || sum.incident === incident);
    if (sums.length === 0) return [];
    let [firstTime, lastTime] = [Infinity, -Infinity];
    for (const { theft, record } of place.pieces()) {
      if (incident !== undefined && thefts[theft]!.incident !== incident) continue;
      const time = ledger.timestamp[records.movementOf(record)]!;
      firstTime = Math.min(firstTime, time);
      lastTime = Math.max(lastTime, time);
    }
    const { amount, micros } = totalOf(sums);
    const { category, name, destination } = place;
    return [{ category, name, ...ledger.accounts.nameOf(place.account), amount, usdMicros: micros, destination, firstTime, lastTime }];
  });
  return rows.sort((a, b) => compareWorth({ amount: a.amount, micros: a.usdMicros }, { amount: b.amount, micros: b.usdMicros }));
}

/** The more valuable first, the unknown last; what is worth the same stays in the order in which it was reached. */
function compareWorth(a: { amount: bigint; micros: bigint | null }, b: { amount: bigint; micros: bigint | null }): number {
  const [left, right] = [a.micros ?? -1n, b.micros ?? -1n];
  if (left !== right) return left > right ? -1 : 1;
  return a.amount === b.amount ? 0 : a.amount > b.amount ? -1 : 1;
}

