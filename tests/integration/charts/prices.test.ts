import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CHARTS } from '@/lib/charts';
import { formatUsd, parseUnits, valueInUsd } from '@/lib/core/money';
import { feedPrices, prices, theftTransactions, transfers } from '@/lib/db/schema';
import { readRegistry } from '@/lib/registry';
import { openFacts } from '@/tests/helpers/facts';
import { eachEngine, type TestStore } from '@/tests/helpers/store';

const registry = readRegistry();
const DAY = '2025-02-21';
const THIEF = registry.theftTransactions.find(({ incident, role, to }) => incident === 'bybit-2025' && role === 'theft' && to !== null)!.to!;
const feedOf = (description: string, contract: string | null = null, chain = 'ethereum') =>
  registry.priceFeeds.find((row) => row.chain === chain && row.description === description && row.contract === contract)!;
const steth = registry.tokens.find(({ symbol }) => symbol === 'stETH')!;
const SOURCE = 'Chainlink STETH / USD round 36893488147419106000 at 2025-02-20T23:40:47Z';

eachEngine((engine) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openFacts(engine);
    const round = { chain: 'ethereum', date: DAY, feedChain: 'ethereum', roundId: 36893488147419106000n, roundTime: 1_740_094_847 };
    await store.db.insert(feedPrices).values([
      { ...round, assetContract: steth.contract, feed: feedOf('STETH / USD', steth.contract).feed, usdMicros: 2_735_120_000n },
      { ...round, assetContract: '', feed: feedOf('ETH / USD').feed, usdMicros: 1_000_000n },
    ]);
  });
  afterAll(() => store.close());
  const observed = (day = DAY) =>
    CHARTS['laundering-over-time']({ db: store.db, asOf: '' }, new URLSearchParams({ incident: 'bybit-2025', origin: 'observed', since: day, until: day }));

  it('values what left in a token by the feed of the token, at one price, and cites who names the feed', async () => {
    const { rows, sources } = await observed();
    const row = rows.find(({ asset }) => asset === 'stETH')!;
    expect(row).toMatchObject({ chain: 'ethereum', price_source: SOURCE });
    expect(row.usd).toBe(formatUsd(valueInUsd(parseUnits(row.amount!, 18), 18, 2_735_120_000n)));
    expect(sources.map(({ id }) => id)).toEqual(expect.arrayContaining(['chainlink-feed-directory', 'aave-address-book']));
  });

  it('leaves without a value what has no feed, and ether at its published price', async () => {
    const { rows } = await observed();
    for (const row of rows.filter(({ asset }) => asset === 'mETH' || asset === 'cmETH')) expect([row.usd, row.price_source]).toEqual([null, null]);
    const price = registry.prices.find(({ date }) => date === DAY)!;
    expect(rows.filter(({ asset }) => asset === 'ETH').map((row) => row.price_source)).toEqual([price.sources.join(';')]);
  });

  it('never adds up one asset of two chains, whose prices may differ', async () => {
    const there = { chain: 'base', txHash: '0x3', to: THIEF, role: 'theft', confidence: 'high', incident: 'bybit-2025', sourceIds: [] };
    await store.db.insert(theftTransactions).values({ id: 'bybit-2025-on-base', ...there });
    const moved = { block: 1, blockHash: '0xb', kind: 'native', position: '', timestamp: 1_740_268_800, from: THIEF, to: `0x${'5e'.repeat(20)}` };
    await store.db.insert(transfers).values([
      { ...moved, chain: 'ethereum', txHash: '0x1', amount: 10n ** 18n },
      { ...moved, chain: 'base', txHash: '0x2', amount: 2n * 10n ** 18n },
    ]);
    await store.db.insert(feedPrices).values([
      { chain: 'base', assetContract: '', date: '2025-02-23', feedChain: 'base', feed: feedOf('ETH / USD', null, 'base').feed, roundId: 1n, roundTime: 1_740_268_700, usdMicros: 2_700_000_000n },
    ]);
    await store.db.delete(prices).where(eq(prices.date, '2025-02-23'));
    const { rows } = await observed('2025-02-23');
    const fetched = rows.filter(({ basis }) => basis === 'fetched');
    expect(fetched.map(({ chain, amount, usd }) => [chain, amount, usd])).toEqual([['base', '2', '5400'], ['ethereum', '1', null]]);
  });
});
