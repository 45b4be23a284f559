import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { traceGraph, traceParts, tracePaths, traceView } from '@/lib/charts/trace';
import type { TraceSum } from '@/lib/charts/contract';
import { eachEngine, openTestStore, type TestStore } from '@/tests/helpers/store';

const RECEIVER = '0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2';
const SECOND = '0xA4B2Fd68593B6F34E51cB9eDB66E71c1B4Ab449e';

/** Base units by asset. */
function sums(rows: readonly TraceSum[]): Record<string, bigint> {
  const totals: Record<string, bigint> = {};
  for (const { asset, amount_base_units } of rows) totals[asset] = (totals[asset] ?? 0n) + BigInt(amount_base_units);
  return totals;
}

/** What an engine said, for the other to say the same. */
const said: string[] = [];

eachEngine((engine) => {
  let store: TestStore;
  beforeAll(async () => void (store = await openTestStore(engine, 'facts')));
  afterAll(() => store.close());
  const context = () => ({ db: store.db, asOf: '2026-01-01T00:00:00Z' });
  const view = (incident: string, query = '') => traceView(context(), incident, new URLSearchParams(query));
  const graph = (incident: string, query = '') => traceGraph(context(), incident, new URLSearchParams(query));

  describe('the theft from Bybit over the transfers that ship', () => {
    it.each(['fifo', 'lifo', 'tiho', 'haircut'])('accounts for all that was stolen, asset by asset, to the last unit: %s', async (method) => {
      const { stolen, ends, held, frontier, fees, invariant_holds, balances } = await view('bybit-2025', `method=${method}`);
      expect(sums(stolen)).toEqual({ ETH: 401346768858404671846374n, stETH: 90375547907685258392043n, mETH: 8000n * 10n ** 18n, cmETH: 15000n * 10n ** 18n });
      expect(sums([...ends, ...held, ...frontier, ...fees])).toEqual(sums(stolen));
      expect(invariant_holds).toBe(true);
      expect(balances.map(({ asset, stolen, accounted }) => [asset, stolen === accounted])).toEqual(balances.map(({ asset }) => [asset, true]));
    });

    it('calls frontier what nobody fetched, for shipped transfers say nothing of what came after them', async () => {
      const { ends, held, frontier, complete, stolen, notes } = await view('bybit-2025');
      expect([ends.length, held.length, complete]).toEqual([0, 0, false]);
      expect(frontier.length).toBeGreaterThan(40);
      expect(stolen.map(({ basis }) => basis)).toEqual(['reported', 'reported', 'reported', 'reported']);
      expect(notes).toContain('Of 4 theft transactions the stored transfers lack 4: taken as the registry reports them.');
      expect(notes.some((note) => note.includes('neither block nor time is known'))).toBe(true);
    });

    it('values what has a price and calls the rest unknown, never zero', async () => {
      const { totals, at_least, notes, stolen } = await view('bybit-2025');
      expect(stolen.map(({ asset, usd }) => [asset, usd])).toContainEqual(['ETH', '1100328288.034514']);
      expect(totals).toEqual({ stolen: null, ended: '0', held: '0', frontier: null, fees: null });
      expect(at_least).toEqual({ stolen: '1100328288.034514', ended: '0', held: '0', frontier: '1100328288.034514', fees: null });
      expect(notes).toContain('No price is known of what was stolen in cmETH, stETH, mETH: its value is unknown, not zero.');
    });

    it('leads every place back to a theft, transaction by transaction', async () => {
      expect(await view('bybit-2025')).toMatchObject({ paths_total: 55 });
      const { paths, paths_total, frontier, stolen } = await view('bybit-2025', 'paths=100');
      const thefts = new Set(stolen.map(({ tx_hash }) => tx_hash));
      expect(paths.length).toBe(paths_total);
      expect(paths.every(({ transactions }) => thefts.has(transactions[0]!))).toBe(true);
      for (const place of frontier) {
        const ways = paths.filter(({ to, asset }) => to === place.address && asset === place.asset);
        expect(sums(ways)).toEqual(sums([place]));
      }
      const rows = [...(await tracePaths(context(), 'bybit-2025', new URLSearchParams('paths=100'))).rows] as Record<string, unknown>[];
      expect(rows.length).toBe(paths.reduce((sum, { transactions }) => sum + transactions.length, 0));
      expect(rows.filter((row) => row['path'] === 1).map((row) => row['tx_hash'])).toEqual(paths[0]?.transactions);
    });

    it('names an address as the registry does, and no other', async () => {
      const { frontier } = await view('bybit-2025');
      expect(frontier.find(({ address }) => address === RECEIVER)).toMatchObject({ label: 'Bybit exploiter 1, direct theft receiver', tier: 'analyst', category: 'frontier', name: null });
      expect(frontier.some(({ label }) => label === null)).toBe(true);
    });

    it('tells the range between the methods for what is at the frontier too', async () => {
      const { frontier } = await view('bybit-2025', 'method=lifo');
      for (const { range, amount_base_units, decimals } of frontier) {
        const units = (text: string) => BigInt(text.replace('.', '').padEnd(text.includes('.') ? text.indexOf('.') + decimals : text.length + decimals, '0'));
        expect(units(range!.least) <= BigInt(amount_base_units) && BigInt(amount_base_units) <= units(range!.most)).toBe(true);
      }
    });

    it('draws who paid whom with what stolen value, the largest first, and says what it leaves out', async () => {
      const all = await graph('bybit-2025');
      expect(all.total).toEqual({ nodes: all.nodes.length, edges: all.edges.length });
      expect(all.nodes.filter(({ kind }) => kind === 'origin').map(({ address, hop }) => [address, hop])).toEqual([[RECEIVER, 0]]);
      const worth = all.edges.map(({ usd }) => Number(usd ?? -1));
      expect(worth).toEqual(worth.toSorted((a, b) => b - a));
      const ids = new Set(all.nodes.map(({ id }) => id));
      expect(all.edges.every(({ from, to }) => ids.has(from) && ids.has(to) && from !== to)).toBe(true);
      const first = await graph('bybit-2025', 'limit=5');
      expect(first.edges).toEqual(all.edges.slice(0, 5));
      expect(first.total).toEqual(all.total);
      expect(first.notes).toContain(`Shown are the 5 largest of ${all.edges.length} edges.`);
    });

    it('brings into each wallet of the graph what left it, is held there, or ended', async () => {
      const { edges, nodes } = await graph('bybit-2025');
      const { frontier } = await view('bybit-2025');
      for (const { id, kind } of nodes) {
        if (kind === 'origin') continue;
        const into = sums(edges.filter((edge) => edge.to === id));
        const out = sums(edges.filter((edge) => edge.from === id));
        const here = sums(frontier.filter(({ chain, address }) => `${chain}:${address}` === id));
        for (const [asset, amount] of Object.entries(into)) expect((out[asset] ?? 0n) + (here[asset] ?? 0n)).toBe(amount);
      }
    });

    it('tells an address its part, in any spelling, and nothing to one that no trace came to', async () => {
      const [part, ...others] = await traceParts(context(), 'ethereum', SECOND.toLowerCase());
      expect(others).toEqual([]);
      expect(part).toMatchObject({ incident: 'bybit-2025', victim: 'Bybit', hop: 1, held: [] });
      expect(sums(part!.received)).toEqual(sums(part!.sent));
      expect(sums(part!.received)['stETH']).toBe(90375547907685258392043n);
      expect(part!.path[0]).toBe('0xb61413c495fdad6114a7aa863a00b2e3c28945979a10885b12b30316ea9f072c');
      expect(await traceParts(context(), 'ethereum', `0x${'12'.repeat(20)}`)).toEqual([]);
      await expect(traceParts(context(), 'ethereum', '0x12')).rejects.toMatchObject({ code: 'bad_address' });
    });

    it('gives reach and no money by poison', async () => {
      const poison = await view('bybit-2025', 'method=poison');
      expect(poison.invariant_holds).toBeNull();
      expect([poison.paths, poison.pace]).toEqual([[], []]);
      expect(poison.at_least).toMatchObject({ ended: null, held: null, frontier: null });
      expect(poison.frontier.every(({ usd, range }) => usd === null && range === null)).toBe(true);
      expect(poison.frontier.length).toBeGreaterThanOrEqual((await view('bybit-2025')).frontier.length);
      const { edges, nodes } = await graph('bybit-2025', 'method=poison');
      expect(edges.length).toBeGreaterThan(0);
      expect([...edges.map(({ usd }) => usd), ...nodes.map(({ received_usd }) => received_usd)].every((usd) => usd === null)).toBe(true);
    });
  });

  it('does not follow thefts that are not sure: an incident without another has no trace, and says so', async () => {
    await expect(view('harmony-2022')).rejects.toMatchObject({
      code: 'not_found',
      message: 'No theft transaction of harmony-2022 is sure, so there is nothing to follow. Not followed: 3 theft transactions that no source is sure enough of.',
    });
    await expect(view('bybit-1925')).rejects.toMatchObject({ code: 'not_found' });
    await expect(view('bybit-2025', 'method=guess')).rejects.toMatchObject({ code: 'bad_value', field: 'method' });
    await expect(view('bybit-2025', 'paths=1001')).rejects.toMatchObject({ code: 'bad_value', field: 'paths' });
    await expect(graph('bybit-2025', 'limit=0')).rejects.toMatchObject({ code: 'bad_value', field: 'limit' });
  });

  it('says the same to the last byte, again and on the other engine', async () => {
    const texts = [];
    for (let i = 0; i < 2; i++) texts.push(JSON.stringify([await view('bybit-2025'), await view('ronin-2022', 'method=haircut'), await graph('bybit-2025')]));
    said.push(...texts);
    expect(new Set(said).size).toBe(1);
  });
});
