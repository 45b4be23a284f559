import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mapAll } from '@/lib/chain/limit';
import { probeHead } from '@/lib/chain/probe';
import { type ChainProvider, createProvider } from '@/lib/chain/provider';
import { type Anvil, startAnvil } from '@/tests/helpers/anvil';
import { type Meddle, type Reply, type RpcProxy, startRpcProxy } from '@/tests/helpers/rpc-proxy';

let anvil: Anvil;
const proxies: RpcProxy[] = [];
const providers: ChainProvider[] = [];

beforeAll(async () => {
  anvil = await startAnvil();
  await anvil.mine(5);
});
afterEach(async () => {
  for (const provider of providers.splice(0)) provider.destroy();
  await Promise.all(proxies.splice(0).map((proxy) => proxy.stop()));
});
afterAll(() => anvil.stop());

async function through(...meddles: Meddle[]): Promise<ChainProvider> {
  for (const meddle of meddles) proxies.push(await startRpcProxy(anvil.url, meddle));
  const provider = createProvider({ urls: proxies.map((proxy) => proxy.url), chainId: 1 });
  providers.push(provider);
  return provider;
}

/** These answers first, then those of the node. */
const first = (...replies: Reply[]): Meddle => () => replies.shift();
const DEAD = `http://127.0.0.1:9/key`;

describe('what heals is tried again', () => {
  it.each<[string, Reply]>([
    ['a server error', { status: 503, body: '' }],
    ['a broken connection', 'break off'],
    ['an answer cut in the middle', { body: '{"jsonrpc":"2.0","id":1,"res' }],
    ['a request to slow down', { status: 429, body: '' }],
    ['a rate limit told as an error of JSON-RPC', { body: '{"jsonrpc":"2.0","id":1,"error":{"code":-32005,"message":"too many requests"}}' }],
  ])('%s', async (_, reply) => {
    const provider = await through(first(reply));
    expect(await provider.request('eth_chainId', [])).toBe('0x1');
    expect(provider.requests).toBe(2);
  });

  it('after as many seconds as the node asks for, not milliseconds', async () => {
    const provider = await through(first({ status: 429, headers: { 'retry-after': '1' }, body: '' }));
    const begun = Date.now();
    expect(await provider.request('eth_chainId', [])).toBe('0x1');
    expect(Date.now() - begun).toBeGreaterThanOrEqual(950);
    expect(Date.now() - begun).toBeLessThan(3_000);
  });
});

it('does not repeat a request that was refused for good', async () => {
  const provider = await through(() => undefined);
  await expect(provider.request('no_such_method', [])).rejects.toMatchObject({ code: 'endpoint_refused', reason: 'method' });
  expect(provider.requests).toBe(1);
});

it('does not take the answer to another request for its own', async () => {
  const provider = await through(() => ({ body: '{"jsonrpc":"2.0","id":"x","result":"0x1"}' }));
  await expect(provider.request('eth_chainId', [])).rejects.toMatchObject({ code: 'endpoint_contradiction' });
});

it('does not follow a node to another host with the key', async () => {
  const provider = await through(() => ({ status: 308, headers: { location: anvil.url }, body: '' }));
  await expect(provider.request('eth_chainId', [])).rejects.toMatchObject({ code: 'endpoint_refused' });
});

describe('several endpoints', () => {
  it('stand in for each other', async () => {
    const provider = await through(() => ({ status: 403, body: '' }), () => undefined);
    expect(await provider.request('eth_chainId', [])).toBe('0x1');
  });

  it('are probed each, and the dead are left out from then on', async () => {
    const provider = createProvider({ urls: [DEAD, anvil.url], chainId: 1 });
    providers.push(provider);
    const { endpoints } = await probeHead(provider);
    expect(endpoints).toMatchObject([
      { host: '127.0.0.1:9', finality: null, trouble: expect.stringContaining('does not answer') as string },
      { trouble: null },
    ]);
    const before = provider.requests;
    await provider.request('eth_blockNumber', []);
    expect(provider.requests - before).toBe(1);
  });

  it('are never asked for a block that one of them does not have yet', async () => {
    const behind: Meddle = async ({ params }, forward) =>
      params[0] === 'finalized' ? { body: JSON.stringify({ ...(await forward()), result: await anvil.rpc('eth_getBlockByNumber', '0x2', false) }) } : undefined;
    expect((await probeHead(await through(() => undefined, behind))).final.number).toBe(2);
  });
});

it('ends soon when an endpoint dies under many requests, instead of finding it out for each', async () => {
  const provider = createProvider({ urls: [DEAD], chainId: 1, concurrency: 2 });
  providers.push(provider);
  const many = mapAll(Array.from({ length: 200 }, (_, i) => i), () => provider.request('eth_chainId', []));
  await expect(many).rejects.toMatchObject({ code: 'endpoint_unreachable' });
  expect(provider.requests).toBeLessThan(20);
});

it('lets go at once of what it waits for when it is told to stop', async () => {
  const provider = await through(() => 'hang');
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 50);
  const begun = Date.now();
  await expect(provider.request('eth_chainId', [], { signal: stop.signal })).rejects.toMatchObject({ code: 'aborted' });
  expect(Date.now() - begun).toBeLessThan(1_000);
});

it('serves the methods of ethers on the same way, with the same errors', async () => {
  const provider = await through(() => undefined);
  expect((await provider.getBlock(3))?.number).toBe(3);
  expect(Number((await provider.getNetwork()).chainId)).toBe(1);
  await expect(provider.send('no_such_method', [])).rejects.toMatchObject({ code: 'endpoint_refused' });
});

it('reads a user name and a password of a URL, which fetch does not', async () => {
  const { url } = await startRpcProxy(anvil.url).then((proxy) => (proxies.push(proxy), proxy));
  const provider = createProvider({ urls: [url.replace('http://', 'http://someone:s3cret@')], chainId: 1 });
  providers.push(provider);
  expect(await provider.request('eth_chainId', [])).toBe('0x1');
  expect(provider.endpoints[0]?.host).not.toContain('s3cret');
});
