import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GET as getNothing } from '@/app/api/[...path]/route';
import { GET as getList } from '@/app/api/v1/[list]/route';
import { GET as getChart } from '@/app/api/v1/charts/[file]/route';
import { GET as getStatus } from '@/app/api/v1/status/route';
import { GET as getHealth } from '@/app/healthz/route';
import { GET as getReady } from '@/app/readyz/route';
import { type Cell, type Column, type Dataset, LISTS, SERVED_CHARTS } from '@/lib/charts/contract';
import { LIST_DEFINITIONS } from '@/lib/charts/lists';
import { columnsOf } from '@/lib/charts/lists/read';
import { eachEngine } from '@/tests/helpers/store';
import { settingsFor } from '@/tests/helpers/server';

type Row = Readonly<Record<string, Cell>>;
interface Page {
  readonly data: readonly Row[];
  readonly meta: { readonly total: number; readonly nextCursor: string | null };
}
interface Table {
  readonly url: string;
  readonly 'dc:source': readonly object[];
  readonly 'schema:additionalProperty': readonly { readonly 'schema:name': string; readonly 'schema:value': unknown }[];
  readonly tableSchema: { readonly columns: readonly { readonly name: string }[] };
}
interface Refusal {
  readonly error: { readonly code: string; readonly message: string; readonly field?: string; readonly requestId: string };
}

const list = (path: string, headers?: HeadersInit) =>
  getList(new Request(`http://localhost/api/v1/${path}`, { headers }), { params: Promise.resolve({ list: path.split('?')[0] ?? '' }) });
const chart = (path: string) =>
  getChart(new Request(`http://localhost/api/v1/charts/${path}`), { params: Promise.resolve({ file: path.split('?')[0] ?? '' }) });
const records = async (response: Response) => {
  const text = await response.text();
  expect(text.split('\r\n').length).toBeGreaterThan(1);
  return parse<Record<string, string>>(text, { columns: true, record_delimiter: '\r\n' });
};

/** A JSON row as its CSV cells should read. */
function written(row: Row, columns: readonly Column[]): Record<string, string> {
  return Object.fromEntries(
    columns.map(({ name, type }) => {
      const cell = row[name] ?? null;
      const text = cell === null ? '' : Array.isArray(cell) ? cell.join(';') : String(cell);
      return [name, (type === 'text' || type === 'list') && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text];
    }),
  );
}

