import { END } from './ends';
import { NOBODY } from './ledger/columns';
import type { Place } from './places';
import type { Trace } from './trace';

/** What stolen value each record brought to where its movement went, in the asset of that movement; index = record. */
export interface Carried {
  readonly amounts: readonly bigint[];
  readonly micros: readonly bigint[];
  /** The theft that it is of. */
  readonly theftOf: Int32Array;
  /** Steps from the wallet that received the theft; what stays with the same address makes no step. */
  readonly hops: Int32Array;
}

/** Ends that lie with whoever gave the value away: no movement brought it there. */
export const ENDS_OF_GIVERS: ReadonlySet<string> = new Set(Object.values(END).map(({ category }) => category));

/**
 * Adds up, record by record, what is there at the end and what went on from there, so that the record of a theft comes
 * to all that was stolen. Under haircut mixed money goes by the way of its largest inflow; under poison the amounts mean
 * nothing. Takes time in proportion to the records.
 */
export function carriedOf(trace: Trace): Carried {
  const { records, swaps, ends, held, frontier, fees, thefts } = trace;
  const amounts = new Array<bigint>(records.size).fill(0n);
  const micros = new Array<bigint>(records.size).fill(0n);
  const add = ({ category, pieces }: Place) => {
    for (const piece of pieces()) {
      const record = ENDS_OF_GIVERS.has(category) ? records.parentOf(piece.record) : piece.record;
      amounts[record]! += piece.amount;
      micros[record]! += piece.micros;
    }
  };
  [...ends, ...held, ...frontier, ...fees].forEach(add);
  const exchanged = new Set<string>();
  for (const { given, got, movement } of swaps) {
    for (const { theft, record, amount } of given) if (theft >= 0) amounts[record]! += amount;
    for (const { theft, record } of got) if (theft >= 0) exchanged.add(`${movement} ${record}`);
  }
  // A record is younger than the one that it goes on from.
  for (let record = records.size - 1; record >= 0; record--) {
    const parent = records.parentOf(record);
    if (parent < 0) continue;
    micros[parent]! += micros[record]!;
    if (!exchanged.has(`${records.movementOf(record)} ${parent}`)) amounts[parent]! += amounts[record]!;
  }
  const theftAt = new Map(thefts.map(({ movement }, theft) => [movement, theft]));
  const theftOf = new Int32Array(records.size);
  const hops = new Int32Array(records.size);
  for (let record = 0; record < records.size; record++) {
    const parent = records.parentOf(record);
    theftOf[record] = parent < 0 ? theftAt.get(records.movementOf(record))! : theftOf[parent]!;
    if (parent >= 0) hops[record] = hops[parent]! + (addressIn(trace, parent) === addressIn(trace, record) ? 0 : 1);
  }
  return { amounts, micros, theftOf, hops };
}

/** The address to which the movement of a record went; `NOBODY` for a fee. */
export function addressIn({ ledger, records }: Trace, record: number): number {
  const account = ledger.to[records.movementOf(record)]!;
  return account === NOBODY ? NOBODY : ledger.accounts.addressOf(account);
}
