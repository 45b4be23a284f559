import { count, eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as t from '@/lib/db/schema';
import { loadRegistry, storedVersion } from '@/lib/ingest/load-registry';
import { readRegistry, type Registry } from '@/lib/registry';
import { eachEngine, openTestStore, type TestStore } from '../../helpers/store';

const registry = readRegistry();
/** The registry without the facts that one theft brings along. */
const without = (slug: string): Registry => ({
  ...registry,
  incidents: registry.incidents.filter((row) => row.slug !== slug),
  attributions: registry.attributions.filter((row) => row.incident !== slug),
  wallets: registry.wallets.filter((row) => !row.incidents.includes(slug)),
  reportedFlows: registry.reportedFlows.filter((row) => row.incident !== slug),
});
const fetched = {
  chain: 'ethereum',
  block: 21895319,
  blockHash: `0x${'1'.repeat(64)}`,
  txHash: registry.observedTransfers[0]!.txHash,
  kind: 'native',
  position: '0',
  timestamp: 1740148187,
  from: registry.observedTransfers[0]!.from,
  to: registry.observedTransfers[0]!.to,
  assetContract: null,
  amount: 10n ** 18n,
};

eachEngine((engine) => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore(engine);
  });
  afterEach(() => store.close());

  const rows = async (table: Parameters<ReturnType<TestStore['db']['select']>['from']>[0]) => {
    const [found] = await store.db.select({ n: count() }).from(table as typeof t.sources);
    return Number(found?.n);
  };

  it('loads every fact once, and a restart loads nothing', async () => {
    const first = await loadRegistry(store.db, registry);
    expect(first).toEqual({ changed: true, version: expect.stringMatching(/^[0-9a-f]{16}$/) as string });
    const counts = [t.sources, t.incidents, t.attributions, t.wallets, t.timeline, t.services, t.tokens, t.theftTransactions];
    expect(await Promise.all(counts.map(rows))).toEqual([registry.sources.length, 98, 17, 588, 112, 518, 79, 12]);
    const series = [t.shippedTransfers, t.prices, t.priceFeeds, t.observedSeries, t.mixerDeposits, t.reportedFlows, t.officialTotals, t.launderingWaves];
    expect(await Promise.all(series.map(rows))).toEqual([80, 27, 18, 29, 1257, 485, 10, 3]);
    expect(await loadRegistry(store.db, registry)).toEqual({ changed: false, version: first.version });
    expect(await rows(t.wallets)).toBe(588);
  });

  it('loads in seconds even on a busy machine, so that a start does not keep anyone waiting', async () => {
    const begun = performance.now();
    await loadRegistry(store.db, registry);
    expect(performance.now() - begun).toBeLessThan(15_000);
  });

  it('keeps amounts to the last digit and an unknown loss unknown', async () => {
    await loadRegistry(store.db, registry);
    const [theft] = await store.db.select().from(t.theftTransactions).where(eq(t.theftTransactions.id, 'bybit-2025-theft-1'));
    expect(theft).toMatchObject({ kind: 'internal', amount: 401346768858404671846374n, decimals: 18, assetContract: null });
    const [loopring] = await store.db.select().from(t.incidents).where(eq(t.incidents.slug, 'loopring-2024'));
    expect(loopring?.lossUsdMicros).toBeNull();
    const [bybit] = await store.db.select().from(t.incidents).where(eq(t.incidents.slug, 'bybit-2025'));
    expect(bybit?.lossUsdMicros).toBe(1_500_000_000_000_000n);
    const [steth] = await store.db
      .select({ total: sql<string>`sum(${t.shippedTransfers.amount})::text` })
      .from(t.shippedTransfers)
      .where(sql`asset = 'stETH' and from_address = '0x47666fab8bd0ac7003bce3f5c3585383f09486e2'`);
    expect(steth?.total).toBe('90375547917680000000000');
  });

  it('keeps the order of the wallets and their tie to thefts', async () => {
    await loadRegistry(store.db, registry);
    const wallets = await store.db.select().from(t.wallets).orderBy(t.wallets.ord);
    expect(wallets.map(({ address }) => address)).toEqual(registry.wallets.map(({ address }) => address));
    const tied = await store.db.select().from(t.walletIncidents).where(eq(t.walletIncidents.incident, 'phemex-2025'));
    expect(tied).toHaveLength(registry.wallets.filter(({ incidents }) => incidents.includes('phemex-2025')).length);
  });

  it('drops what the registry no longer says and takes up what it says anew', async () => {
    await loadRegistry(store.db, registry);
    const gone = without('woo-x-2025');
    expect((await loadRegistry(store.db, gone)).changed).toBe(true);
    expect(await rows(t.incidents)).toBe(97);
    expect(await rows(t.wallets)).toBe(gone.wallets.length);
    expect(await store.db.select().from(t.walletIncidents).where(eq(t.walletIncidents.incident, 'woo-x-2025'))).toEqual([]);
    await loadRegistry(store.db, registry);
    expect(await rows(t.incidents)).toBe(98);
  });

  it('leaves the old content whole when a load fails half-way', async () => {
    const { version } = await loadRegistry(store.db, registry);
    const [doubled] = registry.launderingWaves;
    const broken = { ...without('woo-x-2025'), launderingWaves: [...registry.launderingWaves, doubled!] };
    await expect(loadRegistry(store.db, broken)).rejects.toThrow();
    expect(await rows(t.incidents)).toBe(98);
    expect(await rows(t.launderingWaves)).toBe(3);
    expect(await storedVersion(store.db)).toBe(version);
  });

  it('keeps what was fetched, and a verification as long as its transfer says the same', async () => {
    await loadRegistry(store.db, registry);
    await store.db.insert(t.transfers).values(fetched);
    await store.db.insert(t.fetchedIntervals).values({ chain: 'ethereum', query: 'q', fromBlock: 1, toBlock: 9 });
    await store.db.insert(t.balances).values({ chain: 'ethereum', address: fetched.from, assetContract: '', amount: 1n, block: 1, timestamp: 1 });
    const checkedAt = new Date(0);
    const judged = ['bybit-2025-0001', 'bybit-2025-0002', 'bybit-2025-0003'];
    await store.db.insert(t.verifications).values(judged.map((shippedId) => ({ shippedId, result: 'match', checkedAt })));
    const [first, second, ...rest] = registry.observedTransfers;
    const changed = { ...second!, amount: '9999' };
    await loadRegistry(store.db, { ...without('woo-x-2025'), observedTransfers: [first!, changed, ...rest.slice(1)] });
    expect(await rows(t.transfers)).toBe(1);
    expect(await rows(t.fetchedIntervals)).toBe(1);
    expect(await rows(t.balances)).toBe(1);
    expect((await store.db.select().from(t.verifications)).map(({ shippedId }) => shippedId)).toEqual(['bybit-2025-0001']);
  });

  it('puts the hashes of a replay in the place of the shipped ones', async () => {
    const { version } = await loadRegistry(store.db, registry);
    const txHash = `0x${'ab'.repeat(32)}`;
    const replayed = registry.observedTransfers.slice(0, 2).map((transfer) => ({ ...transfer, txHash }));
    const replay = await loadRegistry(store.db, registry, { shippedTransfers: replayed });
    expect(replay.changed).toBe(true);
    expect(replay.version).not.toBe(version);
    const shipped = await store.db.select().from(t.shippedTransfers);
    expect(shipped.map((row) => row.txHash)).toEqual([txHash, txHash]);
    expect((await loadRegistry(store.db, registry, { shippedTransfers: replayed })).changed).toBe(false);
  });
});
