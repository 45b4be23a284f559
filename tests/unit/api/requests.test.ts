import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createMetrics } from '@/lib/api/metrics';
import { type FinishedRequest, watchRequests } from '@/lib/api/requests';
import type { StatusPage } from '@/lib/charts/contract';

const WALLET = '0x098B716B8Aaf21512996dC57EB0615e2383E2f96';
let web: Server;
let stop: () => void = () => undefined;
afterEach(() => {
  stop();
  web.close();
});

/** A server that knows /wallets/… and /api/v1/incidents.csv, and says what it was told of the client. */
async function serve(trustedProxies: number) {
  const finished: FinishedRequest[] = [];
  stop = watchRequests({ trustedProxies, onFinish: (request) => void finished.push(request) });
  web = createServer((request, response) => {
    const found = /^\/(wallets\/|api\/v1\/incidents\.csv)/.test(request.url ?? '');
    response.setHeader('x-request-id', 'r1');
    response.writeHead(found ? 200 : 404).end(request.headers['x-forwarded-for']);
  });
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  const ask = async (path: string) => (await fetch(url + path, { headers: { 'x-forwarded-for': '203.0.113.9' } })).text();
  return { finished, ask };
}

it('an address that somebody looks at, a query and an invented path stand in no metric and in no log', async () => {
  const { finished, ask } = await serve(0);
  for (const path of [`/wallets/ethereum/${WALLET}`, '/api/v1/incidents.csv?tier=official', `/${WALLET}`, '/api/v1/wolves']) await ask(path);
  expect(finished.map(({ method, route, status, requestId }) => [method, route, status, requestId])).toEqual([
    ['GET', '/wallets/…', 200, 'r1'], ['GET', '/api/v1/incidents.csv', 200, 'r1'], ['GET', 'other', 404, 'r1'], ['GET', 'other', 404, 'r1'],
  ]);
  expect(finished.every(({ seconds }) => seconds >= 0 && seconds < 5)).toBe(true);
});

it('what a client says of its own address is believed only where a proxy is trusted', async () => {
  expect(await (await serve(0)).ask('/')).toBe('127.0.0.1');
  stop();
  web.close();
  expect(await (await serve(1)).ask('/')).toBe('203.0.113.9');
});

it('Prometheus is told of requests, rows, the lag of each chain and each endpoint; of a dead store that it is', async () => {
  const metrics = createMetrics();
  metrics.count({ method: 'GET', route: '/wallets/…', status: 200, seconds: 0.02, requestId: undefined });
  const run = {
    state: 'failed', head: 9, wanted: 90, done: 20, requests: 1, rows: 0, missing_kinds: [], message: 'x',
    started_at: '2026-11-24T00:00:00Z', updated_at: '2026-11-24T00:00:00Z',
  } as const;
  const status: StatusPage = {
    engine: 'pglite', replay: false, registryVersion: 'v', syncSetting: 'on', configuredChains: ['ethereum', 'bsc'], asOf: '2026-11-24T00:00:00Z',
    counts: { incidents: 98, attributions: 1, wallets: 588, services: 1, transfers: 7, timeline: 1, sources: 1 },
    verification: { match: 0, mismatch: 0, 'not found': 0, unverified: 0 },
    sync: [{ ...run, chain: 'ethereum', completed_at: new Date(Date.now() - 60_000).toISOString() }, { ...run, chain: 'bsc', completed_at: null }],
    endpoints: [{ chain: 'ethereum', host: 'node.example', answered: 5, failed: 2, discarded: 1, last_discard: null, last_discard_at: null, latency_ms: 180, rate: null, updated_at: '2026-11-24T00:00:00Z' }],
    reorgs: { rows: [], total: 0 }, alerts: { rows: [], total: 0 },
  };
  const text = await (await metrics.respond(status)).text();
  for (const line of [
    'tracker_http_requests_total{method="GET",route="/wallets/…",status="200"} 1', 'tracker_http_request_duration_seconds_bucket{le="0.025",method="GET",route="/wallets/…"} 1',
    'tracker_store_up 1', 'tracker_rows{list="transfers"} 7', 'tracker_sync_missing_blocks{chain="ethereum"} 70', 'tracker_sync_failed{chain="bsc"} 1',
    'tracker_endpoint_answers{chain="ethereum",host="node.example",result="discarded"} 1', 'tracker_endpoint_latency_seconds{chain="ethereum",host="node.example"} 0.18',
  ]) expect(text.split('\n')).toContain(line);
  expect(Number(/tracker_sync_lag_seconds\{chain="ethereum"\} (.*)/.exec(text)?.[1])).toBeCloseTo(60, 0);
  expect(text).not.toContain('tracker_sync_lag_seconds{chain="bsc"}');
  const dead = await (await metrics.respond(undefined)).text();
  expect(dead).toContain('tracker_store_up 0');
  expect(dead).not.toMatch(/tracker_(rows|sync_lag_seconds)\{/);
});
