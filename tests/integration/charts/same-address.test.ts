import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { CHARTS } from '@/lib/charts';
import { LIST_DEFINITIONS } from '@/lib/charts/lists';
import { readPage } from '@/lib/charts/lists/read';
import { incidentPage } from '@/lib/charts/pages/incident';
import { overviewPage } from '@/lib/charts/pages/overview';
import { sameAddressPage, walletPage } from '@/lib/charts/pages/wallet';
import { readChains } from '@/lib/config/chains';
import { displayAddress } from '@/lib/core/address';
import { defineChains } from '@/lib/core/chains';
import { balances, fetchedIntervals, tokens, transfers, wallets } from '@/lib/db/schema';
import { readRegistry } from '@/lib/registry';
import { openFacts } from '@/tests/helpers/facts';
import { eachEngine, type TestStore } from '@/tests/helpers/store';

const FLAGGED = '0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2';
const flagged = FLAGGED.toLowerCase();
const other = readRegistry().wallets.find(({ chain, address }) => chain === 'ethereum' && address !== flagged)!;
const STRANGER = `0x${'bb'.repeat(20)}`;
const TOKEN = `0x${'cc'.repeat(20)}`;
const moved = { chain: 'bsc', block: 50_000_000, blockHash: '0xb', timestamp: 1_750_000_000, kind: 'native', assetContract: null };

