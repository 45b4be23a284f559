import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Transfer } from '@/lib/core/transfer';
import { parts } from '@/lib/ingest/commit';

const row = (block: number, position: number): Transfer => ({
  chain: 'ethereum', block, blockHash: '0xb', txHash: '0xt', kind: 'token', position: String(position), timestamp: 1, from: '0xf', to: '0xo', assetContract: '0xc', amount: 1n,
});

/** An interval, and rows in it: each number says how many its block has. */
const batch = fc
  .record({ from: fc.nat(100), counts: fc.array(fc.oneof(fc.constant(0), fc.nat(4), fc.nat(30)), { minLength: 1, maxLength: 40 }) })
  .map(({ from, counts }) => ({
    interval: { from, to: from + counts.length - 1 },
    rows: counts.flatMap((count, i) => Array.from({ length: count }, (_, position) => row(from + i, position))),
  }));

it('a large batch is stored in parts that are each complete for their blocks: all of the interval, no row lost or twice, newest first', () => {
  fc.assert(
    fc.property(batch, fc.integer({ min: 1, max: 40 }), ({ interval, rows }, most) => {
      const found = parts({ interval, rows }, most);
      const oldestFirst = found.toReversed();
      expect(oldestFirst[0]?.interval.from).toBe(interval.from);
      expect(found[0]?.interval.to).toBe(interval.to);
      oldestFirst.slice(1).forEach((part, i) => expect(part.interval.from).toBe((oldestFirst[i]?.interval.to ?? 0) + 1));
      expect(oldestFirst.flatMap((part) => part.rows)).toEqual(rows);
      for (const part of found) {
        expect(part.interval.from).toBeLessThanOrEqual(part.interval.to);
        for (const { block } of part.rows) expect(block >= part.interval.from && block <= part.interval.to).toBe(true);
        // Only a single block may be larger, for it can't be parted.
        if (part.rows.length > most) expect(new Set(part.rows.map(({ block }) => block)).size).toBe(1);
      }
    }),
    { numRuns: 500 },
  );
});
