import type { Transfer } from '@/lib/core/transfer';

/** How much may be read of one address before it is taken for a service or a bot: more would eat the budget. */
export interface Limits {
  /** The number of counterparties from which the tracer takes an address for a service. */
  readonly counterparties: number;
  readonly transfers: number;
}

/** What was read of some addresses, to notice those that have too much. */
export interface Tally {
  add(rows: readonly Transfer[]): void;
  /** Those that are above a limit, each with the reason in words. */
  excess(): ReadonlyMap<string, string>;
}

/** Makes the tally of addresses of one chain, in lower case. Rows of others are not counted. */
export function createTally(addresses: readonly string[], { counterparties, transfers }: Limits): Tally {
  const counts = new Map(addresses.map((address) => [address, { transfers: 0, others: new Set<string>() }]));
  const over = new Map<string, string>();

  function count(address: string, other: string, amount: bigint): void {
    const known = counts.get(address);
    if (known === undefined || other === address) return;
    known.transfers++;
    // Anybody can make a transfer of nothing in any name.
    if (amount > 0n && known.others.size < counterparties) known.others.add(other);
    if (known.others.size >= counterparties) over.set(address, `at least ${counterparties} counterparties`);
    else if (known.transfers > transfers) over.set(address, `more than ${transfers} transfers`);
  }

  return {
    add(rows) {
      for (const { from, to, amount } of rows) {
        count(from, to, amount);
        count(to, from, amount);
      }
    },
    excess: () => over,
  };
}
