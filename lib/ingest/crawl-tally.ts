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

/**
 * Makes the tally of addresses of one chain, in lower case; rows of others are not counted. Counterparties are those in
 * the chain's own asset and in listed tokens, for spam has as many as it likes.
 */
export function createTally(addresses: readonly string[], listed: ReadonlySet<string>, { counterparties, transfers }: Limits): Tally {
  const tallies = new Map(addresses.map((address) => [address, { transfers: 0, others: new Set<string>() }]));
  const over = new Map<string, string>();

  function count(address: string, other: string, counts: boolean): void {
    const known = tallies.get(address);
    if (known === undefined || other === address) return;
    known.transfers++;
    if (counts && known.others.size < counterparties) known.others.add(other);
    if (known.others.size >= counterparties) over.set(address, `at least ${counterparties} counterparties`);
    else if (known.transfers > transfers) over.set(address, `more than ${transfers} transfers`);
  }

  return {
    add(rows) {
      for (const { from, to, amount, assetContract } of rows) {
        // Anybody can make a transfer of nothing in any name.
        const counts = amount > 0n && (assetContract === null || listed.has(assetContract));
        count(from, to, counts);
        count(to, from, counts);
      }
    },
    excess: () => over,
  };
}
