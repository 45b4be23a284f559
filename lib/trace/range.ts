import type { Ledger } from './ledger/ledger';
import { type Place, totalOf } from './places';
import { trace } from './trace';
import type { Method, Theft, TraceOptions } from './types';

/** The methods between which the range of an end is told. */
export const RANGE_METHODS = ['fifo', 'lifo', 'haircut'] as const satisfies readonly Method[];

/** What each method finds in one place, and the least and most of it. */
export interface Range {
  readonly kind: 'end' | 'held' | 'frontier';
  readonly category: string;
  readonly name: string | null;
  readonly chain: string;
  readonly address: string;
  readonly asset: string;
  readonly destination: string | null;
  readonly amount: Bounds;
  /** Null where the value of a theft in it is unknown. */
  readonly micros: Bounds | null;
  readonly byMethod: Readonly<Record<(typeof RANGE_METHODS)[number], bigint>>;
}

export interface Bounds {
  readonly least: bigint;
  readonly most: bigint;
}

/**
 * The range that FIFO, LIFO and haircut give for each place, but for fees, that one of them finds: no method knows which
 * of two mixed coins was the stolen one, so the truth is told as a range. Largest most first. Throws as `trace` does.
 */
export function rangesOf(ledger: Ledger, thefts: readonly Theft[], options: Omit<TraceOptions, 'method'>): Range[] {
  const found = new Map<string, { kind: Range['kind']; place: Place; totals: Map<Method, { amount: bigint; micros: bigint | null }> }>();
  for (const method of RANGE_METHODS) {
    const { ends, held, frontier } = trace(ledger, thefts, { ...options, method });
    const note = (kind: Range['kind']) => (place: Place) => {
      const key = JSON.stringify([kind, place.category, place.account, place.destination]);
      const entry = found.get(key) ?? { kind, place, totals: new Map<Method, { amount: bigint; micros: bigint | null }>() };
      const before = entry.totals.get(method) ?? { amount: 0n, micros: 0n };
      const total = totalOf(place.sums);
      const micros = before.micros === null || total.micros === null ? null : before.micros + total.micros;
      entry.totals.set(method, { amount: before.amount + total.amount, micros });
      found.set(key, entry);
    };
    ends.forEach(note('end'));
    held.forEach(note('held'));
    frontier.forEach(note('frontier'));
  }
  const ranges = [...found.values()].map(({ kind, place: { category, name, account, destination }, totals }): Range => {
    const all = RANGE_METHODS.map((method) => totals.get(method) ?? { amount: 0n, micros: 0n });
    const micros = all.map((total) => total.micros);
    const amounts = all.map(({ amount }) => amount);
    const byMethod = Object.fromEntries(RANGE_METHODS.map((method, i) => [method, amounts[i]!])) as Range['byMethod'];
    const known = micros.filter((one) => one !== null);
    return { kind, category, name, ...ledger.accounts.nameOf(account), destination, amount: boundsOf(amounts), micros: known.length < micros.length ? null : boundsOf(known), byMethod };
  });
  return ranges.sort(mostFirst);
}

function boundsOf(values: readonly bigint[]): Bounds {
  return { least: values.reduce((a, b) => (b < a ? b : a)), most: values.reduce((a, b) => (b > a ? b : a)) };
}

function mostFirst(a: Range, b: Range): number {
  const [left, right] = [a.micros?.most ?? -1n, b.micros?.most ?? -1n];
  if (left !== right) return left > right ? -1 : 1;
  return a.amount.most === b.amount.most ? 0 : a.amount.most > b.amount.most ? -1 : 1;
}
