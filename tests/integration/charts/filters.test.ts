import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Cell, LISTS, type ListName, type ListPage, type ListRows } from '@/lib/charts/contract';
import { LIST_DEFINITIONS } from '@/lib/charts/lists';
import { readAll, readPage } from '@/lib/charts/lists/read';
import { transfers } from '@/lib/db/schema';
import { openFacts } from '@/tests/helpers/facts';
import { eachEngine, type TestStore } from '@/tests/helpers/store';

eachEngine((engine) => {
  let store: TestStore;
  beforeAll(async () => void (store = await openFacts(engine)));
  afterAll(() => store.close());
  const page = <N extends ListName>(name: N, query: Record<string, string> | string) =>
    readPage({ db: store.db, asOf: '' }, LIST_DEFINITIONS[name], new URLSearchParams(query));
  const all = <N extends ListName>(name: N): Promise<ListRows[N][]> => readAll(store.db, LIST_DEFINITIONS[name]);

  it.each(LISTS)('each cell of %s finds its row again by a filter of its column', async (name) => {
    const rows: readonly object[] = await all(name);
    const row = rows[Math.floor(rows.length / 2)]!;
    for (const [column, cell] of Object.entries<Cell>({ ...row })) {
      if (cell === null || (Array.isArray(cell) && cell.length === 0)) continue;
      const value = String(typeof cell === 'object' ? cell[0] : cell);
      if (value.length > 500) continue;
      const { data } = await page(name, { [column]: value, limit: '500' });
      expect(data.map((found) => JSON.stringify(found)), column).toContain(JSON.stringify(row));
    }
  });

  it('several tiers at once give the thefts of each', async () => {
    const { meta } = await page('incidents', 'tier=official,multilateral');
    const expected = (await all('incidents')).filter(({ tier }) => tier === 'official' || tier === 'multilateral');
    expect(meta.total).toBe(expected.length);
  });

  it('a theft dated by its year is in every span that touches the year', async () => {
    const slugs = async (query: string) => (await page('incidents', query)).data.map(({ slug }) => slug);
    expect(await slugs('since=2017-06&until=2017-06')).toContain('youbit-2017');
    expect(await slugs('until=2017')).toContain('youbit-2017');
    expect(await slugs('since=2018')).not.toContain('youbit-2017');
    expect(await slugs('since=2025-02-21&until=2025-02-21')).toContain('bybit-2025');
    expect(await slugs('since=2025-02-22&until=2025-02-23')).not.toContain('bybit-2025');
  });

  it('a text is looked for as it is written: % and _ stand for themselves', async () => {
    for (const sign of ['%', '_', '\\']) {
      const holding = (await all('incidents')).filter(({ slug, victim, chains, attributed_by, note }) =>
        [slug, victim, attributed_by, note ?? '', ...chains].join(' ').includes(sign),
      );
      expect((await page('incidents', { q: sign })).meta.total, sign).toBe(holding.length);
    }
    expect((await page('timeline', { q: '캠프 데이비드' })).meta.total).toBeGreaterThan(0);
  });

  it('sorted by loss, the largest known theft comes first and the unknown ones last', async () => {
    const losses = (await page('incidents', 'sort=-loss_usd&limit=500')).data.map(({ loss_usd }) => loss_usd);
    const known = losses.flatMap((loss) => (loss === null ? [] : [Number(loss)]));
    expect(known).toEqual(known.toSorted((a, b) => b - a));
    expect(losses.slice(known.length).every((loss) => loss === null)).toBe(true);
  });

  it.each(['sort=-loss_usd', 'sort=tier', 'sort=-note', 'sort=wallets'])('a walk with %s still gives every theft once', async (order) => {
    const walked: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const next: ListPage<'incidents'> = await page('incidents', `${order}&limit=9${cursor === '' ? '' : `&cursor=${cursor}`}`);
      walked.push(...next.data.map(({ slug }) => slug));
      cursor = next.meta.nextCursor;
    }
    expect(walked).toHaveLength(98);
    expect(new Set(walked).size).toBe(98);
  });

  it('an unlisted token has no symbol, no decimals and no amount, and can be set aside', async () => {
    const spam = {
      chain: 'ethereum', block: 21895400, blockHash: '0xb', txHash: '0x1', kind: 'token', position: '7', timestamp: 1740150000,
      from: '0x47666fab8bd0ac7003bce3f5c3585383f09486e2', to: '0x00000000000000000000000000000000000000bb',
      assetContract: '0x00000000000000000000000000000000000000cc', amount: 2n ** 256n - 1n,
    };
    await store.db.insert(transfers).values(spam);
    expect((await page('transfers', 'listed=true')).meta.total).toBe(80);
    const { data, meta } = await page('transfers', 'listed=false');
    expect(meta.total).toBe(1);
    expect(data[0]).toMatchObject({ asset: null, decimals: null, amount: null, usd: null, origin: 'fetched' });
    expect(data[0]?.amount_base_units).toBe((2n ** 256n - 1n).toString());
    expect(data[0]?.from).toBe('0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2');
  });

  it('a shipped transfer that has been fetched stands once in the list, as fetched', async () => {
    const [shipped] = (await page('transfers', 'asset=cmETH&limit=1')).data;
    await store.db.insert(transfers).values({
      chain: shipped!.chain, block: shipped!.block, blockHash: '0xb2', txHash: shipped!.tx_hash, kind: shipped!.kind, position: '3',
      timestamp: Date.parse(shipped!.timestamp) / 1000, from: shipped!.from.toLowerCase(), to: shipped!.to.toLowerCase(),
      assetContract: shipped!.asset_contract!.toLowerCase(), amount: BigInt(shipped!.amount_base_units),
    });
    const { data, meta } = await page('transfers', { tx_hash: shipped!.tx_hash, kind: 'token' });
    expect(meta.total).toBe(1);
    expect(data[0]).toEqual({ ...shipped, block_hash: '0xb2', position: '3', origin: 'fetched' });
  });
});
