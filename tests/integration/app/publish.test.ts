import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GET as getChart } from '@/app/api/v1/charts/[file]/route';
import { POST as postSnapshot } from '@/app/api/v1/snapshots/[chart]/route';
import { GET as getOEmbed } from '@/app/oembed/route';
import { GET as getPermanent } from '@/app/permanent/[chart]/route';
import { SERVED_CHARTS } from '@/lib/charts/contract';
import { readConfig } from '@/lib/config';
import { openStore } from '@/lib/db/client';
import { closeServer } from '@/lib/server';
import { settingsFor } from '@/tests/helpers/server';
import { eachEngine } from '@/tests/helpers/store';

const chart = (path: string, headers?: HeadersInit) =>
  getChart(new Request(`http://localhost/api/v1/charts/${path}`, { headers }), { params: Promise.resolve({ file: path.split('?')[0] ?? '' }) });
const bytes = async (path: string) => Buffer.from(await (await chart(path)).arrayBuffer());
const freeze = (path: string) =>
  postSnapshot(new Request(`http://localhost/api/v1/snapshots/${path}`, { method: 'POST' }), { params: Promise.resolve({ chart: path.split('?')[0] ?? '' }) });
const sha256 = (data: Buffer) => createHash('sha256').update(data).digest('hex');
const refusal = async (response: Response) => [response.status, ((await response.json()) as { error: { code: string; field?: string } }).error.field];

/** What a sync or a release does to the data, between two runs of the server. */
async function changeData(): Promise<void> {
  await closeServer();
  const { databaseUrl, dataDir } = readConfig();
  const store = await openStore({ databaseUrl, dataDir, holder: 'the test' });
  await store.db.execute(sql`update incidents set loss_usd_micros = loss_usd_micros + 1000000 where tier = 'official'`);
  await store.close();
}

eachEngine((engine) => {
  let undo: () => Promise<void>;
  beforeAll(async () => void (undo = await settingsFor(engine)));
  afterAll(() => undo());

  it('draws every chart with title, sources and as-of inside, and the same bytes by another run of the server', async () => {
    const pictures = new Map<string, { svg: string; png: string }>();
    const draw = async (id: string) => {
      const query = id === 'flow' ? '?incident=bybit-2025' : '';
      return { svg: (await bytes(`${id}.svg${query}`)).toString(), png: await bytes(`${id}.png${query}`) };
    };
    for (const id of SERVED_CHARTS) {
      const { svg, png } = await draw(id);
      pictures.set(id, { svg, png: sha256(png) });
      expect(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 850 600"'), id).toBe(true);
      const drawn = svg.replace(/<style>.*?<\/style>/s, '');
      for (const part of ['Sources: ', 'As of ', 'Method ']) expect(drawn, id).toContain(part);
      expect(drawn, id).not.toMatch(/NaN|undefined|Infinity/);
      expect([png.subarray(1, 4).toString(), png.readUInt32BE(16), png.readUInt32BE(20)], id).toEqual(['PNG', 850, 600]);
    }
    await closeServer();
    for (const [id, before] of pictures) {
      const { svg, png } = await draw(id);
      expect([svg === before.svg, sha256(png)], id).toEqual([true, before.png]);
    }
  });

  it('gives the same bytes of a frozen answer after the data has changed, and of now the new ones', async () => {
    const made = (await (await freeze('thefts-by-year?tier=official')).json()) as { data: { id: string } };
    const { id } = made.data;
    expect(sha256(await bytes('thefts-by-year.json?tier=official')), 'the id is the SHA-256 of the JSON').toBe(id);
    const forms = [`thefts-by-year.json?v=${id}`, `thefts-by-year.csv?v=${id}`, `thefts-by-year.html?v=${id}`, `thefts-by-year.html?v=${id}&lang=ko&theme=dark`, `thefts-by-year.svg?v=${id}`, `thefts-by-year.png?v=${id}&width=1200&height=628`, `thefts-by-year.metadata.json?v=${id}`, `thefts-by-year.zip?v=${id}`];
    const before = await Promise.all(forms.map(bytes));
    await changeData();
    expect(sha256(await bytes('thefts-by-year.json?tier=official')), 'the data did change').not.toBe(id);
    for (const [i, form] of forms.entries()) expect(sha256(await bytes(form)), form).toBe(sha256(before[i]!));
    expect(before[2]!.toString()).toMatch(/Frozen on \d+ \w+ \d{4}/);
    expect(before[2]!.toString()).not.toContain('<script');
    expect((await chart(`thefts-by-year.png?v=${id}`)).headers.get('cache-control')).toContain('immutable');
  });

  it('packs a chart so that the copy can be checked without us: rows, their description, the answer and both pictures', async () => {
    const files = unzipSync(await bytes('attributions.zip'));
    expect(Object.keys(files)).toEqual(['attributions.csv', 'attributions.csv-metadata.json', 'attributions.json', 'attributions.svg', 'attributions.png']);
    const described = JSON.parse(Buffer.from(files['attributions.csv-metadata.json']!).toString()) as { 'dc:identifier': string };
    expect(described['dc:identifier']).toBe(sha256(Buffer.from(files['attributions.json']!)));
  });

  it('refuses by name what it can’t give, and goes on', async () => {
    expect(await refusal(await chart('thefts-by-year.png?width=10'))).toEqual([422, 'width']);
    expect(await refusal(await chart('thefts-by-year.gif'))).toEqual([404, undefined]);
    expect(await refusal(await chart('no-such.svg'))).toEqual([404, undefined]);
    expect(await refusal(await chart('thefts-by-year.svg?colour=red'))).toEqual([400, 'colour']);
    expect(await refusal(await chart(`thefts-by-year.json?v=${'0'.repeat(64)}`))).toEqual([404, undefined]);
    expect(await refusal(await freeze('flow?incident=nobody-1999'))).toEqual([422, 'incident']);
    const { data } = (await (await freeze('mixer-activity')).json()) as { data: { id: string } };
    expect(await refusal(await chart(`thefts-by-year.json?v=${data.id}`))).toEqual([422, 'v']);
    expect((await chart('thefts-by-year.svg?tier=disputed')).status).toBe(200);
  });

  it('leads who follows a permanent link to the frozen answer, and an oEmbed consumer to the embed', async () => {
    const led = await getPermanent(new Request('http://localhost/permanent/thefts-by-year?tier=official'), { params: Promise.resolve({ chart: 'thefts-by-year' }) });
    expect([led.status, led.headers.get('location')]).toEqual([303, expect.stringMatching(/^\/embed\/thefts-by-year\?v=[0-9a-f]{64}$/)]);
    const ask = (query: string) => getOEmbed(new Request(`http://localhost/oembed?${query}`, { headers: { host: 't.example' } }));
    const found = (await (await ask(`url=${encodeURIComponent('http://t.example/charts/flow?incident=bybit-2025')}&maxwidth=400`)).json()) as { html: string; width: number };
    expect(found.width).toBe(400);
    expect(found.html).toContain('src="http://t.example/embed/flow?incident=bybit-2025"');
    expect((await ask('url=http%3A%2F%2Felsewhere.example%2Fcharts%2Fflow')).status).toBe(404);
    expect((await ask('url=http%3A%2F%2Ft.example%2Fcharts%2Fthefts-by-year&format=xml')).headers.get('content-type')).toContain('text/xml');
    expect((await ask('url=http%3A%2F%2Ft.example%2Fcharts%2Fthefts-by-year&format=yaml')).status).toBe(501);
  });
});
