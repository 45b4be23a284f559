import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { findLeaseHolder, leasedChains, releaseLease, renewLease, takeLease } from '@/lib/db/leases';
import { syncLeases } from '@/lib/db/schema';
import { eachEngine, openTestStore, type TestStore } from '@/tests/helpers/store';

const LONG = 60_000;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

eachEngine((engine) => {
  let store: TestStore;
  beforeAll(async () => void (store = await openTestStore(engine)));
  beforeEach(async () => void (await store.db.delete(syncLeases)));
  afterAll(() => store.close());

  it('of twenty processes that ask at once one fetches a chain, and the others know who', async () => {
    const holders = Array.from({ length: 20 }, (_, i) => `web ${i}`);
    const taken = await Promise.all(holders.map((holder) => takeLease(store.db, 'ethereum', holder, LONG)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await findLeaseHolder(store.db, 'ethereum')).toBe(holders[taken.indexOf(true)]);
  });

  it('of twenty that ask for one that ran out one gets it', async () => {
    await takeLease(store.db, 'ethereum', 'a dead one', 1);
    await wait(20);
    const taken = await Promise.all(Array.from({ length: 20 }, (_, i) => takeLease(store.db, 'ethereum', `web ${i}`, LONG)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('a chain whose process died is free once its time is over, and no sooner', async () => {
    expect(await takeLease(store.db, 'ethereum', 'web 1', 1_500)).toBe(true);
    expect(await takeLease(store.db, 'ethereum', 'web 2', LONG)).toBe(false);
    expect(await leasedChains(store.db)).toEqual(new Set(['ethereum']));
    await wait(1_550);
    expect(await leasedChains(store.db)).toEqual(new Set());
    expect(await takeLease(store.db, 'ethereum', 'web 2', LONG)).toBe(true);
    expect(await renewLease(store.db, 'ethereum', 'web 1', LONG)).toBe(false);
  });

  it('whoever renews keeps a chain for longer than its time', async () => {
    await takeLease(store.db, 'ethereum', 'web 1', 1_500);
    for (let i = 0; i < 4; i++) {
      await wait(500);
      expect(await renewLease(store.db, 'ethereum', 'web 1', 1_500)).toBe(true);
    }
    expect(await takeLease(store.db, 'ethereum', 'web 2', LONG)).toBe(false);
  });

  it('only the holder can give a chain back, and other chains are not touched by it', async () => {
    await takeLease(store.db, 'ethereum', 'web 1', LONG);
    expect(await takeLease(store.db, 'bsc', 'web 2', LONG)).toBe(true);
    await releaseLease(store.db, 'ethereum', 'web 2');
    expect(await takeLease(store.db, 'ethereum', 'web 2', LONG)).toBe(false);
    await releaseLease(store.db, 'ethereum', 'web 1');
    expect(await findLeaseHolder(store.db, 'ethereum')).toBeUndefined();
    expect(await takeLease(store.db, 'ethereum', 'web 2', LONG)).toBe(true);
    expect(await findLeaseHolder(store.db, 'bsc')).toBe('web 2');
  });
});

it('the embedded database keeps no lease of a process that was killed: the next start goes on at once', async () => {
  const store = await openTestStore('pglite');
  await takeLease(store.db, 'ethereum', 'web 1', LONG);
  const again = await store.reopen();
  expect(await takeLease(again.db, 'ethereum', 'web 2', LONG)).toBe(true);
  await again.close();
});
