import { addressIn, type Carried } from '@/lib/trace/carried';
import { NOBODY } from '@/lib/trace/ledger/columns';
import type { Trace } from '@/lib/trace/trace';

/** Stolen value that moved between two addresses in one asset; addresses and asset as the ledger numbers them. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly asset: number;
  /** The movements, in the order of time. */
  readonly movements: readonly number[];
  readonly amount: bigint;
  /** Null where the value of a theft in it is unknown, and under poison. */
  readonly micros: bigint | null;
}

/**
 * The graph of a trace, the most valuable edges first, then those of most transfers. What somebody swapped for himself is
 * no edge, nor is a fee. Under poison the amount of an edge is all that its transfers moved.
 */
export function edgesOf(trace: Trace, { amounts, micros, theftOf }: Carried): Edge[] {
  const { ledger, records, thefts, method } = trace;
  const found = new Map<string, { from: number; to: number; asset: number; movements: Set<number>; amount: bigint; micros: bigint | null }>();
  for (let record = 0; record < records.size; record++) {
    const parent = records.parentOf(record);
    const movement = records.movementOf(record);
    const [from, to] = [parent < 0 ? NOBODY : addressIn(trace, parent), addressIn(trace, record)];
    const nothing = method !== 'poison' && amounts[record] === 0n;
    if (from === NOBODY || to === NOBODY || from === to || nothing) continue;
    const asset = ledger.accounts.assetOf(ledger.to[movement]!);
    const key = `${from} ${to} ${asset}`;
    const edge = found.get(key) ?? { from, to, asset, movements: new Set<number>(), amount: 0n, micros: method === 'poison' ? null : 0n };
    edge.movements.add(movement);
    edge.amount += amounts[record]!;
    edge.micros = edge.micros === null || thefts[theftOf[record]!]!.usdMicros === null ? null : edge.micros + micros[record]!;
    found.set(key, edge);
  }
  const gross = (movements: ReadonlySet<number>) => [...movements].reduce((total, movement) => total + ledger.amount(movement), 0n);
  const edges = [...found.values()].map(({ movements, amount, ...edge }): Edge => ({
    ...edge,
    movements: [...movements].sort((a, b) => a - b),
    amount: method === 'poison' ? gross(movements) : amount,
  }));
  return edges.sort(largestFirst);
}

/** Amounts of two assets can't be compared, so where no value is known it is the number of transfers that counts. */
function largestFirst(a: Edge, b: Edge): number {
  const [left, right] = [a.micros ?? -1n, b.micros ?? -1n];
  if (left !== right) return left > right ? -1 : 1;
  return b.movements.length - a.movements.length || a.movements[0]! - b.movements[0]! || a.to - b.to;
}
