import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { defineChains, evmChains, UNKNOWN_FINALITY } from '@/lib/core/chains';
import { walletIncidents, wallets } from '@/lib/db/schema';
import { watchedAddresses } from '@/lib/db/watch-list';
import { readRegistry } from '@/lib/registry';
import { openFacts } from '@/tests/helpers/facts';
import { eachEngine, type TestStore } from '@/tests/helpers/store';

const registry = readRegistry();
const isEvm = (name: string) => evmChains().some((chain) => chain.name === name);

eachEngine((engine) => {
  let facts: TestStore;
  beforeAll(async () => void (facts = await openFacts(engine)));
  afterAll(() => facts.close());
  afterEach(() => defineChains([]));

  it('every address that is flagged on any EVM chain is read on each of them, and each once', async () => {
    const flagged = new Set(registry.wallets.filter(({ chain }) => isEvm(chain)).map(({ address }) => address.toLowerCase()));
    for (const chain of ['ethereum', 'bsc', 'mantle']) {
      const watched = await watchedAddresses(facts.db, chain);
      expect(watched).toHaveLength(flagged.size);
      expect(new Set(watched)).toEqual(flagged);
    }
  });

  it('a chain of the settings is read for the same addresses', async () => {
    defineChains([{ name: 'sonic', title: 'Sonic', form: 'evm', native: { symbol: 'S', decimals: 18 }, evmId: 146, finality: UNKNOWN_FINALITY, blockTimeMs: null }]);
    expect(await watchedAddresses(facts.db, 'sonic')).toEqual(await watchedAddresses(facts.db, 'ethereum'));
  });

  it('an address of another form stays on its chain', async () => {
    const watched = await watchedAddresses(facts.db, 'bitcoin');
    expect(new Set(watched)).toEqual(new Set(registry.wallets.filter(({ chain }) => chain === 'bitcoin').map(({ address }) => address)));
    expect((await watchedAddresses(facts.db, 'ethereum')).every((address) => address.startsWith('0x'))).toBe(true);
  });

  it('those of the newest theft come first, and the order is that of the facts and not of the store', async () => {
    const dates = new Map(registry.incidents.map(({ slug, date }) => [slug, date]));
    const newest = new Map<string, string>();
    for (const { chain, address, incidents } of registry.wallets) {
      if (!isEvm(chain)) continue;
      const key = address.toLowerCase();
      const seen = [newest.get(key) ?? '', ...incidents.map((slug) => dates.get(slug) ?? '')];
      newest.set(key, seen.toSorted().at(-1) ?? '');
    }
    const order = (await watchedAddresses(facts.db, 'ethereum')).map((address) => newest.get(address) ?? '');
    expect(order).toEqual(order.toSorted().toReversed());
    expect(order[0]).not.toBe('');
  });

  it('a theft goes before a listing, a listing before none, and what is alike goes by its address', async () => {
    const store = await openFacts(engine);
    const { db } = store;
    try {
      const [said] = await db.select().from(wallets).limit(1);
      await db.delete(walletIncidents);
      await db.delete(wallets);
      const flag = (chain: string, digit: string, authorityDate: string | null, ord: number) =>
        db.insert(wallets).values({ ...said!, chain, address: `0x${digit.repeat(40)}`, authorityDate, ord });
      await flag('ethereum', 'b', null, 1);
      await flag('bsc', 'a', null, 2);
      await flag('polygon', 'c', '2022', 3);
      await flag('ethereum', 'd', '2024-05', 4);
      await flag('bsc', 'e', '2019', 5);
      await flag('ethereum', 'f', null, 6);
      const tie = (chain: string, digit: string, incident: string) =>
        db.insert(walletIncidents).values({ chain, address: `0x${digit.repeat(40)}`, incident });
      await tie('bsc', 'e', 'ronin-2022');
      await tie('ethereum', 'f', 'ronin-2022');
      await tie('ethereum', 'f', 'bybit-2025');
      const letters = (await watchedAddresses(db, 'gnosis')).map((address) => address.at(-1));
      expect(letters).toEqual(['f', 'e', 'd', 'c', 'a', 'b']);
    } finally {
      await store.close();
    }
  });
});
