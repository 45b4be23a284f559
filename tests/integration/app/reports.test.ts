import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBuffer } from 'yauzl';
import { LIST_DEFINITIONS as LISTS } from '@/lib/charts/lists';
import { readAll } from '@/lib/charts/lists/read';
import { createAsking } from '@/lib/server/asking';
import { createReports, type Reports } from '@/lib/server/reports';
import { eachEngine, openTestStore, type TestStore } from '@/tests/helpers/store';

const RECEIVER = '0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2';
const ORIGIN = 'https://tracker.example';

/** What an independent program finds in a ZIP, by name. */
function unzip(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    const files = new Map<string, Buffer>();
    fromBuffer(Buffer.from(bytes), { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error !== null) return reject(error);
      zip.on('error', reject).on('end', () => resolve(files));
      zip.on('entry', (entry: { fileName: string }) => {
        zip.openReadStream(entry as Parameters<typeof zip.openReadStream>[0], (failed, stream) => {
          if (failed !== null) return reject(failed);
          const parts: Buffer[] = [];
          stream.on('error', reject).on('data', (part: Buffer) => parts.push(part)).on('end', () => {
            files.set(entry.fileName, Buffer.concat(parts));
            zip.readEntry();
          });
        });
      });
      zip.readEntry();
    });
  });
}

async function whole(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(piece);
  return Buffer.concat(parts);
}

const csvRows = (text: Buffer | undefined) => parse<Record<string, string>>(text ?? '', { columns: true });
const cells = (row: object) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell === null ? '' : Array.isArray(cell) ? cell.join(';') : String(cell)]));

