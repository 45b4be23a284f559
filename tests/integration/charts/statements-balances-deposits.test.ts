import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHARTS } from '@/lib/charts';
import type { ServedChart } from '@/lib/charts/contract';
import { displayAddress } from '@/lib/core/address';
import { parseUnits } from '@/lib/core/money';
import { parseIsoSeconds } from '@/lib/core/time';
import { findWantedPrices } from '@/lib/db/feed-prices';
import { balances, feedPrices, priceFeeds } from '@/lib/db/schema';
import { readRegistry } from '@/lib/registry';
import { openFacts } from '@/tests/helpers/facts';
import { eachEngine, type TestStore } from '@/tests/helpers/store';

const registry = readRegistry();
const AS_OF = '2026-11-24T00:00:00Z';
const flaggedOn = (name: string) => registry.wallets.filter(({ chain }) => chain === name).map(({ address }) => displayAddress(name, address));

eachEngine((engine) => {
  let store: TestStore;
  beforeAll(async () => void (store = await openFacts(engine)));
  afterAll(() => store.close());
  const chart = <C extends ServedChart>(id: C, query = '') => CHARTS[id]({ db: store.db, asOf: AS_OF }, new URLSearchParams(query));

  describe('attributions', () => {
    it('has every theft, one row for each party of its statements, with the first date and form', async () => {
      const { rows } = await chart('attributions');
      expect(new Set(rows.map(({ incident }) => incident)).size).toBe(registry.incidents.length);
      expect(rows.reduce((total, row) => total + row.statements, 0)).toBe(registry.attributions.flatMap(({ parties }) => parties).length);
      expect(rows.filter(({ incident }) => incident === 'dmm-2024').map((row) => [row.party, row.statements, row.first_date, row.first_form, row.jointly_with])).toEqual([
        ['US', 2, '2024-12-23', 'joint press release', []],
        ['JP', 2, '2024-12-24', 'joint press release', []],
        ['ROK', 1, '2025-01-14', 'joint statement', ['US', 'JP']],
      ]);
    });

    it('takes the amount of the earliest statement that has one, and none where none has', async () => {
      const { rows } = await chart('attributions', 'incident=ronin-2022,liquid-2021');
      expect(rows.map(({ incident, party, stated_usd: usd, first_access: access }) => [incident, party, usd, access])).toEqual([
        ['ronin-2022', 'US', '620000000', 'second hand'],
        ['liquid-2021', 'US', null, 'unverified'],
      ]);
    });

    it('never passes what the ledger says of a theft for a dated statement of a government', async () => {
      const { rows, complete, notes } = await chart('attributions');
      const ledger = rows.filter(({ basis }) => basis === 'ledger');
      expect(ledger.every((row) => row.statements === 0 && row.first_form === null && row.stated_usd === null)).toBe(true);
      expect(ledger.map(({ party }) => party)).toEqual(expect.arrayContaining(['MSMT (disputed by tayvano)', 'tayvano research']));
      expect([complete, notes.join(' ')]).toEqual([false, expect.stringContaining(`Of ${ledger.length} thefts no dated statement is held`) as string]);
      const [newest, next] = rows;
      expect(newest!.incident_date >= next!.incident_date).toBe(true);
    });

    it.each([
      ['party=JP,ROK', (row: { party: string }) => ['JP', 'ROK'].includes(row.party)],
      ['party=Drift (medium confidence UNC4736); TRM Labs; Elliptic', (row: { party: string }) => row.party.startsWith('Drift')],
      ['tier=disputed', (row: { tier: string }) => row.tier === 'disputed'],
      ['since=2025&until=2025', (row: { first_date: string | null }) => row.first_date?.startsWith('2025') ?? false],
    ])('%s gives those rows and no others', async (query, isWanted) => {
      const [some, all] = [await chart('attributions', query), await chart('attributions')];
      expect(some.rows.length).toBeGreaterThan(0);
      expect(some.rows).toEqual(all.rows.filter(isWanted));
    });
  });

  describe('wallet balances', () => {
    const [rich = '', poor = '', bare = ''] = flaggedOn('ethereum');
    const usdt = registry.tokens.find(({ symbol, chain }) => symbol === 'USDT' && chain === 'ethereum')!.contract;
    const at = { chain: 'ethereum', block: 24_000_000, timestamp: parseIsoSeconds('2026-11-20T10:00:00Z') };
    const held = (address: string, amount: bigint, assetContract = '') => ({ ...at, address: address.toLowerCase(), assetContract: assetContract.toLowerCase(), amount });

    it('has each wallet once where nobody has asked, and says so, with no zero among them', async () => {
      const { rows, notes, asOf } = await chart('wallet-balances');
      expect(rows.length).toBe(registry.wallets.length);
      expect(rows.every(({ asset, amount, usd, block }) => asset === null && amount === null && usd === null && block === null)).toBe(true);
      expect([asOf, notes[0]]).toEqual([AS_OF, expect.stringContaining(`Of ${rows.length} of the ${rows.length} wallets nobody has asked`) as string]);
    });

    it('values what is listed at the price of the day of the block, the largest first, and nothing that only bears a name', async () => {
      await store.db.insert(balances).values([
        held(poor, parseUnits('100', 6), usdt),
        held(poor, 0n),
        held(poor, 10n ** 40n, `0x${'9a'.repeat(20)}`),
        held(rich, parseUnits('2.5', 18)),
        held(`0x${'7b'.repeat(20)}`, 10n ** 30n),
      ]);
      expect((await findWantedPrices(store.db, 'ethereum')).filter(({ date }) => date === '2026-11-20').map(({ description }) => description)).toEqual(['USDT / USD', 'ETH / USD']);
      const [feed] = await store.db.select().from(priceFeeds).where(eq(priceFeeds.description, 'ETH / USD'));
      const round = { chain: 'ethereum', date: '2026-11-20', feedChain: 'ethereum', feed: feed!.feed, roundId: 7n, roundTime: at.timestamp - 40_000 };
      await store.db.insert(feedPrices).values({ ...round, assetContract: '', usdMicros: 3_000_000_000n });
      const { rows, asOf, notes } = await chart('wallet-balances');
      const asked = rows.filter(({ asset }) => asset !== null);
      expect(rows.slice(0, 3)).toEqual(asked);
      expect(asked.map(({ wallet, asset, amount, usd, block, as_of }) => [wallet, asset, amount, usd, block, as_of])).toEqual([
        [rich, 'ETH', '2.5', '7500', at.block, '2026-11-20T10:00:00Z'],
        [poor, 'ETH', '0', '0', at.block, '2026-11-20T10:00:00Z'],
        [poor, 'USDT', '100', null, at.block, '2026-11-20T10:00:00Z'],
      ]);
      expect(asked[0]!.price_source).toMatch(/^Chainlink ETH \/ USD round 7 at /);
      expect([asOf, notes[1]]).toEqual(['2026-11-20T10:00:00Z', expect.stringContaining('Of 1 balances no price')]);
    });

    it('finds a wallet in whichever case it is asked for, and its chain', async () => {
      const { rows } = await chart('wallet-balances', `wallet=${bare.toLowerCase()}&chain=ethereum`);
      expect(rows.map(({ wallet, asset }) => [wallet, asset])).toEqual([[bare, null]]);
      const bitcoin = await chart('wallet-balances', 'chain=bitcoin');
      expect(bitcoin.rows.map(({ wallet }) => wallet)).toEqual(flaggedOn('bitcoin'));
    });
  });

  describe('mixer activity', () => {
    it('is every day of the span with each deposit of it, and no day outside', async () => {
      const { rows, asOf } = await chart('mixer-activity');
      const facts = registry.mixerDeposits;
      expect([rows[0]!.date, rows.at(-1)!.date, asOf]).toEqual([facts[0]!.date, facts.at(-1)!.date, `${facts.at(-1)!.date}T00:00:00Z`]);
      const days = (Date.parse(facts.at(-1)!.date) - Date.parse(facts[0]!.date)) / 86_400_000 + 1;
      expect([rows.length, new Set(rows.map(({ date }) => date)).size]).toEqual([days, days]);
      expect(rows.filter(({ deposits }) => deposits > 0).map(({ date, deposits, amount }) => [date, deposits, amount])).toEqual(facts.map(({ date, deposits, amount }) => [date, deposits, amount]));
      expect((await chart('mixer-activity', 'since=2024')).rows).toEqual([]);
    });

    it('has a value on days with a stored price alone, marks the designation, and says that it is context', async () => {
      const { rows, events, notes, sources } = await chart('mixer-activity', 'since=2022-08&until=2022-08');
      expect(rows.length).toBe(31);
      expect(events.map(({ id }) => id)).toContain('us-ofac-tornado-2022-08');
      expect(notes[0]).toContain('not the activity of DPRK actors');
      expect(sources.map(({ id }) => id)).toContain('tornado-100eth-deposits');
      const priced = (await chart('mixer-activity')).rows.filter(({ usd }) => usd !== null);
      expect(priced.map(({ date }) => date)).toEqual(registry.mixerDeposits.map(({ date }) => date).filter((date) => registry.prices.some((price) => price.date === date)));
    });
  });
});
