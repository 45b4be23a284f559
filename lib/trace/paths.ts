import type { Piece } from './pieces';
import type { Place } from './places';
import type { Trace } from './trace';

/** One way from a theft to a place, and what came by it. `micros` is null where the value of the theft is unknown. */
export interface Path {
  readonly place: Place;
  readonly incident: string;
  readonly amount: bigint;
  readonly micros: bigint | null;
  /** Hashes from the theft to the place, in the order in which they happened. */
  readonly transactions: readonly string[];
  /** Of each transaction the movement that brought it on. */
  readonly movements: readonly number[];
}

/**
 * The ways into a place, those that brought most first, at most `limit`; `total` says how many there are. Under haircut
 * money is mixed, and a way is that of the greatest inflow into each account on it.
 */
export function pathsTo(trace: Trace, place: Place, limit: number): { paths: Path[]; total: number } {
  const byRecord = new Map<number, { theft: number; record: number; amount: bigint; micros: bigint }>();
  for (const { theft, record, amount, micros } of place.pieces()) {
    const way = byRecord.get(record);
    if (way === undefined) byRecord.set(record, { theft, record, amount, micros });
    else {
      way.amount += amount;
      way.micros += micros;
    }
  }
  const ways = [...byRecord.values()].sort(mostFirst);
  const paths = ways.slice(0, limit).map(({ theft, record, amount, micros }) => {
    const { incident, usdMicros } = trace.thefts[theft]!;
    const movements = movementsOf(trace, record);
    const transactions = movements.map((movement) => trace.ledger.txHash[movement]!);
    return { place, incident, amount, micros: usdMicros === null ? null : micros, transactions, movements };
  });
  return { paths, total: ways.length };
}

function mostFirst(a: Piece, b: Piece): number {
  if (a.micros !== b.micros) return a.micros > b.micros ? -1 : 1;
  if (a.amount !== b.amount) return a.amount > b.amount ? -1 : 1;
  return a.record - b.record;
}

/** The transactions that a record stands for, the theft first. */
export function transactionsOf(trace: Trace, record: number): string[] {
  return movementsOf(trace, record).map((movement) => trace.ledger.txHash[movement]!);
}

/** Of each transaction that a record stands for the last movement, the theft first. */
function movementsOf({ ledger, records }: Trace, record: number): number[] {
  const movements: number[] = [];
  for (let at = record; at >= 0; at = records.parentOf(at)) {
    const movement = records.movementOf(at);
    const later = movements.at(-1);
    if (later === undefined || ledger.txHash[later] !== ledger.txHash[movement]) movements.push(movement);
  }
  return movements.reverse();
}
