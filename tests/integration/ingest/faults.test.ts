import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createProvider } from '@/lib/chain/provider';
import { explain, TrackerError } from '@/lib/core/errors';
import { fetchedIntervals, meta, syncStatus, transfers } from '@/lib/db/schema';
import { createSync } from '@/lib/ingest/sync';
import { type Anvil, startAnvil } from '@/tests/helpers/anvil';
import * as parts from '@/tests/helpers/chain-parts';
import { changed, type Meddle, type RpcProxy, SECRET, startRpcProxy } from '@/tests/helpers/rpc-proxy';
import { openTestStore, type TestStore } from '@/tests/helpers/store';

let anvil: Anvil;
let store: TestStore;
let proxy: RpcProxy | undefined;
let head: number;

beforeAll(async () => {
  [anvil, store] = await Promise.all([startAnvil(), openTestStore('pglite')]);
  await parts.placeContracts(anvil);
  await parts.playDay(anvil);
  await anvil.mine(5);
  head = await anvil.head();
  await parts.flagWallets(store.db, [parts.WALLET, parts.OTHER_WALLET]);
});
afterEach(async () => {
  await proxy?.stop();
  for (const table of [transfers, fetchedIntervals, meta]) await store.db.delete(table);
});
afterAll(() => Promise.all([anvil.stop(), store.close()]));

