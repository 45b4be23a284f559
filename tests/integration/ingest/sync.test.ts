import { and, asc, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createProvider } from '@/lib/chain/provider';
import type { Transfer } from '@/lib/core/transfer';
import { balancesOf } from '@/lib/db/balances';
import { loadIntervals } from '@/lib/db/intervals';
import { listSyncStatus } from '@/lib/db/sync-status';
import { transfers, wallets } from '@/lib/db/schema';
import type { SyncProgress } from '@/lib/ingest/progress';
import { createSync, type SyncOptions } from '@/lib/ingest/sync';
import { type Anvil, startAnvil } from '@/tests/helpers/anvil';
import * as parts from '@/tests/helpers/chain-parts';
import { hiding, type Meddle, type RpcProxy, startRpcProxy } from '@/tests/helpers/rpc-proxy';
import { eachEngine, openTestStore, type TestStore } from '@/tests/helpers/store';

const { ETHER, OTHER_WALLET, STRANGER, WALLET } = parts;
const LATECOMER = `0x${'a3'.repeat(20)}`;
const HEAD_ONLY = ['eth_getBlockByNumber'];

eachEngine((engine) => {
  let anvil: Anvil;
  let expected: parts.Movement[];
  let endOfDay: number;
  let store: TestStore;
  let proxy: RpcProxy;

  beforeAll(async () => {
    anvil = await startAnvil();
    await parts.placeContracts(anvil);
    expected = await parts.playDay(anvil);
    endOfDay = await anvil.head();
    await anvil.send({ from: STRANGER, to: LATECOMER, value: ETHER });
    await anvil.mine(8);
  });
  afterAll(() => anvil.stop());

  beforeEach(async () => {
    store = await openTestStore(engine);
    proxy = await startRpcProxy(anvil.url);
    await parts.flagWallets(store.db, [WALLET, OTHER_WALLET]);
  });
  afterEach(async () => {
    await proxy.stop();
    await store.close();
  });

  const run = (options: Partial<SyncOptions> = {}) =>
    createSync({ db: store.db, provider: () => createProvider({ urls: [proxy.url], chainId: 1 }) }).run({ chain: 'ethereum', ...options });
  const meddleWith = async (meddle: Meddle) => {
    await proxy.stop();
    proxy = await startRpcProxy(anvil.url, meddle);
  };
  const stored = async () => (await store.db.select().from(transfers).orderBy(asc(transfers.block))) as Transfer[];
  const final = async () => (await anvil.head()) - 2;

  it('stores every transfer of the flagged wallets once, and nothing that did not move', async () => {
    const end = await run();
    expect(parts.movementsOf(await stored())).toEqual(expected);
    expect(end).toMatchObject({ state: 'done', rows: expected.length, missingKinds: [], message: null, head: await final() });
    expect(end.done).toBe(end.wanted);
    expect(await listSyncStatus(store.db)).toMatchObject([{ chain: 'ethereum', state: 'done', rows: expected.length, requests: proxy.calls.length }]);
  });

  it('gives each row the hash and the time of its block', async () => {
    await run();
    for (const row of await stored()) {
      const block = await anvil.rpc<{ hash: string; timestamp: string }>('eth_getBlockByNumber', `0x${row.block.toString(16)}`, false);
      expect([row.blockHash, row.timestamp]).toEqual([block.hash, Number(block.timestamp)]);
    }
  });

  it('asks for no history a second time, not even after a restart', async () => {
    await run();
    store = await store.reopen();
    proxy.calls.length = 0;
    expect(await run()).toMatchObject({ state: 'done', wanted: 0, rows: 0 });
    expect(proxy.methods()).toEqual(HEAD_ONLY);
  });

  it('asks only for the new blocks when the chain has grown, and stores none that is not final', async () => {
    await run();
    const before = await final();
    await anvil.send({ from: STRANGER, to: WALLET, value: 1n });
    await anvil.mine(2);
    await anvil.send({ from: STRANGER, to: WALLET, value: 2n });
    proxy.calls.length = 0;
    await run();
    const ranges = proxy.calls.flatMap(({ method, params }) => (method === 'trace_filter' ? [params[0]] : []));
    const asked = ranges.filter((range) => JSON.stringify(range).includes(WALLET)) as { fromBlock: string }[];
    expect(asked.map(({ fromBlock }) => Number(fromBlock))).toEqual([before + 1, before + 1]);
    const amounts = (await stored()).map((row) => row.amount).slice(-2);
    expect(amounts).toContain(1n);
    expect(amounts).not.toContain(2n);
    await anvil.mine(8);
  });

  it('asks for the whole past of a wallet that was added, and for nothing of the others', async () => {
    await run();
    await store.db.insert(wallets).values({ ...(await store.db.select().from(wallets))[0]!, address: LATECOMER, ord: 9 });
    proxy.calls.length = 0;
    await run();
    const history = proxy.calls.filter(({ method }) => method === 'eth_getLogs' || method === 'trace_filter');
    expect(history.length).toBeGreaterThan(0);
    for (const { params } of history) expect(JSON.stringify(params)).not.toContain(WALLET.slice(2));
    expect(parts.movementsOf((await stored()).filter((row) => row.to === LATECOMER))).toEqual([
      ['native', '', STRANGER, LATECOMER, null, ETHER],
    ]);
    expect((await loadIntervals(store.db, 'ethereum')).get(`native:${LATECOMER}`)).toEqual([{ from: 0, to: await final() }]);
  });

  it('goes on where it was stopped, with all rows in the end and no range asked for twice', async () => {
    const limit: Meddle = ({ method, params }) => {
      const { fromBlock, toBlock } = (params[0] ?? {}) as { fromBlock?: string; toBlock?: string };
      const tooLarge = method === 'eth_getLogs' && Number(toBlock) - Number(fromBlock) >= 4;
      return tooLarge ? { body: '{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"block range is limited to 4"}}' } : undefined;
    };
    await meddleWith(limit);
    const stop = new AbortController();
    const onProgress = ({ done }: SyncProgress) => (done >= 8 ? stop.abort() : undefined);
    await expect(run({ signal: stop.signal, onProgress })).rejects.toMatchObject({ code: 'aborted' });
    expect(await listSyncStatus(store.db)).toMatchObject([{ state: 'idle', message: 'Stopped. What was fetched before is kept.' }]);
    const had = (await loadIntervals(store.db, 'ethereum')).get(`logs:${WALLET}`) ?? [];
    expect(had.at(-1)?.to).toBe(await final());
    proxy.calls.length = 0;
    await run();
    const asked = proxy.calls.flatMap(({ method, params }) => (method === 'eth_getLogs' && JSON.stringify(params).includes('a1a1') ? [params[0] as { fromBlock: string; toBlock: string }] : []));
    const again = asked.filter(({ fromBlock, toBlock }) => had.some(({ from, to }) => Number(fromBlock) <= to && Number(toBlock) >= from));
    expect([asked.length > 0, again]).toEqual([true, []]);
    expect(parts.movementsOf((await stored()).filter((row) => row.block <= endOfDay))).toEqual(expected);
    expect((await loadIntervals(store.db, 'ethereum')).get(`logs:${WALLET}`)).toEqual([{ from: 0, to: await final() }]);
  });

  it('records which kinds the node could not give, and fetches them from a better one later', async () => {
    await meddleWith(hiding('trace_', 'debug_'));
    const end = await run();
    expect(end.missingKinds).toEqual(['internal']);
    expect(end.message).toBe("The endpoint can't give internal transfers: what moved that way is unknown.");
    expect(await listSyncStatus(store.db)).toMatchObject([{ missingKinds: ['internal'] }]);
    await meddleWith(() => undefined);
    expect((await run()).missingKinds).toEqual([]);
    expect(parts.movementsOf((await stored()).filter((row) => row.block <= endOfDay))).toEqual(expected);
  });

  it('reads balances at the last final block; what a contract will not tell is unknown, not zero', async () => {
    await parts.listToken(store.db, parts.TOKEN);
    await parts.listToken(store.db, parts.SPAM);
    await run();
    const block = await final();
    const wei = BigInt(await anvil.rpc<string>('eth_getBalance', WALLET, `0x${block.toString(16)}`));
    expect(await balancesOf(store.db, 'ethereum', WALLET)).toMatchObject([
      { assetContract: '', amount: wei, block },
      { assetContract: parts.TOKEN, amount: 7n, block },
    ]);
    proxy.calls.length = 0;
    await run();
    expect(proxy.methods()).toEqual(HEAD_ONLY);
  });

  it('drops a balance that can no longer be read, rather than show the old one', async () => {
    await parts.listToken(store.db, parts.TOKEN);
    await run();
    await anvil.mine(1);
    await meddleWith(({ method }) => (method === 'eth_call' ? { body: '{"jsonrpc":"2.0","id":1,"error":{"code":3,"message":"execution reverted"}}' } : undefined));
    await run();
    expect((await balancesOf(store.db, 'ethereum', WALLET)).map((row) => row.assetContract)).toEqual(['']);
  });

  it('refuses to mix two chains in one store, and leaves what is there', async () => {
    await run();
    const before = await stored();
    const other = await startAnvil({ args: ['--timestamp', '1600000000'] });
    await other.mine(60);
    await proxy.stop();
    proxy = await startRpcProxy(other.url);
    await expect(run()).rejects.toMatchObject({ code: 'endpoint_contradiction', message: expect.stringMatching(/^Final block \d+ of ethereum is 0x/) as string });
    expect(await stored()).toEqual(before);
    await other.stop();
  });

  it('asks for an address that is flagged on another EVM chain too: one key has it on all of them', async () => {
    await store.db.delete(wallets).where(and(eq(wallets.chain, 'ethereum'), eq(wallets.address, OTHER_WALLET)));
    await parts.flagWallets(store.db, [OTHER_WALLET], 'bsc');
    await run();
    expect(parts.movementsOf(await stored()).slice(0, expected.length)).toEqual(expected);
  });
});