eachEngine((engine) => {
  let store: TestStore;
  let reports: Reports;
  const zipOf = async (query: string) => whole(await reports.reportZip(new URLSearchParams(query), ORIGIN));

  beforeAll(async () => {
    store = await openTestStore(engine, 'facts');
    reports = createReports(createAsking({ db: store.db, asOf: '2026-11-24T00:00:00Z' }), 'registry-1');
  });
  afterAll(() => store.close());

  describe('the report of a theft', () => {
    const query = 'incident=bybit-2025&method=lifo&section=thefts&section=attributions&section=traces&section=transfers&section=timeline';
    let bytes: Buffer;
    let files: Map<string, Buffer>;
    beforeAll(async () => {
      bytes = await zipOf(query);
      files = await unzip(bytes);
    });

    it('has exactly the transfers, statements and entries that the store has, cell by cell', async () => {
      const here = { anyOf: ['bybit-2025'] };
      const { db } = store;
      expect(csvRows(files.get('transfers.csv'))).toEqual((await readAll(db, LISTS.transfers, [{ field: 'incident', ...here }])).map(cells));
      expect(csvRows(files.get('attributions.csv'))).toEqual((await readAll(db, LISTS.attributions, [{ field: 'incident', ...here }])).map(cells));
      expect(csvRows(files.get('timeline.csv'))).toEqual((await readAll(db, LISTS.timeline, [{ field: 'incidents', ...here }])).map(cells));
      expect(csvRows(files.get('thefts.csv')).map(({ slug }) => slug)).toEqual(['bybit-2025']);
    });

    it('ties each transfer of a flagged address to who listed it, when and how sure, as a compliance file needs', async () => {
      const wallets = new Map((await readAll(store.db, LISTS.wallets)).map((wallet) => [`${wallet.chain}:${wallet.address}`, wallet]));
      const rows = csvRows(files.get('compliance.csv'));
      const listed = rows.filter(({ method }) => method === 'listed');
      expect(listed.length).toBeGreaterThan(0);
      for (const row of listed) {
        const wallet = wallets.get(`${row.chain}:${row.address}`);
        expect([row.tier, row.listed_by, row.listed_on]).toEqual([wallet?.tier, wallet?.authority, wallet?.authority_date ?? '']);
        expect([row.from, row.to]).toContain(row.address);
      }
      for (const row of rows) expect(row.method === 'listed' || (row.method === 'lifo' && row.tier === '')).toBe(true);
    });

    it('says how it was asked, and the hash of every file in it', () => {
      const metadata = JSON.parse(String(files.get('metadata.json'))) as { url: string; dataVersion: string; files: { name: string; sha256: string }[]; tables: { file: string; rows: number }[] };
      const url = `${ORIGIN}/api/v1/report.zip?incident=bybit-2025&method=lifo&section=thefts,attributions,traces,transfers,timeline`;
      expect(metadata).toMatchObject({ url, dataVersion: 'registry-1' });
      expect(String(files.get('README.txt'))).toContain(url);
      expect(metadata.files.map(({ name }) => name)).toEqual([...files.keys()].filter((name) => name !== 'metadata.json'));
      for (const { name, sha256 } of metadata.files) expect(createHash('sha256').update(files.get(name)!).digest('hex')).toBe(sha256);
      for (const { file, rows } of metadata.tables) expect([file, csvRows(files.get(file)).length]).toEqual([file, rows]);
      for (const [name, text] of files) if (name.endsWith('.csv-metadata.json')) expect(JSON.parse(String(text))).toMatchObject({ '@type': 'Table' });
    });

    it('has the charts as pictures and a page that needs nothing from outside', () => {
      expect([...files.keys()]).toEqual(expect.arrayContaining(['charts/flow-bybit-2025.svg', 'charts/flow-bybit-2025.png', 'traces/bybit-2025-paths.csv']));
      expect(files.get('charts/flow-bybit-2025.png')?.subarray(1, 4).toString()).toBe('PNG');
      const page = String(files.get('report.html'));
      expect(page).not.toMatch(/<(script|link|iframe)|src="(?!data:)/);
      expect(page).toContain('LIFO');
    });
  });

  it('gives the same bytes when it is asked for again, in whichever order and form the choice is written', async () => {
    const [one, other] = [await zipOf('incident=ronin-2022,bybit-2025&section=thefts,transfers'), await zipOf('section=transfers&section=thefts&incident=bybit-2025&incident=ronin-2022&since=')];
    expect(one.equals(other)).toBe(true);
  });

  it('takes in the transfers of an address beside those of a theft, and says what no source flags', async () => {
    const stranger = 'ethereum:0x000000000000000000000000000000000000bEEF';
    const preview = await reports.reportPreview(new URLSearchParams(`wallet=ethereum:${RECEIVER.toLowerCase()},${stranger}&section=transfers,thefts`));
    const of = async (address: string) => (await readAll(store.db, LISTS.transfers, [{ field: 'address', anyOf: [address.toLowerCase()] }, { field: 'chain', anyOf: ['ethereum'] }])).length;
    expect(preview.tables.find(({ name }) => name === 'transfers')?.total).toBe(await of(RECEIVER));
    expect(preview.notes).toEqual([`No source here flags ${stranger}, and no stored transfer names it.`]);
    expect(preview.choice.wallets.map(({ address }) => address)).toContain(RECEIVER);
  });

  it('says of a choice that nothing matches it', async () => {
    const files = await unzip(await zipOf('since=2030&section=thefts,transfers,timeline'));
    expect(String(files.get('README.txt'))).toContain('Nothing that is stored matches this choice.');
    expect(csvRows(files.get('transfers.csv'))).toEqual([]);
  });

  it('refuses an incident that does not exist before anything is sent', async () => {
    await expect(reports.reportZip(new URLSearchParams('incident=bybit-2052'), ORIGIN)).rejects.toMatchObject({ code: 'bad_value', field: 'incident' });
  });

  it('goes on after a reader hung up in the middle', async () => {
    const pieces = await reports.reportZip(new URLSearchParams('section=transfers'), ORIGIN);
    await pieces.next();
    await pieces.return(undefined);
    expect((await pieces.next()).done).toBe(true);
    expect((await zipOf('section=thefts')).length).toBeGreaterThan(0);
  });
});
