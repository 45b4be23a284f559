import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ExplorerCalls } from '@/lib/chain/explorer/client';
import { readList } from '@/lib/chain/explorer/walk';

interface Row {
  readonly blockNumber: string;
  readonly id: number;
}

/** An explorer over a list of rows that gives at most `window` rows of a query and `pageLimit` of a page. */
function explorerOf(rows: readonly Row[], window: number, pageLimit: number): ExplorerCalls & { asked: number } {
  return {
    host: 'explorer.example',
    asked: 0,
    call({ startblock, endblock, page, offset }) {
      this.asked++;
      if (Number(page) * Number(offset) > window) throw new Error('Result window is too large');
      const size = Math.min(Number(offset), pageLimit);
      const inRange = rows.filter(({ blockNumber }) => Number(blockNumber) >= Number(startblock) && Number(blockNumber) <= Number(endblock));
      return Promise.resolve(inRange.slice((Number(page) - 1) * size, Number(page) * size));
    },
  };
}

/** Rows by how many of them each block has. */
function rowsOf(counts: readonly number[]): Row[] {
  return counts.flatMap((count, block) => Array.from({ length: count }, (_, id) => ({ blockNumber: String(block), id })));
}

const query = { action: 'txlist', address: '0xa', from: 0, to: 1_000_000 } as const;

it('no row is lost or doubled, however the rows lie in blocks, as long as a block fits into the window', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 6 }), { maxLength: 40 }), fc.integer({ min: 7, max: 20 }), async (counts, window) => {
      const rows = rowsOf(counts);
      expect(await readList(explorerOf(rows, window, window), query, { window, timeoutMs: 1 })).toEqual(rows);
    }),
  );
});

it('nor where the explorer gives 100 rows a page without saying so', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 60 }), { maxLength: 30 }), async (counts) => {
      const rows = rowsOf(counts);
      expect(await readList(explorerOf(rows, 10_000, 100), query, { window: 10_000, timeoutMs: 1 })).toEqual(rows);
    }),
    { numRuns: 50 },
  );
});

it('a block that does not fit is said, never given in part', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 4 }), { maxLength: 10 }), fc.array(fc.nat({ max: 4 }), { maxLength: 10 }), async (before, after) => {
      const rows = rowsOf([...before, 9, ...after]);
      const reading = readList(explorerOf(rows, 9, 9), query, { window: 9, timeoutMs: 1 });
      await expect(reading).rejects.toMatchObject({ code: 'endpoint_incapable' });
    }),
  );
});

it('a list that fits takes one call, and one that is just full one more', async () => {
  for (const [count, calls] of [[0, 1], [6, 1], [8, 2]] as const) {
    const explorer = explorerOf(rowsOf(Array<number>(count).fill(1)), 8, 8);
    await readList(explorer, query, { window: 8, timeoutMs: 1 });
    expect([count, explorer.asked]).toEqual([count, calls]);
  }
});
