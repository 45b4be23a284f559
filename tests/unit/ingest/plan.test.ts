import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference, type Interval, size, union } from '@/lib/core/intervals';
import { blocksOf, plan, queryKey } from '@/lib/ingest/plan';
import { etaOf } from '@/lib/ingest/progress';
import { startBlock } from '@/lib/ingest/start-block';

const interval = fc.tuple(fc.nat(60), fc.nat(20)).map(([from, length]): Interval => ({ from, to: from + length }));
const KINDS = ['native', 'internal'] as const;

describe('wanted minus had', () => {
  it('is asked for once for each wallet: nothing is left out and nothing had by all kinds is asked again', () => {
    const histories = fc.array(fc.tuple(fc.array(interval), fc.array(interval)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(histories, interval, fc.integer({ min: 1, max: 4 }), (all, wanted, batch) => {
        const addresses = all.map((_, i) => `0x${i}`);
        const had = new Map(all.flatMap((each, i) => KINDS.map((kind, k) => [queryKey(kind, `0x${i}`), each[k] ?? []] as const)));
        const works = plan({ addresses, kinds: KINDS, wanted, had, batch });
        for (const [i, address] of addresses.entries()) {
          const asked = works.filter((work) => work.addresses.includes(address));
          const missing = union((all[i] ?? []).flatMap((had) => difference([wanted], had)));
          expect(asked.flatMap((work) => work.missing)).toEqual(missing);
          expect(asked.length).toBeLessThanOrEqual(1);
        }
        for (const work of works) expect(work.addresses.length).toBeLessThanOrEqual(batch);
        expect(blocksOf(works)).toBe(works.reduce((sum, work) => sum + size(work.missing), 0));
      }),
    );
  });

  it('puts many wallets of the same past into one request', () => {
    const addresses = Array.from({ length: 249 }, (_, i) => `0x${i}`);
    const works = plan({ addresses, kinds: ['token'], wanted: { from: 0, to: 9 }, had: new Map(), batch: 100 });
    expect(works.map((work) => work.addresses.length)).toEqual([100, 100, 49]);
  });

  it('is nothing when all is there', () => {
    const had = new Map([['logs:0x1', [{ from: 0, to: 9 }]]]);
    expect(plan({ addresses: ['0x1'], kinds: ['token'], wanted: { from: 0, to: 9 }, had, batch: 9 })).toEqual([]);
  });
});

it('begins the history of Ethereum where receipts tell of failure, and takes a short replay of it whole', () => {
  expect(startBlock('ethereum', 24_000_000)).toBe(4_370_000);
  expect(startBlock('ethereum', 500)).toBe(0);
  expect(startBlock('bsc', 500)).toBe(0);
});

describe('the time left', () => {
  const begun = new Date('2026-11-24T12:00:00Z');
  const after = (seconds: number) => new Date(begun.getTime() + seconds * 1000);

  it('is that of what is left at the pace so far', () => {
    expect(etaOf(begun, after(10), 25, 100)).toEqual(after(40));
    expect(etaOf(begun, after(10), 100, 100)).toEqual(after(10));
  });

  it('is not guessed from nothing', () => {
    expect(etaOf(begun, after(10), 0, 100)).toBeNull();
    expect(etaOf(begun, begun, 5, 100)).toBeNull();
  });
});
