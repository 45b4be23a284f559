import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fundingFor } from '@/lib/chain/replay/funding';

const movement = fc.record({
  from: fc.constantFrom('a', 'b', 'c'),
  to: fc.constantFrom('a', 'b', 'c', 'd'),
  assetContract: fc.constantFrom(null, 'token'),
  amount: fc.bigInt({ min: 0n, max: 10n ** 24n }),
});

/** The lowest balance of every book when the movements run on this funding. */
function lowest(movements: readonly { from: string; to: string; assetContract: string | null; amount: bigint }[]): Map<string, bigint> {
  const balances = new Map(fundingFor(movements).map((n) => [`${n.holder} ${n.assetContract ?? ''}`, n.amount]));
  const low = new Map(balances);
  for (const { from, to, assetContract, amount } of movements) {
    for (const [holder, change] of [[from, -amount], [to, amount]] as const) {
      const key = `${holder} ${assetContract ?? ''}`;
      const next = (balances.get(key) ?? 0n) + change;
      balances.set(key, next);
      if (next < (low.get(key) ?? 0n)) low.set(key, next);
    }
  }
  return low;
}

test('no movement of a replay can fail for want of funds', () => {
  fc.assert(fc.property(fc.array(movement), (movements) => [...lowest(movements).values()].every((least) => least >= 0n)));
});

test('nobody gets more than it needs, so balances shown in a replay are those of the movements', () => {
  fc.assert(
    fc.property(fc.array(movement), (movements) => {
      const low = lowest(movements);
      return fundingFor(movements).every((n) => n.amount > 0n && low.get(`${n.holder} ${n.assetContract ?? ''}`) === 0n);
    }),
  );
});

test('what a wallet received before is spent before it is funded', () => {
  const through = [
    { from: 'victim', to: 'thief', assetContract: null, amount: 10n },
    { from: 'thief', to: 'next', assetContract: null, amount: 12n },
  ];
  expect(fundingFor(through)).toEqual([
    { holder: 'victim', assetContract: null, amount: 10n },
    { holder: 'thief', assetContract: null, amount: 2n },
  ]);
});
