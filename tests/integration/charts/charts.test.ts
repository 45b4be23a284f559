import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHARTS } from '@/lib/charts';
import type { ServedChart } from '@/lib/charts/contract';
import { formatUnits, parseUnits, parseUsd } from '@/lib/core/money';
import { INCIDENT_TIERS } from '@/lib/core/tiers';
import { shippedTransfers, transfers } from '@/lib/db/schema';
import { readRegistry } from '@/lib/registry';
import { openFacts } from '@/tests/helpers/facts';
import { eachEngine, type TestStore } from '@/tests/helpers/store';

const registry = readRegistry();
const FIRST_WALLET = '0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2';
const LOOT = { ETH: '400001', stETH: '90375.54791768', mETH: '8000', cmETH: '15000' };

eachEngine((engine) => {
  let store: TestStore;
  beforeAll(async () => void (store = await openFacts(engine)));
  afterAll(() => store.close());
  const chart = <C extends ServedChart>(id: C, query = '') =>
    CHARTS[id]({ db: store.db, asOf: '2026-11-24T00:00:00Z' }, new URLSearchParams(query));

  describe('thefts', () => {
    it.each(['thefts-by-year', 'thefts-over-time'] as const)('%s adds up to the losses of the registry in each tier', async (id) => {
      const { rows } = await chart(id);
      for (const tier of INCIDENT_TIERS) {
        const facts = registry.incidents.filter((incident) => incident.tier === tier);
        const mine = rows.filter((row) => row.tier === tier);
        const losses = facts.reduce((total, { lossUsd }) => total + parseUsd(lossUsd ?? '0'), 0n);
        expect(mine.reduce((total, row) => total + parseUsd(row.loss_usd ?? '0'), 0n)).toBe(losses);
        expect(mine.reduce((total, row) => total + row.incidents, 0)).toBe(facts.length);
        const unknown = facts.filter((incident) => incident.lossUsd === null).length;
        expect(mine.reduce((total, row) => total + row.incidents_without_amount, 0)).toBe(unknown);
      }
    });

    it('a theft whose amount nobody knows is unknown, not zero', async () => {
      const unknown = registry.incidents.find((incident) => incident.lossUsd === null);
      expect(unknown).toBeDefined();
      const { rows } = await chart('thefts-over-time', 'interval=month');
      const row = rows.find(({ slugs }) => slugs.includes(unknown!.slug))!;
      expect(row.incidents_without_amount).toBeGreaterThan(0);
      if (row.incidents === row.incidents_without_amount) expect(row.loss_usd).toBeNull();
    });

    it('a theft dated by its year alone is not put on a day that nobody named', async () => {
      const { rows, notes } = await chart('thefts-over-time', 'interval=month');
      const row = rows.find(({ slugs }) => slugs.includes('youbit-2017'))!;
      expect(row).toMatchObject({ period: 'year', period_start: '2017-01-01', period_end: '2017-12-31' });
      expect(notes.join(' ')).toContain('dated by their year alone');
    });

    it('the events of the chart are those on its time span', async () => {
      const { events, rows } = await chart('thefts-over-time', 'since=2025-02&until=2025-02');
      expect(rows.flatMap(({ slugs }) => slugs)).toContain('bybit-2025');
      expect(events.length).toBeGreaterThan(0);
      expect(events.every(({ date }) => '2025-02-28' >= date && `${date}-99` >= '2025-02')).toBe(true);
    });
  });

  describe('the event study', () => {
    it('has the window asked for first, all others behind it, and the sources of series and event', async () => {
      const { rows, unit, sources, events } = await chart('event-study', 'event=us-ofac-tornado-2022-08&series=mixer-activity&window=30');
      expect(rows[0]).toMatchObject({ window: 30, before: '2810', after: '990', change: -0.6477, placebos: 1335 });
      expect(rows.map(({ window }) => window).sort((a, b) => a - b)).toEqual(Array.from({ length: 84 }, (_, i) => i + 7));
      expect([unit, sources.some(({ id }) => id === 'tornado-100eth-deposits')]).toEqual(['ETH', true]);
      expect(events.map(({ id }) => id)).toContain('us-ofac-tornado-2022-08');
    });

    it('adds up thefts to the last micro-dollar, and laundering of days that have a row alone', async () => {
      const [thefts] = (await chart('event-study', 'event=us-fbi-bybit-2025&series=thefts&window=30')).rows;
      const { date } = thefts!;
      const near = registry.incidents.filter((theft) => theft.datePrecision === 'day' && Date.parse(date) - 30 * 86_400_000 <= Date.parse(theft.date) && theft.date < date);
      const losses = near.reduce((total, { lossUsd }) => total + parseUsd(lossUsd!), 0n);
      expect(parseUsd(thefts!.before!)).toBe(losses / 30n);
      const [laundered] = (await chart('event-study', 'event=us-ofac-lazarus-2019&series=laundering')).rows;
      expect(laundered).toMatchObject({ before: null, after: null, daysBefore: 0, change: null });
    });

    it.each(['event=nothing', 'event=un-poe-midterm-2023', 'window=6', 'window=91', 'series=prices', 'stage=mixer'])('refuses %s', async (query) => {
      await expect(chart('event-study', query)).rejects.toMatchObject({ code: 'bad_value' });
    });
  });

  describe('flow', () => {
    it('leaves the first wallet of Bybit with the loot to the last digit', async () => {
      const { rows } = await chart('flow');
      const out = rows.filter(({ from }) => from === FIRST_WALLET);
      expect(out.every(({ hop }) => hop === 1)).toBe(true);
      for (const [asset, amount] of Object.entries(LOOT)) {
        const units = out.filter((row) => row.asset === asset).reduce((total, row) => total + BigInt(row.amount_base_units), 0n);
        expect(formatUnits(units, 18)).toBe(amount);
      }
    });

    it('says which transfers it leaves out, so that shown and left out are all that ship', async () => {
      const { rows, notes } = await chart('flow');
      const shown = rows.reduce((total, row) => total + row.transfers, 0);
      const left = Number(/Left out: (\d+) transfers/.exec(notes.join(' '))?.[1] ?? 0);
      expect(shown + left).toBe(registry.observedTransfers.length);
    });

    it('spam, zero-value bait and lookalike symbols move no total of any chart', async () => {
      const before = [await chart('flow'), await chart('laundering-over-time')];
      const from = FIRST_WALLET.toLowerCase();
      const bait = { chain: 'ethereum', block: 21895400, blockHash: '0xb', timestamp: 1740150000, from, to: '0x00000000000000000000000000000000000000bb' };
      const steth = registry.tokens.find(({ symbol }) => symbol === 'stETH')!.contract;
      const rows = [
        { ...bait, txHash: '0x1', kind: 'token', position: '1', assetContract: '0x00000000000000000000000000000000000000cc', amount: 10n ** 30n },
        { ...bait, txHash: '0x2', kind: 'token', position: '2', assetContract: steth, amount: 0n },
        { ...bait, txHash: '0x3', kind: 'native', position: '', assetContract: null, amount: 5n, to: from },
      ];
      await store.db.insert(transfers).values(rows);
      try {
        expect([await chart('flow'), await chart('laundering-over-time')]).toEqual(before);
      } finally {
        await store.db.delete(transfers);
      }
    });

    it('a misspelt incident is refused, not shown as one that nobody has looked at', async () => {
      await expect(chart('flow', 'incident=bybit')).rejects.toMatchObject({ code: 'bad_value', field: 'incident' });
    });

    it('an asset that moved nowhere in it is refused with those that did', async () => {
      await expect(chart('flow', 'asset=DOGE')).rejects.toThrow(/ETH, .*cmETH|cmETH.*ETH/);
      expect((await chart('flow', 'asset=cmETH')).rows.every(({ asset }) => asset === 'cmETH')).toBe(true);
    });
  });

  describe('laundering over time', () => {
    it('counts what left the receiving wallet once, however often it moved on', async () => {
      const { rows, complete } = await chart('laundering-over-time', 'incident=bybit-2025&origin=observed');
      const moved: Record<string, string | null> = Object.fromEntries(rows.map(({ asset, amount }) => [asset ?? '', amount]));
      expect(moved).toEqual(LOOT);
      expect(complete).toBe(false);
      const ether = rows.find(({ asset }) => asset === 'ETH')!;
      const price = registry.prices.find(({ date }) => date === '2025-02-21')!;
      expect(parseUsd(ether.usd!)).toBe((parseUnits('400001', 18) * parseUsd(price.usd)) / 10n ** 18n);
      expect(ether.price_source).toBe(price.sources.join(';'));
    });

    it('keeps every dated statement as one row of its reporter, as written', async () => {
      const { rows } = await chart('laundering-over-time', 'origin=reported');
      const dated = registry.reportedFlows.filter(
        (flow) => flow.kind === 'reported' && (flow.asOf ?? flow.periodEnd ?? flow.publicationDate) !== null,
      );
      const spelt = (row: object) => JSON.stringify(Object.values(row));
      expect(rows.map((row) => spelt({ a: row.incident, b: row.reporter, c: row.stage, d: row.amount, e: row.usd })).sort()).toEqual(
        dated.map((flow) => spelt({ a: flow.incident, b: flow.reportedBy, c: flow.stage, d: flow.amount, e: flow.amountUsd })).sort(),
      );
      expect(rows.every((row) => row.origin === 'reported' && row.basis === 'statement' && row.transfers === null)).toBe(true);
    });

    it('a day of a second-hand series gives way to what we fetched of that day, so that nothing counts twice', async () => {
      const day = registry.observedSeries.find(({ id }) => id === 'ronin-2022-out-2022-03-28')!;
      await store.db.insert(transfers).values({
        chain: 'ethereum', block: 14473000, blockHash: '0xb', txHash: '0x9', kind: 'native', position: '', timestamp: 1648470000,
        from: day.from!, to: '0x00000000000000000000000000000000000000dd', assetContract: null, amount: 10n ** 18n,
      });
      try {
        const { rows } = await chart('laundering-over-time', 'incident=ronin-2022&since=2022-03-28&until=2022-03-29&origin=observed');
        expect(rows.map(({ date, basis, amount }) => [date, basis, amount])).toEqual([
          ['2022-03-28', 'fetched', '1'],
          ['2022-03-29', 'series', '2500'],
        ]);
      } finally {
        await store.db.delete(transfers);
      }
    });
  });

  it('the same facts give the same bytes, in whichever order the store keeps them', async () => {
    const before = JSON.stringify([await chart('flow'), await chart('laundering-over-time'), await chart('thefts-by-year')]);
    const shipped = await store.db.select().from(shippedTransfers);
    await store.db.transaction(async (tx) => {
      await tx.delete(shippedTransfers);
      await tx.insert(shippedTransfers).values(shipped.toReversed());
    });
    expect(JSON.stringify([await chart('flow'), await chart('laundering-over-time'), await chart('thefts-by-year')])).toBe(before);
  });
});
