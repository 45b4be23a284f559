import { parse } from 'csv-parse/sync';
import { asc, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Ask } from '@/lib/chain/chainlink/aggregator';
import { openFeed } from '@/lib/chain/chainlink/feed';
import { phaseRoundOf } from '@/lib/chain/chainlink/round-id';
import { createProvider } from '@/lib/chain/provider';
import { LIST_DEFINITIONS } from '@/lib/charts/lists';
import { readPage, readWhole } from '@/lib/charts/lists/read';
import { isoDay, parseIsoSeconds } from '@/lib/core/time';
import { feedPrices, priceFeeds, prices, tokens, transfers } from '@/lib/db/schema';
import { csvFile } from '@/lib/export/csv';
import { syncPrices } from '@/lib/ingest/sync-prices';
import { type Anvil, startAnvil } from '@/tests/helpers/anvil';
import { ETHER, SPAM, STRANGER, TOKEN, WALLET } from '@/tests/helpers/chain-parts';
import { DIRECTORY, listFeed, placeFeed } from '@/tests/helpers/feeds';
import { type RpcProxy, startRpcProxy } from '@/tests/helpers/rpc-proxy';
import { eachEngine, openTestStore, type TestStore } from '@/tests/helpers/store';

const DAY = 86_400;
const HOUR = 3_600;
const D0 = parseIsoSeconds('2025-02-19T00:00:00Z');
const USDC = `0x${'d4'.repeat(20)}`;
const ETH_FEED = `0x${'f1'.repeat(20)}`;
const USDC_FEED = `0x${'f2'.repeat(20)}`;
const LONG_FEED = `0x${'f3'.repeat(20)}`;
/** Of the chain's own asset. */
const ofEther = eq(priceFeeds.assetContract, '');
const dollars = (amount: number) => BigInt(amount) * 10n ** 8n;
const date = (day: number) => isoDay((D0 + day * DAY) * 1000);

/** Rounds a minute apart in busy weeks and an hour apart in quiet ones, as a market makes them. */
const BUSY_AND_QUIET = Array.from({ length: 24 }, (_, i) => ({
  answer: dollars(1_000 + 10 * i),
  from: D0 + i * 7 * DAY,
  step: i % 3 === 0 ? 60 : i % 3 === 1 ? 900 : HOUR,
  count: Math.floor((7 * DAY) / (i % 3 === 0 ? 60 : i % 3 === 1 ? 900 : HOUR)),
}));

let anvil: Anvil;
beforeAll(async () => {
  anvil = await startAnvil();
  // Every hour on the hour for a day and a half; the next aggregator reports from the second day on, at half past, then stands still for a week.
  await placeFeed(anvil, ETH_FEED, 'ETH / USD', [
    [{ answer: dollars(2_000), from: D0 - 6 * HOUR, step: HOUR, count: 36 }, { answer: 0n, from: 0, count: 3 }, { answer: dollars(2_100), from: D0 + 30 * HOUR }],
    [{ answer: dollars(3_000), from: D0 + 24 * HOUR + 1_800, step: HOUR, count: 48 }, { answer: dollars(9_999), from: D0 + 10 * DAY }],
  ]);
  await placeFeed(anvil, USDC_FEED, 'USDC / USD', [[{ answer: 99_987_654n, from: D0, step: DAY, count: 10 }]]);
  await placeFeed(anvil, LONG_FEED, 'ETH / USD', [BUSY_AND_QUIET.slice(0, 12), BUSY_AND_QUIET.slice(12)]);
  await anvil.mine(2);
});
afterAll(() => anvil.stop());

it('takes a number at which the contract reverts for one without a round, and the fresher of two aggregators', async () => {
  const ask: Ask = (method, params) => provider.request(method, params);
  const provider = createProvider({ urls: [anvil.url], chainId: 1 });
  const feed = await openFeed(ask, { feed: ETH_FEED, decimals: 8, description: 'ETH / USD' }, await anvil.head());
  expect(await feed!.roundAt(D0 + 29 * HOUR + 600)).toMatchObject({ id: (1n << 64n) | 36n, updatedAt: D0 + 29 * HOUR });
  expect(await feed!.roundAt(D0 + 29 * HOUR + 1_800)).toMatchObject({ id: (2n << 64n) | 6n });
  provider.destroy();
});

