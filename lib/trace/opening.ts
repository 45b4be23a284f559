import { NOBODY as TO_NOBODY } from './ledger/columns';
import type { Ledger } from './ledger/ledger';
import type { Limbs } from './limbs';

// Read once: an imported name may cost a call each time.
const NOBODY = TO_NOBODY;

/**
 * What each account must have held before its history begins, in limbs: the deepest point to which its balance falls
 * if it starts at nothing. Less would make it pay what it did not have; more is not known. Accounts for which `stops`
 * is not 0 belong to services; nobody asks what those held.
 */
export function openingBalances({ size, from, to, amounts, accounts, math }: Ledger, stops: Uint8Array): Limbs {
  const { width } = math;
  const opening = new Uint32Array(accounts.size * width);
  const balance = new Uint32Array(accounts.size * width);
  for (let i = 0; i < size; i++) {
    const [sender, receiver, amount] = [from[i]!, to[i]!, i * width];
    if (stops[sender] === 0) {
      const held = sender * width;
      if (math.isLess(balance, held, amounts, amount)) {
        math.add(opening, held, amounts, amount);
        math.subtract(opening, held, balance, held);
        math.clear(balance, held);
      } else math.subtract(balance, held, amounts, amount);
    }
    if (receiver !== NOBODY) math.add(balance, receiver * width, amounts, amount);
  }
  return opening;
}
