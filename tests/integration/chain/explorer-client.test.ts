import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createExplorer, type Explorer } from '@/lib/chain/explorer/client';
import { createExplorerEndpoint, EXPLORER_CALL } from '@/lib/chain/explorer/endpoint';
import { readFinality } from '@/lib/chain/finality';
import { type Anvil, startAnvil } from '@/tests/helpers/anvil';
import { placeContracts, TOKEN, WALLET } from '@/tests/helpers/chain-parts';
import { EXPLORER_KEY, type ExplorerMeddle, type ExplorerOptions, type ExplorerServer, startExplorerServer } from '@/tests/helpers/explorer-server';
import { freePort } from '@/tests/helpers/postgres';
import type { Reply } from '@/tests/helpers/rpc-proxy';

let anvil: Anvil;
const servers: ExplorerServer[] = [];
beforeAll(async () => {
  anvil = await startAnvil();
  await placeContracts(anvil);
  await anvil.mine(5);
});
afterEach(() => Promise.all(servers.splice(0).map((server) => server.stop())));
afterAll(() => anvil.stop());

async function serve(options: Partial<ExplorerOptions> = {}): Promise<ExplorerServer> {
  const data = { rows: () => [], rpc: (method: string, params: readonly unknown[]) => anvil.rpc(method, ...params) };
  const server = await startExplorerServer(data, { dialect: 'etherscan', ...options });
  servers.push(server);
  return server;
}

async function explorerThat(meddle: ExplorerMeddle): Promise<Explorer> {
  return createExplorer({ url: (await serve({ meddle })).url, key: EXPLORER_KEY, chainId: 1 });
}

const LIST = { module: 'account', action: 'txlist', address: WALLET, startblock: '0', endblock: '9', page: '1', offset: '100', sort: 'asc' };

/** What a call throws; the key and the path stand nowhere in it. */
async function failure(explorer: Explorer, timeoutMs = 2_000): Promise<unknown> {
  try {
    await explorer.call(LIST, { timeoutMs });
  } catch (error) {
    const all = inspect(error, { depth: 10 });
    expect(all).not.toContain(EXPLORER_KEY);
    expect(all).not.toContain('/v2/api');
    return error;
  }
  throw new Error('was answered');
}

const refused = (result: unknown, message = 'NOTOK'): Reply => ({ body: JSON.stringify({ status: '0', message, result }) });

describe('a refusal says what can be done about it', () => {
  it.each<[string, Reply, Record<string, unknown>]>([
    ['too many calls a second', refused('Max calls per sec rate limit reached (5/sec)'), { code: 'endpoint_refused', reason: 'rate', heals: 'later' }],
    ['too many calls a day', refused('Max daily rate limit reached. 110000 (100%) of 100000 day/limit'), { reason: 'rate', heals: 'later' }],
    ['too many calls without a key', refused('Max rate limit reached, please use API Key for higher rate limit'), { reason: 'rate', heals: 'later' }],
    ['too many calls, at Blockscout', refused(null, 'Too many requests. Increase limits now at https://dev.blockscout.com'), { reason: 'rate', heals: 'later' }],
    ['no key', refused('Missing/Invalid API Key'), { code: 'endpoint_refused', reason: 'login', heals: 'never' }],
    ['a wrong key', refused(`Invalid API Key ${EXPLORER_KEY}`), { reason: 'login', heals: 'never' }],
    ['a query that takes too long', refused('Query Timeout occured. Please select a smaller result dataset'), { reason: 'range', heals: 'never' }],
    ['a chain that the plan leaves out', refused('Free API access is not supported for this chain. Please upgrade your api plan for full chain coverage.'), { code: 'endpoint_refused', reason: 'method' }],
    ['an unknown action', refused('Error! Missing Or invalid Action name'), { code: 'endpoint_refused', reason: 'method' }],
    ['an unknown action, at Blockscout', { status: 400, body: '{"message":"Unknown action","result":null,"status":"0"}' }, { reason: 'method' }],
    ['an address that it can\'t read', refused('Error! Invalid address format'), { code: 'endpoint_refused', reason: 'other', heals: 'never' }],
    ['HTTP 429', { status: 429, headers: { 'retry-after': '2' }, body: '' }, { reason: 'rate', heals: 'later', retryAfterMs: 2_000 }],
    ['HTTP 403 with a page', { status: 403, body: '<html>Just a moment...</html>' }, { code: 'endpoint_refused', reason: 'login' }],
    ['HTTP 502', { status: 502, body: '<html>Bad gateway</html>' }, { code: 'endpoint_unreachable', heals: 'later' }],
    ['a page', { body: '<!doctype html><title>Maintenance</title>' }, { code: 'endpoint_contradiction', message: expect.stringContaining('web page') }],
    ['half an answer', { body: '{"status":"1","message":"OK","resu' }, { code: 'endpoint_contradiction', heals: 'once' }],
    ['JSON without a result', { body: '{"hello":"world"}' }, { code: 'endpoint_contradiction' }],
    ['a connection that breaks off', 'break off', { code: 'endpoint_unreachable', heals: 'once' }],
    ['another address', { status: 302, headers: { location: 'http://127.0.0.1:9/' }, body: '' }, { code: 'endpoint_refused' }],
  ])('%s', async (_, reply, expected) => {
    const explorer = await explorerThat(() => reply);
    expect(await failure(explorer)).toMatchObject(expected);
    expect(servers.at(-1)?.calls).toHaveLength(1);
  });

  it('no answer in time', async () => {
    expect(await failure(await explorerThat(() => 'hang'), 300)).toMatchObject({ code: 'endpoint_unreachable', reason: 'slow' });
  });

  it('nobody there, and a login in the URL stays unsaid', async () => {
    const host = `127.0.0.1:${await freePort()}`;
    const error = await failure(createExplorer({ url: `http://user:s3cretpass@${host}/v2/api`, key: EXPLORER_KEY, chainId: 1 }));
    expect(error).toMatchObject({ code: 'endpoint_unreachable', message: `${host} does not answer txlist (ECONNREFUSED).` });
    expect(inspect(error, { depth: 10 })).not.toContain('s3cretpass');
  });

  it('the server\'s own refusal of a missing key and of a window that is too large', async () => {
    const { url } = await serve({ window: 50 });
    expect(await failure(createExplorer({ url, key: undefined, chainId: 1 }))).toMatchObject({ reason: 'login' });
    expect(await failure(createExplorer({ url, key: EXPLORER_KEY, chainId: 1 }))).toMatchObject({ code: 'endpoint_refused' });
  });
});