eachEngine((engine) => {
  let undo: () => Promise<void>;
  beforeAll(async () => void (undo = await settingsFor(engine)));
  afterAll(() => undo());

  it('is ready once the store is open, and alive without it', async () => {
    expect(getHealth().status).toBe(200);
    const ready = await getReady();
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true, sync: 'current', stale: [] }]);
  });

  it.each(LISTS)('%s.csv is the JSON cell by cell, whole and with its total', async (name) => {
    const rows: Row[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = (await (await list(`${name}?limit=500${cursor === '' ? '' : `&cursor=${cursor}`}`)).json()) as Page;
      rows.push(...page.data);
      cursor = page.meta.nextCursor;
    }
    const response = await list(`${name}.csv?limit=1`);
    expect(response.headers.get('x-total-count')).toBe(String(rows.length));
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${name}.csv"`);
    expect(response.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
    const columns = columnsOf(LIST_DEFINITIONS[name] as (typeof LIST_DEFINITIONS)['incidents']);
    expect(await records(response)).toEqual(rows.map((row) => written(row, columns)));
  });

  it.each(SERVED_CHARTS)('%s.csv is the JSON cell by cell', async (id) => {
    const dataset = (await (await chart(`${id}.json`)).json()) as Dataset;
    expect(dataset.id).toBe(id);
    expect(dataset.rows.length).toBeGreaterThan(0);
    expect(dataset.sources.length).toBeGreaterThan(0);
    expect(Object.keys(dataset.rows[0]!)).toEqual(dataset.columns.map(({ name }) => name));
    expect(await records(await chart(`${id}.csv`))).toEqual(dataset.rows.map((row) => written(row, dataset.columns)));
  });

  it('a filter that matches nothing gives the header row alone, and says that it has no row', async () => {
    const response = await list('incidents.csv?q=nobodystoleanything');
    expect([response.status, response.headers.get('x-total-count')]).toEqual([200, '0']);
    expect(await response.text()).toBe(`${columnsOf(LIST_DEFINITIONS.incidents).map(({ name }) => name).join(',')}\r\n`);
  });

  it('a CSV begins with a byte-order mark only where Excel asked for one', async () => {
    const first = async (path: string) => (await (await list(path)).bytes()).slice(0, 4);
    expect([...(await first('incidents.csv?bom=1'))]).toEqual([0xef, 0xbb, 0xbf, 's'.charCodeAt(0)]);
    expect([...(await first('incidents.csv'))]).toEqual([...new TextEncoder().encode('slug')]);
    expect((await list('incidents.csv?bom=yes')).status).toBe(422);
    expect((await (await chart('thefts-by-year.csv?bom=1')).bytes())[0]).toBe(0xef);
  });

  it.each(LISTS)('the metadata of %s.csv names its columns in their order, its rows, filters and sources, and the CSV leads to it', async (name) => {
    const csv = await list(`${name}.csv?q=a&limit=1&bom=1`);
    const beside = /^<([^>]+)>; rel="describedby"/.exec(csv.headers.get('link') ?? '')?.[1] ?? '';
    expect(beside).toBe(`${name}.csv-metadata.json?q=a`);
    const response = await list(beside);
    expect(response.headers.get('content-type')).toMatch(/^application\/csvm\+json/);
    const table = (await response.json()) as Table;
    const rows = await records(csv);
    expect(table.url).toBe(`${name}.csv?q=a`);
    expect(table.tableSchema.columns.map((column) => column.name)).toEqual(columnsOf(LIST_DEFINITIONS[name] as (typeof LIST_DEFINITIONS)['incidents']).map((column) => column.name));
    const said = Object.fromEntries(table['schema:additionalProperty'].map((each) => [each['schema:name'], each['schema:value']]));
    expect(said).toMatchObject({ total: rows.length, complete: csv.headers.get('x-complete') !== 'false', 'filter q': 'a' });
    expect(table['dc:source'].length).toBeGreaterThan(0);
  });

  it('any site may read the data, and a reader who has it is not sent it again', async () => {
    const first = await list('incidents?limit=1');
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    const etag = first.headers.get('etag') ?? '';
    const again = await list('incidents?limit=1', { 'if-none-match': `W/"other", ${etag}` });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await list('incidents?limit=2', { 'if-none-match': etag })).status).toBe(200);
  });

  it('an empty field of a form filters nothing', async () => {
    const page = (await (await list('incidents?tier=&q=&since=')).json()) as Page;
    expect(page.meta.total).toBe(98);
  });

  it.each([
    ['incidents?colour=red', 400, 'bad_request', 'colour', 'tier, attributed_by'],
    ['incidents?tier=official&tier=research', 400, 'bad_request', 'tier', 'more than once'],
    ['incidents?__proto__=1', 400, 'bad_request', '__proto__', 'Known are'],
    ['services?since=2022', 400, 'bad_request', 'since', 'Known are'],
    ['incidents?tier=certain', 422, 'bad_value', 'tier', 'official-unnamed-victim'],
    ['incidents?since=2022-02-30', 422, 'bad_value', 'since', 'not a date'],
    ['incidents?since=2024&until=2023', 422, 'bad_value', 'until', 'lies before since'],
    ['incidents?limit=0', 422, 'bad_value', 'limit', '1 to 500'],
    ['incidents?limit=501', 422, 'bad_value', 'limit', '1 to 500'],
    ['incidents?limit=many', 422, 'bad_value', 'limit', '1 to 500'],
    ['incidents?sort=colour', 422, 'bad_value', 'sort', '-loss_usd'],
    ['incidents?cursor=!!!', 422, 'bad_value', 'cursor', 'not one that this list'],
    [`incidents?cursor=${Buffer.from('["","x","y","z"]').toString('base64url')}`, 422, 'bad_value', 'cursor', 'another list'],
    [`transfers?cursor=${Buffer.from('["","x","a","b","c","d","e"]').toString('base64url')}`, 422, 'bad_value', 'cursor', 'cursor'],
    [`wallets?cursor=${Buffer.from('["","999999999999999999999"]').toString('base64url')}`, 422, 'bad_value', 'cursor', 'cursor'],
    [`incidents?q=${'x'.repeat(501)}`, 422, 'bad_value', 'q', '500 characters'],
    ['incidents?q=%00', 422, 'bad_value', 'q', 'NUL'],
    ['incidents?loss_usd=-1', 422, 'bad_value', 'loss_usd', 'dollars'],
    ['wallets?address=0x47666FAb8bd0Ac7003bce3f5C3585383F09486E2', 422, 'bad_value', 'address', 'checksum'],
    ['transfers?block=99999999999999999999', 422, 'bad_value', 'block', 'whole number'],
    ['transfers?since=2025-02-21T25:00:00Z', 422, 'bad_value', 'since', 'time'],
    ['wolves', 404, 'not_found', undefined, 'incidents, attributions'],
    ['incidents.xml', 404, 'not_found', undefined, 'There is no list'],
  ])('GET %s answers %d and says what is wrong', async (path, status, code, field, words) => {
    const response = await list(path);
    const { error } = (await response.json()) as Refusal;
    expect([response.status, error.code, error.field]).toEqual([status, code, field]);
    expect(error.message).toContain(words);
    expect(error.requestId).toBe(response.headers.get('x-request-id'));
  });

  it.each([
    ['pie.json', 404, 'thefts-by-year, thefts-over-time'],
    ['flow', 404, 'each as .json, .csv'],
    ['mixer-activity.json?since=2023&until=2022', 422, 'lies before since'],
    ['attributions.json?party=Atlantis', 422, 'US, ROK, JP'],
    ['wallet-balances.json?tier=certain', 422, 'analyst-secondary'],
    ['flow.json?incident=bybit', 422, 'names no incident'],
    ['flow.csv?incident=bybit-2025,ronin-2022', 422, 'one incident'],
    ['thefts-over-time.json?interval=week', 422, 'month, quarter, year'],
    ['thefts-by-year.json?colour=red', 400, 'Known are: tier'],
    ['laundering-over-time.json?stage=1', 422, 'small letters'],
  ])('GET charts/%s answers %d and says what is wrong', async (path, status, words) => {
    const response = await chart(path);
    expect(response.status).toBe(status);
    expect(((await response.json()) as Refusal).error.message).toContain(words);
  });

  it('an address that leads nowhere answers in the same envelope', async () => {
    const response = getNothing();
    expect([response.status, ((await response.json()) as Refusal).error.code]).toEqual([404, 'not_found']);
  });

  it('the status tells the engine and that nothing is being read without an endpoint', async () => {
    const status = (await (await getStatus(new Request('http://localhost/api/v1/status'))).json()) as Record<string, unknown>;
    expect(status).toMatchObject({ engine, syncSetting: 'off', configuredChains: [], sync: [], replay: false });
    expect(status.registryVersion).toMatch(/^[0-9a-f]{16}$/);
  });
});
