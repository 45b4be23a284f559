import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CHARTS } from '@/lib/charts';
import { parseUsd } from '@/lib/core/money';
import { openStore, type Store } from '@/lib/db/client';
import { csvFile } from '@/lib/export/csv';
import { loadRegistry } from '@/lib/ingest/load-registry';
import { readRegistry } from '@/lib/registry';
import { tempFolder } from '@/tests/helpers/store';

const shared = process.env.SHARED_DIR ?? join(process.cwd(), '..', 'shared');
const reference = (file: string) =>
  parse<Record<string, string>>(readFileSync(join(shared, 'reference', file), 'utf8'), { columns: true });

let store: Store;
const folder = tempFolder();
beforeAll(async () => {
  store = await openStore({ dataDir: folder.path, holder: 'a test' });
  await loadRegistry(store.db, readRegistry());
});
afterAll(async () => {
  await store.close();
  folder.remove();
});

async function csvOf(id: 'thefts-by-year' | 'flow'): Promise<Record<string, string>[]> {
  const { columns, rows } = await CHARTS[id]({ db: store.db, asOf: '2026-11-24T00:00:00Z' }, new URLSearchParams());
  let text = '';
  for await (const chunk of csvFile(id, columns, rows, rows.length).chunks) text += chunk;
  return parse<Record<string, string>>(text, { columns: true });
}

function perTier<R>(rows: readonly R[], tierOf: (row: R) => string, usdOf: (row: R) => string) {
  const sums: Record<string, { usd: bigint; rows: number }> = {};
  for (const row of rows) {
    const { usd, rows: count } = sums[tierOf(row)] ?? { usd: 0n, rows: 0 };
    sums[tierOf(row)] = { usd: usd + parseUsd(usdOf(row) || '0'), rows: count + 1 };
  }
  return sums;
}

it('thefts-by-year.csv adds up to the reference in each tier, and an unknown amount stays unknown', async () => {
  const facts = reference('incidents.csv');
  const rows = await csvOf('thefts-by-year');
  const mine = perTier(rows, (row) => row.tier ?? '', (row) => row.loss_usd ?? '');
  const theirs = perTier(facts, (row) => row.attribution_tier ?? '', (row) => row.amount_usd ?? '');
  expect(Object.fromEntries(Object.entries(mine).map(([tier, { usd }]) => [tier, usd]))).toEqual(
    Object.fromEntries(Object.entries(theirs).map(([tier, { usd }]) => [tier, usd])),
  );
  const total = (column: string) => rows.reduce((sum, row) => sum + Number(row[column]), 0);
  expect(total('incidents')).toBe(facts.length);
  expect(total('incidents_without_amount')).toBe(facts.filter((row) => row.amount_usd === '').length);
});

it('flow.csv shows exactly what left the first wallet of Bybit in the reference', async () => {
  const wallet = '0x47666fab8bd0ac7003bce3f5c3585383f09486e2';
  const leaving = (rows: readonly Record<string, string>[]) => {
    const sums: Record<string, bigint> = {};
    for (const { from = '', asset = '', amount = '0' } of rows) {
      if (from.toLowerCase() !== wallet) continue;
      const [whole = '0', fraction = ''] = amount.split('.');
      sums[asset] = (sums[asset] ?? 0n) + BigInt(whole + fraction.padEnd(18, '0'));
    }
    return sums;
  };
  const mine = leaving(await csvOf('flow'));
  expect(mine).toEqual(leaving(reference('observed_transfers.csv')));
  expect(mine.stETH).toBe(90375547917680000000000n);
});
