import { describe, expect, it } from 'vitest';
import type { ReportFile } from '@/lib/charts/contract';
import { reportEntries } from '@/lib/export/report/entries';
import type { WrittenChart } from '@/lib/export/report/written';
import { zipFile } from '@/lib/export/zip';

const NASTY = '</style><script>alert("1")</script>';

function table(rows: readonly object[]): ReportFile {
  return {
    section: 'thefts', name: 'thefts', title: NASTY, columns: [{ name: 'victim', title: 'Victim', type: 'text' }], total: rows.length, complete: false,
    asOf: '2026-11-24T00:00:00Z', notes: [NASTY], filters: {}, rows: () => rows, sources: () => Promise.resolve([{ id: 'a', citation: NASTY, publisher: null, url: 'https://ic3.gov/?a="', published: null, access: 'seen' }]),
  };
}

async function* each<T>(...items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item);
}

const report = (rows: readonly object[]) =>
  reportEntries({
    choice: { incidents: [], wallets: [], method: 'fifo', sections: ['thefts'] },
    url: 'https://tracker.example/api/v1/report.zip?method=fifo',
    notes: [],
    dataVersion: 'registry-1',
    asOf: '2026-11-24T00:00:00Z',
    tables: each(table(rows)),
    charts: each<WrittenChart>(),
    png: () => Promise.resolve(new Uint8Array()),
  });

async function texts(rows: readonly object[]): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for await (const { name, bytes } of report(rows)) {
    const parts: string[] = [];
    for await (const part of typeof bytes === 'string' || bytes instanceof Uint8Array ? [bytes] : bytes) parts.push(typeof part === 'string' ? part : new TextDecoder().decode(part));
    files[name] = parts.join('');
  }
  return files;
}

async function zipped(rows: readonly object[]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of zipFile(report(rows))) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('the files of a report', () => {
  it('come in a fixed order, what speaks of the tables behind them', async () => {
    expect(Object.keys(await texts([]))).toEqual(['thefts.csv', 'thefts.csv-metadata.json', 'report.html', 'README.txt', 'metadata.json']);
  });

  it('have a page in which nothing that a source says becomes markup', async () => {
    const page = (await texts([{ victim: NASTY }]))['report.html'] ?? '';
    expect(page).not.toContain('<script');
    expect(page.match(/&lt;script&gt;/g)).toHaveLength(6);
    expect(page).toContain('href="https://ic3.gov/?a=&quot;"');
  });

  it('are never cut in silence: the page shows the first rows, says how many there are, and the CSV has all', async () => {
    const files = await texts(Array.from({ length: 1_234 }, (_, i) => ({ victim: `v${i}` })));
    expect(files['report.html']).toContain('The first 50 of 1,234 rows; the CSV has all.');
    expect(files['thefts.csv']?.trimEnd().split('\r\n')).toHaveLength(1_235);
    expect(JSON.parse(files['metadata.json'] ?? '')).toMatchObject({ tables: [{ rows: 1_234, complete: false }] });
  });

  it('have the same bytes in each of two runs', async () => {
    const rows = [{ victim: 'é 한국 "x"' }];
    expect((await zipped(rows)).equals(await zipped(rows))).toBe(true);
  });
});
