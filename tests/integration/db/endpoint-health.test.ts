import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EndpointHealth, listEndpointHealth, saveEndpointHealth } from '@/lib/db/endpoint-health';
import { listReorgs, type Reorg, saveReorg } from '@/lib/db/reorgs';
import { eachEngine, openTestStore, type TestStore } from '@/tests/helpers/store';

const at = (second: number) => new Date(Date.UTC(2026, 10, 24, 0, 0, second));
const endpoint: EndpointHealth = {
  chain: 'ethereum', host: 'a.example', answered: 10, failed: 1, discarded: 0, lastDiscard: null, lastDiscardAt: null,
  latencyMs: 120, rate: null, updatedAt: at(1),
};
const reorg: Reorg = {
  chain: 'ethereum', foundAt: at(1), commonBlock: 90, block: 100, storedHash: '0xa', newHash: '0xb', removedTransfers: 7, removedEvents: 1,
};

eachEngine((engine) => {
  let store: TestStore;
  beforeAll(async () => void (store = await openTestStore(engine)));
  afterAll(() => store.close());

  it('an endpoint that once gave a wrong answer is not forgiven by a later run without one', async () => {
    const caught = { ...endpoint, discarded: 2, lastDiscard: 'a log of another block', lastDiscardAt: at(2) };
    await saveEndpointHealth(store.db, [caught, { ...endpoint, host: 'b.example', rate: 5 }]);
    await saveEndpointHealth(store.db, [{ ...endpoint, answered: 3, latencyMs: null, updatedAt: at(3) }]);
    expect(await listEndpointHealth(store.db)).toEqual([
      { ...endpoint, answered: 3, latencyMs: null, lastDiscard: 'a log of another block', lastDiscardAt: at(2), updatedAt: at(3) },
      { ...endpoint, host: 'b.example', rate: 5 },
    ]);
  });

  it('two keys at one provider are one row, in which nothing is lost', async () => {
    const first = { ...endpoint, chain: 'bsc', discarded: 1, lastDiscard: 'doubled logs', lastDiscardAt: at(5), rate: 9 };
    await saveEndpointHealth(store.db, [first, { ...endpoint, chain: 'bsc', answered: 5, latencyMs: 300 }]);
    const [row] = await listEndpointHealth(store.db);
    expect(row).toEqual({ ...first, answered: 15, failed: 2, latencyMs: 300 });
  });

  it('nothing to store is nothing to fail at', async () => {
    await expect(saveEndpointHealth(store.db, [])).resolves.toBeUndefined();
  });

  it('reorganisations are told newest first, with how many there were in all', async () => {
    await saveReorg(store.db, reorg);
    await saveReorg(store.db, { ...reorg, chain: 'bsc', foundAt: at(2) });
    expect(await listReorgs(store.db, 1)).toEqual({ rows: [{ ...reorg, chain: 'bsc', foundAt: at(2) }], total: 2 });
  });
});
