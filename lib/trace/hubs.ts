import { NOBODY as TO_NOBODY } from './ledger/columns';
import type { Ledger } from './ledger/ledger';

// Read once: an imported name may cost a call each time.
const NOBODY = TO_NOBODY;

/**
 * Addresses with at least so many counterparties, and how many they have. People and thieves deal with few, exchanges,
 * pools and payment services with thousands. Transfers of nothing don't count: anybody can make them in any name.
 */
export function hubs(ledger: Ledger, least: number, exempt: ReadonlySet<number>): Map<number, number> {
  const counterparties = new Map<number, Set<number>>();
  const isCandidate = new Uint8Array(ledger.accounts.addressCount);
  movementsOfAddresses(ledger).forEach((count, address) => {
    if (count < least || exempt.has(address)) return;
    counterparties.set(address, new Set());
    isCandidate[address] = 1;
  });
  if (counterparties.size === 0) return new Map();
  const { size, from, to, amounts, math, accounts } = ledger;
  for (let i = 0; i < size; i++) {
    if (to[i] === NOBODY) continue;
    const [sender, receiver] = [accounts.addressOf(from[i]!), accounts.addressOf(to[i]!)];
    if (isCandidate[sender] === 0 && isCandidate[receiver] === 0) continue;
    if (sender === receiver || math.isZero(amounts, i * math.width)) continue;
    counterparties.get(sender)?.add(receiver);
    counterparties.get(receiver)?.add(sender);
  }
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