eachEngine((engine) => {
  let store: TestStore;
  let proxy: RpcProxy;
  beforeEach(async () => {
    store = await openTestStore(engine);
    proxy = await startRpcProxy(anvil.url);
    await listFeed(store.db, ETH_FEED, 'ETH / USD');
    await listFeed(store.db, USDC_FEED, 'USDC / USD', USDC);
    await store.db.insert(tokens).values([
      { chain: 'ethereum', contract: USDC, symbol: 'USDC', decimals: 6, sourceIds: [DIRECTORY.id] },
      { chain: 'ethereum', contract: TOKEN, symbol: 'TKN', decimals: 18, sourceIds: [DIRECTORY.id] },
    ]);
  });
  afterEach(async () => {
    await proxy.stop();
    await store.close();
  });

  const run = async (signal?: AbortSignal) => {
    const number = await anvil.head();
    const provider = createProvider({ urls: [proxy.url], chainId: 1 });
    try {
      return await syncPrices(store.db, provider, { chain: 'ethereum', final: { number, hash: '', timestamp: 0, bloom: null }, signal });
    } finally {
      provider.destroy();
    }
  };
  let position = 0;
  const moved = async (day: number, change: Partial<typeof transfers.$inferInsert> = {}) => {
    const at = { chain: 'ethereum', block: 1, blockHash: '0xb', txHash: '0x1', kind: 'native', position: String(position++), timestamp: D0 + day * DAY + 12 * HOUR };
    await store.db.insert(transfers).values({ ...at, from: WALLET, to: STRANGER, assetContract: null, amount: ETHER, ...change });
  };
  const stored = () => store.db.select().from(feedPrices).orderBy(asc(feedPrices.assetContract), asc(feedPrices.date));
  const rows = async () => (await readPage({ db: store.db, asOf: '' }, LIST_DEFINITIONS.transfers, new URLSearchParams())).data;
  const valued = async () => (await rows()).map(({ timestamp, asset, usd }) => [timestamp.slice(0, 10), asset, usd]);

  it('values a transfer at the round before its day began, on both sides of a change of aggregator', async () => {
    await moved(0);
    await moved(1);
    await moved(2);
    await moved(2, { assetContract: USDC, amount: 2_500_000n, kind: 'token' });
    expect(await run()).toEqual({ priced: 4, unpriced: 0, absent: [] });
    expect(await valued()).toEqual([
      [date(0), 'ETH', '2000.06'],
      [date(1), 'ETH', '2000.3'],
      [date(2), 'ETH', '3000.23'],
      // 0.99987654 and two cents more, times 2.5.
      [date(2), 'USDC', '2.549693'],
    ]);
    const days = (await stored()).map(({ roundId, roundTime }) => [phaseRoundOf(roundId!), roundTime]);
    expect(days.slice(0, 3)).toEqual([
      [{ phase: 1, number: 7n }, D0],
      [{ phase: 1, number: 31n }, D0 + DAY],
      [{ phase: 2, number: 24n }, D0 + 2 * DAY - 1_800],
    ]);
  });

  it('says of each value which feed, round and time it rests on, and cites who says that the feed is right', async () => {
    await moved(2);
    await run();
    const { data, meta } = await readPage({ db: store.db, asOf: '' }, LIST_DEFINITIONS.transfers, new URLSearchParams());
    const source = `Chainlink ETH / USD round ${(2n << 64n) | 24n} at 2025-02-20T23:30:00Z`;
    expect(data[0]?.price_source).toBe(source);
    expect(meta.sources).toMatchObject([DIRECTORY]);
    const found = await readPage({ db: store.db, asOf: '' }, LIST_DEFINITIONS.transfers, new URLSearchParams({ price_source: source, usd: '3000.23' }));
    expect(found.meta.total).toBe(1);
    const whole = await readWhole({ db: store.db, asOf: '' }, LIST_DEFINITIONS.transfers, new URLSearchParams({ sort: '-usd' }));
    let text = '';
    for await (const chunk of csvFile('transfers', whole.columns, whole.rows, whole.total).chunks) text += chunk;
    expect(parse<Record<string, string>>(text, { columns: true })).toMatchObject([{ usd: '3000.23', price_source: source }]);
  });

  it('leaves a value unknown before the first round and after the feed stood still for two days, and remembers it', async () => {
    await moved(-1);
    await moved(4);
    await moved(9);
    expect(await run()).toEqual({ priced: 1, unpriced: 2, absent: [] });
    expect(await valued()).toEqual([[date(-1), 'ETH', null], [date(4), 'ETH', '3000.47'], [date(9), 'ETH', null]]);
    expect((await stored()).map(({ usdMicros, roundId }) => [usdMicros, roundId === null])).toEqual([[null, true], [3_000_470_000n, false], [null, true]]);
    expect((await rows()).map((row) => row.price_source)).toEqual([null, expect.stringContaining('Chainlink') as string, null]);
  });

  it('asks nothing a second time, not even after a restart, and only what is new then', async () => {
    await moved(-1);
    await moved(2);
    await run();
    store = await store.reopen();
    proxy.calls.length = 0;
    expect(await run()).toEqual({ priced: 0, unpriced: 0, absent: [] });
    expect(proxy.calls).toEqual([]);
    await moved(1);
    expect(await run()).toMatchObject({ priced: 1 });
    expect(await stored()).toHaveLength(3);
  });

  it('asks for no price that is published, nor for what did not move or has no feed or is on no list', async () => {
    await store.db.insert(prices).values({ asset: 'ETH', date: date(1), usdMicros: 1_234_000_000n, sourceIds: [DIRECTORY.id] });
    await moved(1);
    await moved(2, { amount: 0n });
    await moved(2, { to: WALLET });
    await moved(2, { assetContract: TOKEN, kind: 'token' });
    await moved(2, { assetContract: SPAM, kind: 'token' });
    await moved(2, { chain: 'base' });
    expect(await run()).toEqual({ priced: 0, unpriced: 0, absent: [] });
    expect(proxy.calls).toEqual([]);
    expect(await valued()).toContainEqual([date(1), 'ETH', '1234']);
    expect((await valued()).filter(([, , usd]) => usd !== null)).toHaveLength(1);
  });

  it('keeps to the published price of a day for which a feed was asked before', async () => {
    await moved(1);
    await run();
    await store.db.insert(prices).values({ asset: 'ETH', date: date(1), usdMicros: 1_234_000_000n, sourceIds: [DIRECTORY.id] });
    expect((await rows()).map(({ usd, price_source }) => [usd, price_source])).toEqual([['1234', DIRECTORY.id]]);
  });

  it('stores nothing of a feed that calls itself something else, says so, and reads the others all the same', async () => {
    await store.db.update(priceFeeds).set({ description: 'BTC / USD' }).where(ofEther);
    await moved(2);
    await moved(2, { assetContract: USDC, amount: 1n, kind: 'token' });
    await expect(run()).rejects.toMatchObject({ code: 'endpoint_contradiction', message: expect.stringContaining('calls itself "ETH / USD", not "BTC / USD"') as string });
    expect((await stored()).map(({ feed }) => feed)).toEqual([USDC_FEED]);
  });

  it('asks the new feed where the registry changed it, and shows no price of the old one', async () => {
    await moved(2);
    await run();
    await store.db.update(priceFeeds).set({ feed: LONG_FEED }).where(ofEther);
    expect(await valued()).toEqual([[date(2), 'ETH', null]]);
    await run();
    expect(await valued()).toEqual([[date(2), 'ETH', '1028.8']]);
  });

  it('leaves the price of a feed that the chain does not have for later', async () => {
    await store.db.update(priceFeeds).set({ feed: `0x${'f9'.repeat(20)}` }).where(ofEther);
    await moved(2);
    expect(await run()).toEqual({ priced: 0, unpriced: 0, absent: ['ETH / USD'] });
    expect(await stored()).toEqual([]);
  });

  it('keeps what it read when it is stopped, and goes on there', async () => {
    for (let day = 0; day < 60; day++) await moved(day);
    await store.db.update(priceFeeds).set({ feed: LONG_FEED }).where(ofEther);
    const stop = new AbortController();
    await proxy.stop();
    proxy = await startRpcProxy(anvil.url, () => void (proxy.calls.length === 60 && stop.abort()));
    await expect(run(stop.signal)).rejects.toMatchObject({ code: 'aborted' });
    const kept = (await stored()).length;
    expect(kept).toBeGreaterThan(0);
    expect(await run()).toMatchObject({ priced: 60 - kept });
    expect((await stored()).map(({ date: found }) => found)).toEqual(Array.from({ length: 60 }, (_, day) => date(day)));
  });

  it('takes less than eight requests for every third day of half a year in which rounds come now each minute, now each hour', async () => {
    for (let day = 1; day < 168; day += 3) await moved(day);
    await store.db.update(priceFeeds).set({ feed: LONG_FEED }).where(ofEther);
    const { priced } = await run();
    expect(priced).toBe(56);
    // A bisection takes ten.
    expect(proxy.calls.length / priced).toBeLessThan(8);
    for (const { date: day, roundTime } of await stored()) {
      const start = parseIsoSeconds(`${day}T00:00:00Z`);
      expect(roundTime).toBeLessThanOrEqual(start);
      expect(roundTime).toBeGreaterThan(start - HOUR);
    }
  });
});
