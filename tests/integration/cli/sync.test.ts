import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '@/lib/db/client';
import { takeLease } from '@/lib/db/leases';
import { fetchedIntervals, transfers } from '@/lib/db/schema';
import { type Anvil, startAnvil } from '@/tests/helpers/anvil';
import * as parts from '@/tests/helpers/chain-parts';
import { hiding, type RpcProxy, SECRET, startRpcProxy } from '@/tests/helpers/rpc-proxy';
import { freshDatabase, freshFolder, tempFolder } from '@/tests/helpers/store';
import { runCommandHere } from '@/tests/helpers/command';
import { type Env, runTracker } from '@/tests/helpers/tracker';

/** A wallet that the registry flags. */
const FLAGGED = '0x51e9d833ecae4e8d9d8be17300aee6d3398c135d';

let anvil: Anvil;
let proxy: RpcProxy;
let folder: ReturnType<typeof freshFolder>;
beforeAll(async () => {
  anvil = await startAnvil();
  await parts.placeContracts(anvil);
  await anvil.send({ from: parts.STRANGER, to: FLAGGED, value: 12n });
  await parts.payThrough(anvil, parts.VAULT, FLAGGED, 34n);
  await anvil.mine(5);
});
beforeEach(async () => {
  folder = freshFolder('facts');
  proxy = await startRpcProxy(anvil.url);
});
afterEach(async () => {
  folder.remove();
  await proxy.stop();
});
afterAll(() => anvil.stop());

const tracker = (args: readonly string[], env: Env = { RPC_URL_1: proxy.url }) => runCommandHere(args, { DATA_DIR: folder.path, ...env });

/** The same as a process of its own, to which a signal can be sent. */
const trackerProcess = (args: readonly string[], env: Env, onStart?: (child: ChildProcess) => void) => runTracker(args, { DATA_DIR: folder.path, ...env }, onStart);

describe('tracker sync', () => {
  it('fills an empty folder and says what it did; the result is JSON where it is asked for', async () => {
    folder.remove();
    folder = tempFolder();
    const first = await trackerProcess(['sync', '--chain', 'ethereum'], { RPC_URL_1: anvil.url });
    expect(first).toMatchObject({ code: 0, stdout: expect.stringMatching(/^ethereum is complete up to block 5: 2 new transfers, [\d,]+ requests\.\nThe endpoint has no price feed ETH \/ USD, STETH \/ USD: those transfers stay without a value in USD\.\n$/) as string });
    expect(first.stderr).toMatch(/ethereum: .*requests, \d+ new transfers/);
    const second = await tracker(['sync', '--chain', 'ethereum', '--json']);
    expect(JSON.parse(second.stdout)).toMatchObject({ chain: 'ethereum', state: 'done', head: 5, rows: 0, requests: 1, missing_kinds: [] });
    const store = await openStore({ dataDir: folder.path, holder: 'a test' });
    const rows = await store.db.select().from(transfers).orderBy(transfers.block);
    expect(rows.map(({ kind, amount }) => [kind, amount])).toEqual([['native', 12n], ['internal', 34n]]);
    await store.close();
  });

  it('stops on Ctrl-C with what it has, frees the folder, and goes on later', async () => {
    await proxy.stop();
    let child: ChildProcess | undefined;
    proxy = await startRpcProxy(anvil.url, ({ method, params }) => {
      if (method !== 'trace_filter' || !JSON.stringify(params).includes(FLAGGED)) return undefined;
      child?.kill('SIGINT');
      return 'hang';
    });
    const stopped = await trackerProcess(['sync', '--chain', 'ethereum'], { RPC_URL_1: proxy.url }, (started) => (child = started));
    expect(stopped).toMatchObject({ code: 1, stdout: '' });
    expect(stopped.stderr).toContain('Stopped. What was fetched before is kept.');
    const store = await openStore({ dataDir: folder.path, holder: 'a test' });
    const kept = await store.db.select().from(fetchedIntervals);
    expect(new Set(kept.map(({ query }) => query.split(':')[0]))).toEqual(new Set(['logs']));
    await store.close();
    expect((await tracker(['sync', '--chain', 'ethereum'], { RPC_URL_1: anvil.url })).stdout).toContain('2 new transfers');
  });

  it('names the variable to set where there is no endpoint, and makes no folder', async () => {
    const { code, stderr } = await tracker(['sync', '--chain', 'ethereum'], { DATA_DIR: `${folder.path}/new` });
    expect([code, stderr]).toEqual([2, expect.stringContaining('There is no endpoint for Ethereum. Set RPC_URL_1')]);
    expect(existsSync(`${folder.path}/new`)).toBe(false);
  });

  it.each([
    [['sync'], /required option '--chain <name>'/],
    [['sync', '--chain', 'atlantis'], /"atlantis" is not a chain that we know/],
    [['sync', '--chain', 'bitcoin'], /Bitcoin has no JSON-RPC of the EVM/],
  ])('says what is wrong with %j', async (args, sentence) => {
    expect(await tracker(args)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(sentence) as string });
  });

  it('says who holds the store while another process has it', async () => {
    const store = await openStore({ dataDir: folder.path, holder: 'the web server' });
    const { code, stderr } = await trackerProcess(['sync', '--chain', 'ethereum'], { RPC_URL_1: proxy.url });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/in use by process \d+ \(the web server/)]);
    await store.close();
  });

  it('says who fetches the chain already on a shared server, and does not wait', async () => {
    const { url: databaseUrl, drop } = await freshDatabase();
    const store = await openStore({ databaseUrl, dataDir: folder.path, holder: 'a test' });
    await takeLease(store.db, 'ethereum', 'web 12345 (3f9a1c07)', 60_000);
    const { code, stdout, stderr } = await tracker(['sync', '--chain', 'ethereum'], { RPC_URL_1: proxy.url, DATABASE_URL: databaseUrl });
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining('Another process is fetching ethereum: web 12345 (3f9a1c07).')]);
    expect(proxy.calls).toEqual([]);
    await store.close();
    await drop();
  });

  it('tells of a failure in JSON too, without the key', async () => {
    const { code, stdout, stderr } = await tracker(['sync', '--chain', 'bsc', '--json'], { RPC_URL_56: proxy.url });
    expect([code, JSON.parse(stdout)]).toMatchObject([1, { error: { code: 'endpoint_wrong_chain' } }]);
    expect(stdout + stderr).not.toContain(SECRET);
  });
});