/** Syncs against the URLs, expects a failure with all that a failure must have, and gives its sentence. */
async function failureOf(urls: readonly string[], chainId = 1): Promise<{ code: string; sentence: string }> {
  const begun = Date.now();
  const sync = createSync({ db: store.db, provider: () => createProvider({ urls, chainId }) });
  const error = await sync.run({ chain: 'ethereum' }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(Date.now() - begun).toBeLessThan(10_000);
  if (!(error instanceof TrackerError)) throw new Error('it did not fail as foreseen', { cause: error });
  for (let e: unknown = error; e instanceof Error; e = e.cause) expect(`${e.message} ${e.stack}`).not.toContain(SECRET);
  expect(explain(error)).not.toContain(SECRET);
  expect(error.fix).toBeTruthy();
  expect(await store.db.select().from(transfers)).toEqual([]);
  expect(await store.db.select().from(fetchedIntervals)).toEqual([]);
  expect(await store.db.select().from(meta)).toEqual([]);
  expect(await store.db.select().from(syncStatus)).toMatchObject([{ state: 'failed', message: explain(error) }]);
  return { code: error.code, sentence: explain(error) };
}

async function failureThrough(meddle: Meddle, chainId?: number): Promise<{ code: string; sentence: string }> {
  proxy = await startRpcProxy(anvil.url, meddle);
  return failureOf([proxy.url], chainId);
}

const only = (method: string, then: Meddle): Meddle => (call, forward) => (call.method === method ? then(call, forward) : undefined);
/** Spares the test call of the probe, which looks for no wallet of ours. */
const inHistory = (then: Meddle): Meddle =>
  only('eth_getLogs', (call, forward) => (JSON.stringify(call.params).includes('a1a1a1') ? then(call, forward) : undefined));

describe('each ends within 10 seconds in a sentence, with nothing half-written and no key in it', () => {
  it('a dead port', async () => {
    const { code, sentence } = await failureOf([`http://127.0.0.1:9/${SECRET}`]);
    expect(code).toBe('endpoint_unreachable');
    expect(sentence).toMatch(/127\.0\.0\.1:9 does not answer eth_chainId.*Check that the endpoint runs/);
  });

  it('a host that does not exist', async () => {
    expect((await failureOf([`http://no-such-host.invalid/${SECRET}`])).sentence).toMatch(/^no-such-host\.invalid does not answer/);
  });

  it('an endpoint of another chain', async () => {
    const { code, sentence } = await failureThrough(() => undefined, 56);
    expect(code).toBe('endpoint_wrong_chain');
    expect(sentence).toMatch(/is an endpoint of chain 1 \(Ethereum\), not of chain 56 \(BNB Chain\)\. Set RPC_URL_56/);
  });

  it('an endpoint that accepts and then says nothing', async () => {
    expect((await failureThrough(() => 'hang')).sentence).toMatch(/did not answer eth_chainId within 4\.5 s/);
  }, 15_000);

  it('an endpoint that is too slow for any range of logs', async () => {
    expect((await failureThrough(inHistory(() => 'hang'))).sentence).toMatch(/did not answer eth_getLogs within/);
  }, 15_000);

  it('an answer that breaks off', async () => {
    expect((await failureThrough(inHistory(() => 'break off'))).sentence).toMatch(/broke off its answer to eth_getLogs/);
  });

  it('an answer that ends in the middle', async () => {
    const cut: Meddle = async (_, forward) => ({ body: JSON.stringify(await forward()).slice(0, -40) });
    const { code, sentence } = await failureThrough(inHistory(cut));
    expect(code).toBe('endpoint_contradiction');
    expect(sentence).toMatch(/gave an answer that ends in the middle to eth_getLogs/);
  });

  it('a web page instead of JSON', async () => {
    expect((await failureThrough(() => ({ body: '<!doctype html><title>Sign in</title>' }))).sentence).toMatch(
      /with a web page instead of JSON\. Check the path of its URL/,
    );
  });

  it('a wrong key, repeated in the refusal', async () => {
    const refused = { status: 401, body: JSON.stringify({ error: { code: -32000, message: `invalid api key ${SECRET}` } }) };
    expect((await failureThrough(() => refused)).sentence).toMatch(/refused eth_chainId: invalid api key ….*Check the key/);
  });

  it('a request to wait longer than anyone waits', async () => {
    const { sentence } = await failureThrough(() => ({ status: 429, headers: { 'retry-after': '60' }, body: '' }));
    expect(sentence).toMatch(/asks to send fewer requests, for 60 s \(HTTP 429\)\. Wait that long/);
  });

  it('a server that always fails', async () => {
    expect((await failureThrough(() => ({ status: 502, body: 'Bad gateway' }))).sentence).toMatch(/failed at eth_chainId \(HTTP 502\)/);
  });

  it('logs of another range', async () => {
    const shifted: Meddle = (_, forward) =>
      changed(forward, (logs: { blockNumber: string }[]) => logs.map((log) => ({ ...log, blockNumber: '0xffff' })));
    const { sentence } = await failureThrough(inHistory(shifted));
    expect(sentence).toBe(
      `eth_getLogs was asked for blocks 0 to ${head - 2} and gave a log of block 65535. ` +
        'Nothing of this answer was stored. Try again; if it stays, use another endpoint.',
    );
  });

  it('logs of wallets that nobody asked for', async () => {
    const foreign: Meddle = (_, forward) =>
      changed(forward, (logs: { topics: string[] }[]) =>
        logs.map((log) => ({ ...log, topics: [log.topics[0], `0x${'0'.repeat(63)}1`, `0x${'0'.repeat(63)}1`] })),
      );
    expect((await failureThrough(inHistory(foreign))).sentence).toMatch(/does not match the topics it was asked for/);
  });

  it('logs of a block with another hash than its header', async () => {
    const fake = `0x${'ab'.repeat(32)}`;
    const forked: Meddle = (_, forward) =>
      changed(forward, (logs: { blockHash: string }[]) => logs.map((log) => ({ ...log, blockHash: fake })));
    expect((await failureThrough(inHistory(forked))).sentence).toMatch(new RegExp(`in one answer and ${fake} in another`));
  });

  it('a log without its data', async () => {
    const holes: Meddle = (_, forward) => changed(forward, (logs: object[]) => logs.map((log) => ({ ...log, data: null })));
    expect((await failureThrough(inHistory(holes))).sentence).toMatch(/The answer to eth_getLogs can't be right: data is missing/);
  });

  it('the block that was not asked for', async () => {
    const wrong = only('eth_getBlockByNumber', ({ params }, forward) =>
      String(params[0]).startsWith('0x') ? changed(forward, (block: object) => ({ ...block, number: '0x1' })) : undefined,
    );
    expect((await failureThrough(wrong)).sentence).toMatch(/was asked for block \d+ and gave block 1\./);
  });

  it('an endpoint that refuses even a single block', async () => {
    const refused = { body: JSON.stringify({ jsonrpc: '2.0', id: 1, error: { code: -32005, message: 'query returned more than 10000 results' } }) };
    const { code, sentence } = await failureThrough(inHistory(() => refused));
    expect(code).toBe('endpoint_incapable');
    expect(sentence).toMatch(/Even a single block is too much: .*more than 10000 results/);
  });

  it('something that is no JSON-RPC at all', async () => {
    const server: Server = createServer((_, response) => response.end('{"hello":"world"}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { sentence } = await failureOf([`http://127.0.0.1:${(server.address() as AddressInfo).port}/${SECRET}`]);
    expect(sentence).toMatch(/answered eth_chainId with something that is not JSON-RPC/);
    server.close();
  });
});
