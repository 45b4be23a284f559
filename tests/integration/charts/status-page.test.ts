import { afterAll, beforeAll, expect, it } from 'vitest';
import { countHoldings, statusPage } from '@/lib/charts/pages/status';
import { saveEndpointHealth } from '@/lib/db/endpoint-health';
import { takeLease } from '@/lib/db/leases';
import { saveReorg } from '@/lib/db/reorgs';
import { saveSyncStatus } from '@/lib/db/sync-status';
import { eachEngine, openTestStore, type TestStore } from '@/tests/helpers/store';

const installation = { replay: false, registryVersion: 'v', syncSetting: 'on', configuredChains: [] } as const;
const at = new Date('2026-11-24T12:00:00Z');
const counts = { head: 9, wanted: 9, done: 3, requests: 2, rows: 1, missingKinds: [], message: null, startedAt: at, updatedAt: at };

eachEngine((engine) => {
  let store: TestStore;
  beforeAll(async () => void (store = await openTestStore(engine)));
  afterAll(() => store.close());
  const status = () => statusPage({ db: store.db, asOf: '2026-11-24T00:00:00Z' }, { ...installation, engine });

  it('a run whose process was killed is not shown as running for ever', async () => {
    for (const chain of ['bsc', 'ethereum']) await saveSyncStatus(store.db, { ...counts, chain, state: 'running' });
    await takeLease(store.db, 'ethereum', 'web 1', 60_000);
    const [bsc, ethereum] = (await status()).sync;
    expect([bsc?.state, bsc?.message]).toEqual(['idle', expect.stringContaining('has ended')]);
    expect([ethereum?.state, ethereum?.message]).toEqual(['running', null]);
  });

  it('tells of each endpoint what it answered wrongly, and of each reorganisation what was taken back', async () => {
    await saveEndpointHealth(store.db, [
      { chain: 'ethereum', host: 'a.example', answered: 9, failed: 1, discarded: 1, lastDiscard: 'logs left out', lastDiscardAt: at, latencyMs: 80, rate: null, updatedAt: at },
    ]);
    await saveReorg(store.db, {
      chain: 'ethereum', foundAt: at, commonBlock: 4, block: 9, storedHash: '0xa', newHash: '0xb', removedTransfers: 2, removedEvents: 0,
    });
    const { endpoints, reorgs } = await status();
    expect(endpoints).toEqual([
      {
        chain: 'ethereum', host: 'a.example', answered: 9, failed: 1, discarded: 1, last_discard: 'logs left out',
        last_discard_at: at.toISOString(), latency_ms: 80, rate: null, updated_at: at.toISOString(),
      },
    ]);
    expect(reorgs).toEqual({
      total: 1,
      rows: [
        {
          chain: 'ethereum', found_at: at.toISOString(), common_block: 4, block: 9, stored_hash: '0xa', new_hash: '0xb',
          removed_transfers: 2, removed_events: 0,
        },
      ],
    });
  });

  it('counts again what it was not given', async () => {
    const holdings = await countHoldings(store.db);
    expect(await status()).toMatchObject(holdings);
    const given = { ...holdings, counts: { ...holdings.counts, transfers: 77 } };
    const page = await statusPage({ db: store.db, asOf: '' }, { ...installation, engine }, given);
    expect(page.counts.transfers).toBe(77);
  });
});