describe('tracker doctor', () => {
  it('says of each endpoint what it can serve, in a table, and names hosts only', async () => {
    await proxy.stop();
    proxy = await startRpcProxy(anvil.url, hiding('trace_', 'debug_', 'ots_'));
    const { code, stdout, stderr } = await tracker(['doctor'], { RPC_URL_1: `${anvil.url},${proxy.url},http://127.0.0.1:9/${SECRET}` });
    expect(code).toBe(1);
    const [head = '', full = '', logsOnly = '', dead = '', ...notes] = stdout.trimEnd().split('\n');
    expect(head).toMatch(/^chain +endpoint +final block +archive +largest range +requests\/s +native +internal +token +methods$/);
    expect(full).toMatch(/5 \(told\) +yes +6 +[\d,]+ +trace_filter +trace_filter +logs +eth_getLogs, trace_filter, ots_, trace_ of a transaction, trace_ of a block$/);
    expect(logsOnly).toMatch(/5 \(told\) +yes +6 +[\d,]+ +block scan +none +logs +eth_getLogs$/);
    expect(dead).toMatch(/^ethereum +127\.0\.0\.1:9 +not usable$/);
    expect(notes).toEqual([
      expect.stringMatching(/can't give internal transfers: the record of a wallet is incomplete without them\.$/),
      expect.stringMatching(/^127\.0\.0\.1:9: 127\.0\.0\.1:9 does not answer/),
    ]);
    expect(stdout + stderr).not.toContain(SECRET);
  });

  it('finds the range that a node limits, and the rate that it bears', async () => {
    await proxy.stop();
    let second = 0;
    let count = 0;
    proxy = await startRpcProxy(anvil.url, ({ method, params }) => {
      const now = Math.floor(Date.now() / 1000);
      [second, count] = now === second ? [second, count + 1] : [now, 1];
      if (count > 12) return { status: 429, body: '' };
      const { fromBlock, toBlock } = (params[0] ?? {}) as { fromBlock?: string; toBlock?: string };
      const tooLarge = method === 'eth_getLogs' && Number(toBlock) - Number(fromBlock) >= 4;
      return tooLarge ? { body: '{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"block range is limited to 4"}}' } : undefined;
    });
    const { stdout } = await tracker(['doctor', '--json'], { RPC_URL_1: proxy.url });
    expect(JSON.parse(stdout)).toMatchObject([{ ok: true, largest_range: 4, rate_limited: true }]);
  }, 60_000);

  it('gives the same as JSON', async () => {
    const { code, stdout } = await tracker(['doctor', '--json', '--chain', 'ethereum']);
    const sources = { native: 'trace_filter', internal: 'trace_filter', token: 'logs' };
    expect([code, JSON.parse(stdout)]).toMatchObject([0, [{ chain: 'ethereum', ok: true, finality: 'tag', methods: { traceFilter: true }, sources, missing_kinds: [] }]]);
  });
});
