import { afterAll, beforeAll, expect, it } from 'vitest';
import { createStoreExposures } from '@/lib/charts/screen/store-exposures';
import { createStoreScreening } from '@/lib/charts/screen/store-screening';
import { traceParts } from '@/lib/charts/trace';
import { readRegistry } from '@/lib/registry';
import { syncStatus } from '@/lib/db/schema';
import { openFacts } from '@/tests/helpers/facts';
import { eachEngine, type TestStore } from '@/tests/helpers/store';

const NOW = 1_764_000_000_000;

eachEngine((engine) => {
  let store: TestStore;
  beforeAll(async () => void (store = await openFacts(engine)));
  afterAll(() => store.close());

  it('an address on the way of the shipped transfers is exposed by just what its own page tells', async () => {
    const screening = createStoreScreening({ db: store.db, asOf: '2026-11-24T00:00:00Z', registryVersion: 'v', traces: createStoreExposures(store.db) });
    const addresses = [...new Set(readRegistry().observedTransfers.flatMap(({ from, to }) => [from, to]))];
    const { rows, meta } = await screening.screen({ inputs: addresses, column: null });
    let exposed = 0;
    for (const row of rows) {
      const parts = await traceParts({ db: store.db, asOf: '' }, 'ethereum', row.address ?? '');
      const told = row.exposures.map(({ incident, hops, received, sent }) => ({ incident, hops, received: received.map(({ asset, amount }) => `${amount} ${asset}`).sort(), sent: sent.map(({ asset, amount }) => `${amount} ${asset}`).sort() }));
      expect(told).toEqual(parts.map(({ incident, hop, received, sent }) => ({ incident, hops: hop, received: received.map(({ asset, amount }) => `${amount} ${asset}`).sort(), sent: sent.map(({ asset, amount }) => `${amount} ${asset}`).sort() })));
      expect(row.exposures.map(({ path }) => path.length > 0)).toEqual(parts.map(() => true));
      exposed += parts.length;
      if (parts.length > 0) expect(['flagged', 'exposed']).toContain(row.result);
    }
    expect(exposed).toBeGreaterThan(10);
    const traced = meta().traces.find(({ incident }) => incident === 'bybit-2025');
    expect(traced).toMatchObject({ problem: null, asOf: expect.stringMatching(/^2025-0/) as string });
    expect(traced?.addresses).toBeGreaterThanOrEqual(10);
  });

  it('the traces are made anew when transfers came in, and not before ten minutes are over', async () => {
    let now = NOW;
    const exposures = createStoreExposures(store.db, { clock: () => now });
    const first = await exposures.version();
    const at = new Date(NOW);
    await store.db.insert(syncStatus).values({ chain: 'ethereum', state: 'done', head: 1, wanted: 1, done: 1, requests: 1, rows: 1, missingKinds: [], message: null, startedAt: at, updatedAt: at });
    expect(await exposures.version()).toBe(first);
    now += 600_000;
    expect(await exposures.version()).not.toBe(first);
  });
});