it('takes "nothing found" for an empty list, and nothing else', async () => {
  const { url } = await serve();
  expect(await createExplorer({ url, key: EXPLORER_KEY, chainId: 1 }).call(LIST, { timeoutMs: 2_000 })).toEqual([]);
  expect(await failure(await explorerThat(() => refused([])))).toMatchObject({ code: 'endpoint_refused' });
});

it('sends a login of the URL as a header, and keeps what stands in its query', async () => {
  const explorer = await explorerThat(() => undefined);
  const url = new URL(servers.at(-1)?.url ?? '');
  url.username = 'user';
  url.password = 'p@ss';
  url.searchParams.set('chain_id', '1');
  const other = createExplorer({ url: url.href, key: EXPLORER_KEY, chainId: 1 });
  expect(await other.call(LIST, { timeoutMs: 2_000 })).toEqual(await explorer.call(LIST, { timeoutMs: 2_000 }));
  expect(servers.at(-1)?.calls[0]).toMatchObject({ chain_id: '1', chainid: '1', apikey: EXPLORER_KEY, action: 'txlist' });
});

describe.each(['etherscan', 'blockscout'] as const)('where there is no endpoint but %s', (dialect) => {
  const asked = { timeoutMs: 5_000 };
  async function endpointOf(options: Partial<ExplorerOptions> = {}) {
    const { url, key } = await serve({ dialect, ...options });
    return createExplorerEndpoint(createExplorer({ url, key, chainId: 1 }));
  }

  it('the chain, its blocks, transactions, receipts, calls and balances are read as from a node', async () => {
    const hash = await anvil.send({ from: WALLET, to: WALLET, value: 1n });
    const balanceOf = `0x70a08231${WALLET.slice(2).padStart(64, '0')}`;
    const endpoint = await endpointOf();
    for (const [method, params] of [
      ['eth_chainId', []],
      ['eth_blockNumber', []],
      ['eth_getBlockByNumber', ['0x3', false]],
      ['eth_getTransactionByHash', [hash]],
      ['eth_getTransactionReceipt', [hash]],
      ['eth_call', [{ to: TOKEN, data: balanceOf }, 'latest']],
      ['eth_getBalance', [WALLET, 'latest']],
    ] as const) {
      expect([method, await endpoint.call(method, params, asked)]).toEqual([method, await anvil.rpc(method, ...params)]);
    }
    const { final } = await readFinality((method, params, signal) => endpoint.call(method, params, { ...asked, signal }), 1);
    expect(final.number).toBe((await anvil.head()) - 2);
  });

  it('its own calls take the same way, so that one pace holds for both', async () => {
    expect(await (await endpointOf()).call(EXPLORER_CALL, LIST, asked)).toEqual([]);
  });

  it('a failure of the explorer is one of the endpoint', async () => {
    const endpoint = await endpointOf({ meddle: () => ({ status: 503, body: '' }) });
    await expect(endpoint.call('eth_chainId', [], asked)).rejects.toMatchObject({ code: 'endpoint_unreachable' });
  });
});

it('refuses methods that an explorer has not, and balances of the past', async () => {
  const { url, key } = await serve();
  const endpoint = createExplorerEndpoint(createExplorer({ url, key, chainId: 1 }));
  for (const [method, params] of [['trace_filter', [{}]], ['eth_getBalance', [WALLET, '0x1']], ['eth_call', [{ to: TOKEN, data: '0x', from: WALLET }, 'latest']]] as const) {
    await expect(endpoint.call(method, params, { timeoutMs: 2_000 })).rejects.toMatchObject({ code: 'endpoint_refused', reason: 'method' });
  }
});
