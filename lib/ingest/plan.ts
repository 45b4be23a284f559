import { difference, type Interval, size, union } from '@/lib/core/intervals';
import type { TransferKind } from '@/lib/core/transfer';
import { queryKey } from '@/lib/db/intervals';

export { queryKey };

/** Wallets of which the same blocks are missing, to be asked for together. */
export interface Work {
  readonly addresses: readonly string[];
  readonly kinds: readonly TransferKind[];
  readonly missing: readonly Interval[];
}

export interface PlanInput {
  /** Wallets in lower case. */
  readonly addresses: readonly string[];
  /** The kinds that one source gives with one request. */
  readonly kinds: readonly TransferKind[];
  readonly wanted: Interval;
  /** What was fetched before, by canonical query. */
  readonly had: ReadonlyMap<string, readonly Interval[]>;
  /** The most wallets in one request. */
  readonly batch: number;
}

/** Wanted minus had: what has to be asked for so that every wallet has every kind in every wanted block. */
export function plan({ addresses, kinds, wanted, had, batch }: PlanInput): Work[] {
  const groups = new Map<string, { addresses: string[]; missing: Interval[] }>();
  for (const address of addresses) {
    const missing = union(kinds.flatMap((kind) => difference([wanted], had.get(queryKey(kind, address)) ?? [])));
    if (missing.length === 0) continue;
    const key = missing.map(({ from, to }) => `${from}-${to}`).join();
    const group = groups.get(key) ?? { addresses: [], missing };
    group.addresses.push(address);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.addresses.length / batch) }, (_, i) => ({
      addresses: group.addresses.slice(i * batch, (i + 1) * batch),
      kinds,
      missing: group.missing,
    })),
  );
}

/** How many blocks there are to ask for, once for every request that needs them. */
export function blocksOf(works: readonly Work[]): number {
  return works.reduce((sum, work) => sum + size(work.missing), 0);
}