eachEngine((engine) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openFacts(engine);
    await store.db.insert(tokens).values({ chain: 'bsc', contract: TOKEN, symbol: 'TKN', decimals: 6, sourceIds: [] });
  });
  afterAll(() => store.close());
  afterEach(async () => {
    defineChains([]);
    for (const table of [transfers, balances, fetchedIntervals]) await store.db.delete(table);
  });
  const context = () => ({ db: store.db, asOf: '2026-11-24T00:00:00Z' });
  const list = async (query: string) => readPage(context(), LIST_DEFINITIONS.transfers, new URLSearchParams(query));

  async function moveOnBsc(): Promise<void> {
    await store.db.insert(transfers).values([
      { ...moved, txHash: '0x1', position: '', from: flagged, to: STRANGER, amount: 5n * 10n ** 18n },
      { ...moved, txHash: '0x2', position: '', from: STRANGER, to: flagged, amount: 10n ** 18n },
      { ...moved, txHash: '0x3', position: '', from: flagged, to: flagged, amount: 1n },
      { ...moved, txHash: '0x4', position: '7', kind: 'token', from: STRANGER, to: flagged, assetContract: TOKEN, amount: 2_500_000n },
      { ...moved, txHash: '0x5', position: '8', kind: 'token', from: STRANGER, to: flagged, assetContract: STRANGER, amount: 10n ** 40n },
    ]);
  }

  it('what a flagged address moved on a chain where no source names it is found there, by its own page', async () => {
    await moveOnBsc();
    await store.db.insert(fetchedIntervals).values({ chain: 'bsc', query: `native:${flagged}`, fromBlock: 0, toBlock: 50_000_001 });
    await store.db.insert(balances).values({ chain: 'bsc', address: flagged, assetContract: '', amount: 10n ** 17n, block: 50_000_001, timestamp: 1_750_000_001 });
    const page = (await sameAddressPage(store.db, 'bsc', flagged))!;
    expect(page).toMatchObject({
      chain: 'bsc',
      address: FLAGGED,
      explorer: `https://bscscan.com/address/${FLAGGED}`,
      flagged: [{ chain: 'ethereum', address: FLAGGED }],
      transfers: { total: 4, unlisted: 1 },
      balances: [{ asset: 'BNB', amount: '0.1' }],
      coverage: [{ kind: 'native', from: 0, to: 50_000_001 }],
      missingKinds: ['internal', 'token'],
      elsewhere: [],
    });
    expect(page.counterparties.map(({ asset, sent, received }) => [asset, sent, received])).toContainEqual(['BNB', '5', '1']);
    expect(page.sources.map(({ id }) => id)).toEqual(expect.arrayContaining([...page.flagged[0]!.sources]));
  });

  it('says that nobody has looked where nobody has', async () => {
    expect(await sameAddressPage(store.db, 'mantle', FLAGGED)).toMatchObject({ coverage: [], transfers: { total: 0 }, flagged: [{ chain: 'ethereum' }] });
  });

  it('has no such page where a source flags it, where none flags it anywhere, and on a chain of another form', async () => {
    expect(await sameAddressPage(store.db, 'ethereum', flagged)).toBeUndefined();
    expect(await walletPage(store.db, 'bsc', flagged)).toBeUndefined();
    expect(await sameAddressPage(store.db, 'bsc', STRANGER)).toBeUndefined();
    expect(await sameAddressPage(store.db, 'bitcoin', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa')).toBeUndefined();
    await expect(sameAddressPage(store.db, 'bsc', FLAGGED.replace('Fab', 'FAb'))).rejects.toMatchObject({ code: 'bad_address' });
  });

  it('the page of the flagged wallet leads to what the same address moved on other chains, with its spam apart', async () => {
    await moveOnBsc();
    const [said] = await store.db.select().from(wallets).limit(1);
    await store.db.insert(wallets).values({ ...said!, chain: 'polygon', address: flagged, ord: 99_999 });
    await store.db.insert(transfers).values({ ...moved, chain: 'polygon', txHash: '0x6', position: '', from: flagged, to: STRANGER, amount: 1n });
    try {
      expect((await walletPage(store.db, 'ethereum', flagged))!.elsewhere).toEqual([
        { chain: 'bsc', transfers: 4, unlisted: 1, flagged: false },
        { chain: 'polygon', transfers: 1, unlisted: 0, flagged: true },
      ]);
      expect((await sameAddressPage(store.db, 'bsc', flagged))!.elsewhere.map(({ chain }) => chain)).toEqual(['polygon']);
    } finally {
      await store.db.delete(wallets).where(eq(wallets.ord, 99_999));
    }
  });

  it('to be read on a chain makes no address a flagged one there: no list, no total, no chart and no label changes', async () => {
    const seen = async () => ({
      overview: await overviewPage(context()),
      theft: await incidentPage(context(), 'bybit-2025'),
      flow: await CHARTS.flow(context(), new URLSearchParams({ incident: 'bybit-2025' })),
      laundering: await CHARTS['laundering-over-time'](context(), new URLSearchParams()),
      flaggedOnBsc: (await readPage(context(), LIST_DEFINITIONS.wallets, new URLSearchParams('chain=bsc'))).meta.total,
      ofTheTheft: (await list('incident=bybit-2025')).meta.total,
    });
    const before = await seen();
    await moveOnBsc();
    expect(await seen()).toEqual(before);
    await store.db.insert(transfers).values({ ...moved, txHash: '0x7', position: '', from: other.address, to: flagged, amount: 1n });
    const page = (await sameAddressPage(store.db, 'bsc', flagged))!;
    expect(page.counterparties.map(({ address }) => address)).toContain(displayAddress('ethereum', other.address));
    expect(page.counterparties.map(({ category, label }) => [category, label])).toEqual(page.counterparties.map(() => ['unlabelled', null]));
  });

  it('on a chain of the settings amounts are those of its own asset, in the list and on the page', async () => {
    defineChains(readChains({ CHAIN_146: 'sonic,Sonic,S,9,https://sonicscan.org' }));
    await store.db.insert(transfers).values({ ...moved, chain: 'sonic', txHash: '0x8', position: '', from: flagged, to: STRANGER, amount: 1_500_000_000n });
    const { data, meta } = await list('chain=sonic');
    expect(meta.total).toBe(1);
    expect(data[0]).toMatchObject({ chain: 'sonic', from: FLAGGED, asset: 'S', decimals: 9, amount: '1.5', usd: null });
    expect(await sameAddressPage(store.db, 'sonic', flagged)).toMatchObject({
      explorer: `https://sonicscan.org/address/${FLAGGED}`,
      transfers: { total: 1, unlisted: 0 },
    });
    expect((await walletPage(store.db, 'ethereum', flagged))!.elsewhere).toEqual([{ chain: 'sonic', transfers: 1, unlisted: 0, flagged: false }]);
    defineChains([]);
    await expect(list('chain=sonic')).rejects.toMatchObject({ code: 'bad_value', field: 'chain' });
  });
});
