import { NOBODY } from './ledger/columns';
import type { Ledger } from './ledger/ledger';

/**
 * Addresses with at least so many counterparties, and how many they have. People and thieves deal with few, exchanges,
 * pools and payment services with thousands. Transfers of nothing don't count: anybody can make them in any name.
 */
export function hubs(ledger: Ledger, least: number, exempt: ReadonlySet<number>): Map<number, number> {
  const counterparties = new Map<number, Set<number>>();
  movementsOfAddresses(ledger).forEach((count, address) => {
    if (count >= least && !exempt.has(address)) counterparties.set(address, new Set());
  });
  if (counterparties.size === 0) return new Map();
  forEachPair(ledger, (sender, receiver) => {
    counterparties.get(sender)?.add(receiver);
    counterparties.get(receiver)?.add(sender);
  });
  const found = [...counterparties].map(([address, others]): [number, number] => [address, others.size]);
  return new Map(found.filter(([, count]) => count >= least));
}

/** At most as many counterparties has an address. */
function movementsOfAddresses({ size, from, to, accounts }: Ledger): Int32Array {
  const ofAccount = new Int32Array(accounts.size);
  for (let i = 0; i < size; i++) {
    ofAccount[from[i]!]! += 1;
    if (to[i] !== NOBODY) ofAccount[to[i]!]! += 1;
  }
  const ofAddress = new Int32Array(accounts.addressCount);
  ofAccount.forEach((count, account) => (ofAddress[accounts.addressOf(account)]! += count));
  return ofAddress;
}

function forEachPair({ size, from, to, amounts, math, accounts }: Ledger, see: (sender: number, receiver: number) => void): void {
  for (let i = 0; i < size; i++) {
    if (to[i] === NOBODY || math.isZero(amounts, i * math.width)) continue;
    const [sender, receiver] = [accounts.addressOf(from[i]!), accounts.addressOf(to[i]!)];
    if (sender !== receiver) see(sender, receiver);
  }
}
