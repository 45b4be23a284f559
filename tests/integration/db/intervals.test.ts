import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { difference, type Interval, union } from '@/lib/core/intervals';
import { addInterval, cutIntervals, loadIntervals } from '@/lib/db/intervals';
import { fetchedIntervals } from '@/lib/db/schema';
import { eachEngine, openTestStore, type TestStore } from '@/tests/helpers/store';

const QUERIES = ['logs:a', 'logs:b', 'native:a'];
const interval = fc.tuple(fc.nat(60), fc.nat(15)).map(([from, length]): Interval => ({ from, to: from + length }));
/** Which queries an interval is added for. */
const step = fc.record({ interval, queries: fc.subarray(QUERIES, { minLength: 1 }) });

eachEngine((engine) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openTestStore(engine);
  }, 300_000);
  afterAll(() => store.close());

  it('remembers of each query the union of what was fetched, in whatever order and however it overlaps, and forgets what is cut off', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), fc.nat(80), async (steps, cut) => {
        await store.db.delete(fetchedIntervals);
        const expected = new Map<string, Interval[]>();
        for (const { interval: added, queries } of steps) {
          await addInterval(store.db, 'ethereum', queries, added);
          await addInterval(store.db, 'bsc', queries, { from: 1_000, to: 1_000 });
          for (const query of queries) expected.set(query, union([...(expected.get(query) ?? []), added]));
        }
        expect(await loadIntervals(store.db, 'ethereum')).toEqual(expected);
        await cutIntervals(store.db, 'ethereum', cut);
        const left = [...expected].map(([query, had]) => [query, difference(had, [{ from: cut + 1, to: 1_000 }])] as const);
        expect(await loadIntervals(store.db, 'ethereum')).toEqual(new Map(left.filter(([, had]) => had.length > 0)));
        for (const had of (await loadIntervals(store.db, 'bsc')).values()) expect(had).toEqual([{ from: 1_000, to: 1_000 }]);
      }),
      { numRuns: 40 },
    );
  }, 300_000);

  it('gives only the queries that are asked for', async () => {
    await store.db.delete(fetchedIntervals);
    await addInterval(store.db, 'ethereum', QUERIES, { from: 1, to: 2 });
    expect([...(await loadIntervals(store.db, 'ethereum', ['logs:b', 'logs:z'])).keys()]).toEqual(['logs:b']);
  });
});
