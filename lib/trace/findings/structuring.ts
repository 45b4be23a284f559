import type { Finding } from './finding';
import { push, type Scene } from './scene';

/** So many payments within so many seconds, and at least this part of all that the account paid. */
export const STRUCTURING = { payments: 5, seconds: 7 * 86_400, part: 0.5 } as const;

/**
 * Structuring: five or more payments within a week that each stay less than a tenth below the same power of ten of
 * base units, and make up half of what the account paid. Decimals don't matter: 9,900 of a token with six decimals is
 * 9.9 × 10⁹ units, below 10¹⁰ as it is below 10,000.
 */
export function findStructuring(scene: Scene): Finding[] {
  const { ledger } = scene;
  return [...scene.out.values()].flatMap((movements) => {
    const byDigits = new Map<number, number[]>();
    for (const movement of movements) {
      const digits = ledger.amount(movement).toString();
      if (digits.length > 1 && digits.startsWith('9')) push(byDigits, digits.length, movement);
    }
    return [...byDigits].flatMap(([digits, below]) => {
      const within = mostWithin(below, (movement) => ledger.timestamp[movement]!);
      if (within.length < STRUCTURING.payments || below.length < movements.length * STRUCTURING.part) return [];
      const addresses = [scene.addressOut(within[0]!), ...within.map(scene.addressIn)];
      return [scene.finding('structuring', within, addresses, `Paid ${within.length} times within a week just below 10^${digits} base units.`)];
    });
  });
}

function mostWithin(movements: readonly number[], timeOf: (movement: number) => number): readonly number[] {
  let best: readonly number[] = [];
  let start = 0;
  movements.forEach((movement, end) => {
    while (timeOf(movement) - timeOf(movements[start]!) > STRUCTURING.seconds) start++;
    if (end + 1 - start > best.length) best = movements.slice(start, end + 1);
  });
  return best;
}
