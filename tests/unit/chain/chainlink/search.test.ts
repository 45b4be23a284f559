import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRoundSearch } from '@/lib/chain/chainlink/search';

/** Rounds that come now each second, now after months. */
const wild = fc.array(fc.oneof(fc.constant(1), fc.nat(60), fc.nat(10_000_000)), { minLength: 2, maxLength: 3_000 });

function searchOver(waits: readonly number[]) {
  let time = 1;
  const rounds = waits.map((wait, i) => ({ number: BigInt(i + 1), updatedAt: (time += wait) }));
  const asked: bigint[] = [];
  const read = (number: bigint) => {
    asked.push(number);
    return Promise.resolve(rounds[Number(number) - 1]);
  };
  return { rounds, asked, search: createRoundSearch({ last: rounds.at(-1)!, read }) };
}

it('takes, whatever the history, no more requests than a bisection and a handful, so that no feed can hold a sync up', async () => {
  await fc.assert(
    fc.asyncProperty(wild, fc.double({ min: 0, max: 1, noNaN: true }), async (waits, share) => {
      const { rounds, asked, search } = searchOver(waits);
      await search.at(Math.floor(rounds.at(-1)!.updatedAt * share));
      expect(asked.length).toBeLessThanOrEqual(24 + Math.ceil(Math.log2(waits.length)) + 1);
    }),
    { numRuns: 200 },
  );
});

it('asks for no round twice, however many times are asked for', async () => {
  await fc.assert(
    fc.asyncProperty(wild, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), async (waits, shares) => {
      const { rounds, asked, search } = searchOver(waits);
      for (const share of shares) await search.at(Math.floor(rounds.at(-1)!.updatedAt * share));
      expect(new Set(asked).size).toBe(asked.length);
    }),
    { numRuns: 100 },
  );
});
