import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GET as getGraph } from '@/app/api/v1/traces/[incident]/graph.json/route';
import { GET as getPaths } from '@/app/api/v1/traces/[incident]/paths.csv/route';
import { GET as getTrace } from '@/app/api/v1/traces/[incident]/route';
import type { TraceGraph, TraceView } from '@/lib/charts/contract';
import { settingsFor } from '@/tests/helpers/server';
import { eachEngine } from '@/tests/helpers/store';

type Route = (request: Request, context: { params: Promise<{ incident: string }> }) => Promise<Response>;
const ask = (route: Route, incident: string, query = '', headers?: HeadersInit) =>
  route(new Request(`http://localhost/api/v1/traces/${incident}${query}`, { headers }), { params: Promise.resolve({ incident }) });
const records = async (response: Response) => parse<Record<string, string>>(await response.text(), { columns: true, record_delimiter: '\r\n' });
const units = (rows: readonly { readonly asset: string; readonly amount_base_units: string }[]) => {
  const sums: Record<string, bigint> = {};
  for (const { asset, amount_base_units: amount } of rows) sums[asset] = (sums[asset] ?? 0n) + BigInt(amount);
  return sums;
};

eachEngine((engine) => {
  let undo: () => Promise<void>;
  beforeAll(async () => void (undo = await settingsFor(engine)));
  afterAll(() => undo());

  it('the CSV of a trace is its JSON cell by cell, whole, and says that it is incomplete', async () => {
    const json = await ask(getTrace, 'bybit-2025.json');
    const view = (await json.json()) as TraceView;
    const response = await ask(getTrace, 'bybit-2025.csv');
    expect([response.status, response.headers.get('content-type'), response.headers.get('x-complete')]).toEqual([200, 'text/csv; charset=utf-8; header=present', 'false']);
    const rows = await records(response);
    const places = [...view.ends, ...view.held, ...view.frontier, ...view.fees];
    expect(rows).toHaveLength(places.length);
    expect(response.headers.get('x-total-count')).toBe(String(places.length));
    rows.forEach((row, i) => {
      const place = places[i]!;
      expect([row.chain, row.address, row.asset, row.amount, row.amount_base_units, row.usd, row.least, row.most_usd, row.first_time]).toEqual([
        place.chain, place.address, place.asset, place.amount, place.amount_base_units, place.usd ?? '', place.range?.least ?? '', place.range?.most_usd ?? '', place.first_time,
      ]);
    });
    expect(view.invariant_holds).toBe(true);
  });

  it('each way begins with the theft, and all ways into a place bring what is there', async () => {
    const response = await ask(getPaths, 'bybit-2025', '?paths=1000');
    const rows = await records(response);
    const view = (await (await ask(getTrace, 'bybit-2025.json')).json()) as TraceView;
    const thefts = new Set(view.stolen.map(({ tx_hash: hash }) => hash));
    const firsts = rows.filter(({ step }) => step === '0');
    expect(firsts.length).toBeGreaterThan(0);
    for (const { tx_hash: hash } of firsts) expect(thefts).toContain(hash);
    expect(units(firsts as unknown as { asset: string; amount_base_units: string }[])).toEqual(units([...view.ends, ...view.held, ...view.frontier, ...view.fees]));
  });

  it('the graph has no link to a wallet that is not in it, says how large the whole is, and its newest answer is not sent twice', async () => {
    const response = await ask(getGraph, 'bybit-2025');
    const graph = (await response.json()) as TraceGraph;
    const ids = new Set(graph.nodes.map(({ id }) => id));
    for (const { from, to } of graph.edges) expect([ids.has(from), ids.has(to)]).toEqual([true, true]);
    expect(graph.total).toEqual({ nodes: graph.nodes.length, edges: graph.edges.length });
    expect((await ask(getGraph, 'bybit-2025', '', { 'if-none-match': response.headers.get('etag')! })).status).toBe(304);
    const smaller = (await (await ask(getGraph, 'bybit-2025', '?limit=3')).json()) as TraceGraph;
    expect([smaller.edges.length, smaller.total]).toEqual([3, graph.total]);
  });

  it.each([
    [getTrace, 'atlantis-2099.json', '', 404, 'There is no incident'],
    [getTrace, 'loopring-2024.csv', '', 404, 'theft transaction'],
    [getTrace, 'bybit-2025.xml', '', 404, 'bybit-2025.xml'],
    [getTrace, 'bybit-2025.json', '?method=magic', 422, 'The parameter method takes only'],
    [getTrace, 'bybit-2025.json', '?colour=red', 400, 'colour'],
    [getGraph, 'bybit-2025', '?limit=0', 422, 'limit'],
    [getGraph, 'atlantis-2099', '', 404, 'atlantis-2099'],
    [getPaths, 'bybit-2025', '?paths=many', 422, 'paths'],
  ])('%# what can not be had is refused in a sentence, and nothing else', async (route, incident, query, status, words) => {
    const response = await ask(route, incident, query);
    const text = await response.text();
    expect([response.status, text]).toEqual([status, expect.stringContaining(words)]);
    expect(JSON.parse(text)).toMatchObject({ error: { code: expect.any(String) as string } });
  });
});
