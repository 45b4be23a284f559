import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchPage } from '@/lib/charts/pages/search';
import { servicePage } from '@/lib/charts/pages/service';
import { actorPage } from '@/lib/charts/pages/actor';
import { parseUnits } from '@/lib/core/money';
import { readRegistry } from '@/lib/registry';
import { openFacts } from '@/tests/helpers/facts';
import { eachEngine, type TestStore } from '@/tests/helpers/store';

const RECEIVER = '0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2';
const registry = readRegistry();

eachEngine((engine) => {
  let store: TestStore;
  beforeAll(async () => void (store = await openFacts(engine)));
  afterAll(() => store.close());
  const context = () => ({ db: store.db, asOf: '2026-11-24T00:00:00Z' });

  describe('a search over everything', () => {
    it.each(['47666fab8bd0ac', RECEIVER, RECEIVER.toLowerCase()])('finds an address by %s, and the transfers in which it stands', async (q) => {
      const { lists } = await searchPage(store.db, q);
      expect(lists.wallets.rows.map(({ address }) => address)).toContain(RECEIVER);
      expect(lists.transfers.total).toBeGreaterThan(10);
    });

    it('finds every address of the registry by its middle, whichever chain it is of', async () => {
      for (const wallet of registry.wallets.filter((_, nth) => nth % 97 === 0)) {
        const { lists } = await searchPage(store.db, wallet.address.slice(6, 30));
        expect(lists.wallets.rows.map(({ address }) => address.toLowerCase())).toContain(wallet.address.toLowerCase());
      }
    });

    it('finds a theft by its transaction, a victim, an event, an actor and a source by their words', async () => {
      const [theft] = registry.theftTransactions;
      expect((await searchPage(store.db, theft!.txHash.slice(2, 20).toUpperCase())).theftTransactions.map(({ incident }) => incident)).toContain(theft!.incident);
      expect((await searchPage(store.db, 'bridge RONIN')).lists.incidents.rows.map(({ slug }) => slug)).toContain('ronin-2022');
      expect((await searchPage(store.db, 'designates tornado')).lists.timeline.rows.map(({ id }) => id)).toContain('us-ofac-tornado-2022-08');
      expect((await searchPage(store.db, 'tradertraitor')).actors).toEqual(['TraderTraitor']);
      expect((await searchPage(store.db, 'Chainalysis')).lists.sources.total).toBeGreaterThan(1);
    });

    it('knows a whole address of which no source says anything, and takes signs that mean something to a database as they stand', async () => {
      const unknown = await searchPage(store.db, '0x000000000000000000000000000000000000dEaD');
      expect([unknown.address, unknown.lists.wallets.total, unknown.lists.services.total]).toEqual(['0x000000000000000000000000000000000000dead', 0, 0]);
      const odd = await searchPage(store.db, "100% of_'\\");
      expect([odd.address, Object.values(odd.lists).reduce((sum, { total }) => sum + total, 0)]).toEqual([null, 0]);
      expect((await searchPage(store.db, '   ')).lists.incidents.total).toBe(0);
    });
  });

  describe('actors and services', () => {
    it('an actor has exactly the wallets that sources flag under the name', async () => {
      const page = await actorPage(context(), 'TraderTraitor');
      expect(page!.wallets).toHaveLength(registry.wallets.filter(({ actor }) => actor === 'TraderTraitor').length);
      expect(page!.incidents.map(({ slug }) => slug)).toContain('dmm-2024');
      expect(await actorPage(context(), 'Nobody')).toBeUndefined();
    });

    it('a service has all its addresses under one name, and what entered is exact and never without its theft', async () => {
      const page = await servicePage(context(), 'tornado cash');
      expect(page!.addresses.length).toBeGreaterThan(60);
      expect(page!.addresses.every(({ name }) => name.startsWith('Tornado Cash'))).toBe(true);
      expect(page!.reported.length).toBeGreaterThan(40);
      for (const row of page!.inflows) expect(parseUnits(row.amount, 18)).toBe(BigInt(row.amount_base_units));
      expect(await servicePage(context(), 'Nothing')).toBeUndefined();
    });
  });
});
