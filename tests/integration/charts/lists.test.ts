import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ListName, LISTS } from '@/lib/charts/contract';
import { LIST_DEFINITIONS } from '@/lib/charts/lists';
import { readPage, readWhole } from '@/lib/charts/lists/read';
import { eachEngine, type TestStore } from '@/tests/helpers/store';
import { openFacts } from '@/tests/helpers/facts';

const asOf = '2026-11-24T00:00:00Z';
const TOTALS: Record<Exclude<ListName, 'sources'>, number> = {
  incidents: 98,
  attributions: 17,
  wallets: 588,
  services: 518,
  transfers: 80,
  timeline: 112,
};

eachEngine((engine) => {
  let store: TestStore;
  beforeAll(async () => void (store = await openFacts(engine)));
  afterAll(() => store.close());
  const page = (name: ListName, query = '') => readPage({ db: store.db, asOf }, LIST_DEFINITIONS[name], new URLSearchParams(query));

  it.each(Object.entries(TOTALS))('a reader of %s is told that there are %d', async (name, total) => {
    const { data, meta } = await page(name as ListName);
    expect(meta.total).toBe(total);
    expect(data).toHaveLength(Math.min(total, 100));
  });

  it.each(LISTS)('whoever walks %s by its cursor gets every row once, in the order of the whole', async (name) => {
    const walked: unknown[] = [];
    let cursor: string | null = null;
    do {
      const next = await page(name, `limit=37${cursor === null ? '' : `&cursor=${cursor}`}`);
      walked.push(...next.data);
      cursor = next.meta.nextCursor;
    } while (cursor !== null);
    const whole: unknown[] = [];
    const { rows, total } = await readWhole({ db: store.db, asOf }, LIST_DEFINITIONS[name], new URLSearchParams());
    for await (const row of rows) whole.push(row);
    expect(walked).toEqual(whole);
    expect(walked).toHaveLength(total);
    expect(new Set(walked.map((row) => JSON.stringify(row))).size).toBe(total);
  });
});
