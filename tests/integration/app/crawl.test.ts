import { afterAll, beforeAll, expect, it } from 'vitest';
import { POST } from '@/app/api/v1/traces/[incident]/crawl/route';
import type { CrawlState } from '@/lib/charts/contract';
import { crawlState } from '@/lib/charts/crawl-state';
import { openStore } from '@/lib/db/client';
import { closeServer, server } from '@/lib/server';
import * as heist from '@/tests/helpers/heist';
import { type RpcProxy, startRpcProxy } from '@/tests/helpers/rpc-proxy';
import { settingsFor } from '@/tests/helpers/server';

const SET = ['RPC_URL_1', 'ADMIN_TOKEN'] as const;
const TOKEN = 'open-sesame-0123456789';

interface Refusal {
  readonly error: { readonly code: string; readonly message: string; readonly field?: string };
}

let played: heist.Heist;
let proxy: RpcProxy;
let undo: () => Promise<void>;
/** While it is set, the node gives no history. */
let hold: Promise<void> | undefined;

beforeAll(async () => {
  played = await heist.playHeist();
  proxy = await startRpcProxy(played.anvil.url, async ({ method }) => {
    if (method === 'trace_filter') await hold;
    return undefined;
  });
  undo = await settingsFor('pglite');
  for (const name of SET) delete process.env[name];
  process.env.RPC_URL_1 = proxy.url;
  await inStore((store) => heist.reportHeist(store.db, played));
});
afterAll(async () => {
  await undo();
  for (const name of SET) delete process.env[name];
  await Promise.all([proxy.stop(), played.stop()]);
});

async function inStore<T>(work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>): Promise<T> {
  const store = await openStore({ dataDir: process.env.DATA_DIR!, holder: 'a test' });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const post = (body: string, token?: string, incident: string = heist.HEIST) =>
  POST(
    new Request(`http://localhost/api/v1/traces/${incident}/crawl`, { method: 'POST', body, headers: token === undefined ? {} : { authorization: `Bearer ${token}` } }),
    { params: Promise.resolve({ incident }) },
  );
const refused = async (response: Response) => [response.status, (await response.json()) as Refusal] as const;

it('without a token in the settings nobody may start a crawl, and is told how that is turned on', async () => {
  const [status, { error }] = await refused(await post('{}', TOKEN));
  expect([status, error.code, error.message]).toEqual([403, 'forbidden', expect.stringContaining('set ADMIN_TOKEN to at least 16 characters')]);
  await closeServer();
});

it('with another token, an incident that is not there or a budget that can not be, nothing is started', async () => {
  process.env.ADMIN_TOKEN = TOKEN;
  const response = await post('{}', `${TOKEN}x`);
  const [status, { error }] = await refused(response);
  expect([status, error.code, response.headers.get('www-authenticate')]).toEqual([401, 'unauthorized', 'Bearer']);
  expect(JSON.stringify(error)).not.toContain(TOKEN);
  expect((await refused(await post('{}', TOKEN, 'atlantis-2099')))[0]).toBe(404);
  expect(await refused(await post('{"max_hops":-1}', TOKEN))).toMatchObject([422, { error: { field: 'max_hops' } }]);
  expect((await (await server()).trace(heist.HEIST))?.crawl).toBeNull();
  expect(proxy.calls).toEqual([]);
});

it('starts one crawl at a time in the background and says how far it is; stopped with the server it goes on the next time', async () => {
  process.env.ADMIN_TOKEN = TOKEN;
  let release = (): void => undefined;
  hold = new Promise((resolve) => (release = resolve));
  const started = await post('{"max_hops":9,"min_usd":0.5,"max_addresses":50}', TOKEN);
  expect(started.status).toBe(202);
  expect((await started.json()) as CrawlState).toMatchObject({ state: 'running', message: null, addresses: 0, budget: { max_hops: 9, min_usd: '0.5', max_addresses: 50 } });
  const [status, { error }] = await refused(await post('{}', TOKEN));
  expect([status, error.code, error.message]).toEqual([409, 'lease_held', expect.stringContaining(`The trace of ${heist.HEIST} is being fetched already.`)]);
  await closeServer();
  hold = undefined;
  release();
  expect(await inStore(({ db }) => crawlState(db, heist.HEIST))).toMatchObject({ state: 'idle', message: 'Stopped. What was fetched before is kept.' });

  expect((await post('', TOKEN)).status).toBe(202);
  expect(await untilOver()).toMatchObject({ state: 'done', addresses: 11, hops: 3, budget: { max_hops: 3, min_usd: '1000', max_addresses: 500 } });
});

/** What the page of the trace says, once it is not under way any more. */
async function untilOver(): Promise<CrawlState | null> {
  for (let tries = 0; tries < 200; tries++) {
    const crawl = (await (await server()).trace(heist.HEIST))?.crawl ?? null;
    if (crawl !== null && crawl.state !== 'running') return crawl;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('The crawl did not end.');
}
