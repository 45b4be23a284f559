import type { Finding } from './finding';
import type { Scene } from './scene';

/** A chain has at least so many links; a link passes on at least this part of what it pays out. */
export const PEEL = { links: 3, passedOn: 0.75, payments: 5 } as const;

interface Link {
  readonly next: number;
  readonly movements: readonly number[];
}

/**
 * Peel chain: account after account passes most of the stolen value on to the next and pays a small part elsewhere,
 * three or more in a row. A link pays two to five times, three quarters or more of it in one payment.
 */
export function findPeelChains(scene: Scene): Finding[] {
  const links = new Map([...scene.out].flatMap(([account, movements]) => linkOf(scene, movements).map((link): [number, Link] => [account, link])));
  const continued = new Set([...links.values()].map((link) => link.next));
  const starts = [...links.keys()].filter((account) => !continued.has(account));
  return starts.flatMap((start) => {
    const chain: Link[] = [];
    const seen = new Set<number>();
    for (let at = start, link = links.get(at); link !== undefined && !seen.has(at); at = link.next, link = links.get(at)) {
      seen.add(at);
      chain.push(link);
    }
    if (chain.length < PEEL.links) return [];
    const movements = chain.flatMap((link) => link.movements);
    const { accounts } = scene.ledger;
    const addresses = [...seen, chain.at(-1)!.next].map((account) => accounts.nameOf(account).address);
    return [scene.finding('peel chain', movements, addresses, `Passed from account to account ${chain.length} times, each paying a small part elsewhere.`)];
  });
}

function linkOf({ ledger }: Scene, movements: readonly number[]): Link[] {
  if (movements.length < 2 || movements.length > PEEL.payments) return [];
  const amounts = movements.map((movement) => ledger.amount(movement));
  const total = amounts.reduce((a, b) => a + b, 0n);
  const largest = amounts.reduce((a, b) => (b > a ? b : a));
  if (largest * 100n < total * BigInt(PEEL.passedOn * 100)) return [];
  return [{ next: ledger.to[movements[amounts.indexOf(largest)]!]!, movements }];
}
