import type { ChildProcess } from 'node:child_process';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openStore } from '@/lib/db/client';
import { ETHER } from '@/tests/helpers/chain-parts';
import * as heist from '@/tests/helpers/heist';
import { type Meddle, type RpcProxy, SECRET, startRpcProxy } from '@/tests/helpers/rpc-proxy';
import { freshFolder } from '@/tests/helpers/store';
import { runCommandHere } from '@/tests/helpers/command';
import { type Finished, spawnTracker } from '@/tests/helpers/tracker';

let played: heist.Heist;
let folder: ReturnType<typeof freshFolder>;
let proxy: RpcProxy | undefined;
beforeAll(async () => void (played = await heist.playHeist()));
afterAll(() => played.stop());
beforeEach(async () => {
  folder = freshFolder('facts');
  const store = await openStore({ dataDir: folder.path, holder: 'a test' });
  await heist.reportHeist(store.db, played);
  await store.close();
});
afterEach(async () => {
  await proxy?.stop();
  folder.remove();
});

const COMMAND = ['trace', '--incident', heist.HEIST, '--max-hops', '9', '--min-usd', '1', '--max-addresses', '100', '--json'];

/** Runs the command on a node that may be meddled with, to its end or until it is killed. */
async function run(args: readonly string[], meddle?: (child: () => ChildProcess) => Meddle): Promise<Omit<Finished, 'milliseconds'> & { readonly signal: NodeJS.Signals | null }> {
  const running: { child?: ChildProcess } = {};
  await proxy?.stop();
  proxy = await startRpcProxy(played.anvil.url, meddle?.(() => running.child!));
  const child = (running.child = spawnTracker(args, { DATA_DIR: folder.path, RPC_URL_1: proxy.url, RPC_URL_56: played.abroad.url }));
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, stdout, stderr, signal })));
}

interface Place {
  readonly category: string;
  readonly chain: string;
  readonly address: string;
  readonly amount: string;
}
interface Printed {
  readonly ends: readonly Place[];
  readonly held: readonly Place[];
  readonly frontier: readonly Place[];
  readonly crawl: { readonly state: string; readonly addresses: number; readonly requests: number; readonly updated_at: string };
}

/** What was printed but for how long the fetching took. */
function found({ crawl: { state, addresses }, ...trace }: Printed): object {
  return { ...trace, crawl: { state, addresses } };
}

it('killed in the middle and started again the command goes on and prints the same as one that never was', async () => {
  const killed = await run(COMMAND, (child) => ({ method, params }) => {
    if (method !== 'trace_filter' || !JSON.stringify(params).includes(heist.FIFTH.slice(2))) return undefined;
    child().kill('SIGKILL');
    return 'hang';
  });
  expect([killed.signal, killed.stdout]).toEqual(['SIGKILL', '']);
  const before = JSON.stringify(proxy?.calls);
  expect(before).toContain(heist.CENTRE.slice(2));

  const second = await run(COMMAND);
  expect([second.code, second.stderr]).toEqual([0, expect.stringContaining(`${heist.HEIST}: `)]);
  const history = proxy!.calls.filter(({ method }) => method === 'eth_getLogs' || method === 'trace_filter').map(({ params }) => JSON.stringify(params));
  for (const read of [heist.FIRST, heist.CENTRE]) expect(history.join()).not.toContain(read.slice(2));

  const printed = JSON.parse(second.stdout) as Printed;
  expect(printed.crawl).toMatchObject({ state: 'done' });
  const at = (places: readonly Place[]) => Object.fromEntries(places.map(({ chain, address, amount }) => [`${chain}:${address}`, amount]));
  expect(at(printed.ends)).toEqual({
    [`ethereum:${heist.MIXER}`]: (90n * ETHER).toString(),
    [`ethereum:${heist.THORCHAIN}`]: (60n * ETHER).toString(),
    [`ethereum:${heist.EXCHANGE}`]: (played.usdtFromPool / 2n).toString(),
  });
  expect(printed.frontier).toEqual([]);

  folder.remove();
  folder = freshFolder('facts');
  const store = await openStore({ dataDir: folder.path, holder: 'a test' });
  await heist.reportHeist(store.db, played);
  await store.close();
  const whole = await run(COMMAND);
  expect(found(printed)).toEqual(found(JSON.parse(whole.stdout) as Printed));
});

it('a failing endpoint is told in a sentence without its key, and Ctrl-C leaves what was read', async () => {
  const failed = await run(COMMAND, () => ({ method }) => (method === 'trace_filter' ? { body: '{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"no more today"}}' } : undefined));
  expect([failed.code, failed.stderr]).toEqual([1, expect.stringContaining('no more today')]);
  expect(JSON.parse(failed.stdout)).toMatchObject({ error: { code: 'endpoint_refused' } });
  expect(failed.stdout + failed.stderr).not.toContain(SECRET);

  const stopped = await run(COMMAND, (child) => ({ method, params }) => {
    if (method !== 'trace_filter' || !JSON.stringify(params).includes(heist.CENTRE.slice(2))) return undefined;
    child().kill('SIGINT');
    return 'hang';
  });
  expect([stopped.code, stopped.stderr]).toEqual([1, expect.stringContaining('Stopped. What was fetched before is kept.')]);
  const rest = await run(['trace', '--incident', heist.HEIST, '--json']);
  const places = (JSON.parse(rest.stdout) as Printed).frontier.map(({ address }) => address);
  expect(places).toContain(heist.CENTRE);
  expect(proxy?.calls).toEqual([]);
});

it('says what is wrong with an option or an incident, and which setting gives an endpoint, and fetches nothing', async () => {
  const wrong: readonly (readonly [readonly string[], string])[] = [
    [['--max-hops', '3'], 'Only for an incident can anything be fetched.'],
    [['--incident', 'bybit-2025', '--max-hops', 'far'], 'It takes a whole number from 0.'],
    [['--incident', 'bybit-2025', '--max-addresses', '0'], 'It takes a whole number from 1.'],
    [['--incident', 'bybit-2025', '--min-usd', '-5'], 'It takes dollars'],
    [['--incident', 'atlantis-2099', '--max-hops', '1'], 'atlantis-2099'],
  ];
  for (const [args, sentence] of wrong) {
    const { code, stdout, stderr } = await runCommandHere(['trace', ...args], { DATA_DIR: folder.path, RPC_URL_1: 'http://127.0.0.1:9' });
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(sentence)]);
  }
  const { code, stderr } = await runCommandHere(['trace', '--incident', heist.HEIST, '--max-hops', '1'], { DATA_DIR: folder.path });
  expect([code, stderr]).toEqual([2, expect.stringContaining('Nothing can be fetched, for no chain has an endpoint. Set RPC_URL_1')]);
});
