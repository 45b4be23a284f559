import { afterEach, beforeEach, expect, it } from 'vitest';
import { createProvider } from '@/lib/chain/provider';
import type { Transfer } from '@/lib/core/transfer';
import { listEndpointHealth } from '@/lib/db/endpoint-health';
import { loadIntervals } from '@/lib/db/intervals';
import { listReorgs } from '@/lib/db/reorgs';
import { balances, finalMarks, transfers } from '@/lib/db/schema';
import { listSyncStatus } from '@/lib/db/sync-status';
import type { SyncProgress } from '@/lib/ingest/progress';
import { createSync, type SyncOptions } from '@/lib/ingest/sync';
import { type Anvil, startAnvil } from '@/tests/helpers/anvil';
import * as parts from '@/tests/helpers/chain-parts';
import { sortedTransfers, transfersOnChain } from '@/tests/helpers/long-history';
import { changed, type Meddle, type RpcProxy, startRpcProxy } from '@/tests/helpers/rpc-proxy';
import { eachEngine, openTestStore, type TestStore } from '@/tests/helpers/store';

const { ETHER, OTHER_WALLET, STRANGER, TOKEN, VAULT, WALLET } = parts;
const WALLETS = [WALLET, OTHER_WALLET];

eachEngine((engine) => {
  let anvil: Anvil;
  let store: TestStore;
  const proxies: RpcProxy[] = [];

  beforeEach(async () => {
    [anvil, store] = await Promise.all([startAnvil(), openTestStore(engine)]);
    await parts.flagWallets(store.db, WALLETS);
    await parts.placeContracts(anvil);
    await parts.playDay(anvil);
  }, 300_000);
  afterEach(async () => {
    await Promise.all(proxies.splice(0).map((proxy) => proxy.stop()));
    await Promise.all([anvil.stop(), store.close()]);
  });

  async function through(...meddles: Meddle[]): Promise<RpcProxy[]> {
    const started = await Promise.all(meddles.map((meddle) => startRpcProxy(anvil.url, meddle)));
    proxies.push(...started);
    return started;
  }
  const run = (urls: readonly string[] = [anvil.url], options: Partial<SyncOptions> = {}): Promise<SyncProgress> =>
    createSync({ db: store.db, provider: () => createProvider({ urls, chainId: 1 }) }).run({ chain: 'ethereum', ...options });
  const final = async () => (await anvil.head()) - 2;
  const stored = async ({ db } = store) => sortedTransfers((await db.select().from(transfers)) as Transfer[]);
  const content = async ({ db } = store) => ({
    rows: await stored({ db } as TestStore),
    had: await loadIntervals(db, 'ethereum'),
    balances: (await db.select().from(balances)).toSorted((a, b) => (a.address < b.address ? -1 : 1)),
  });

  /** What happens first, and what has happened in its place after the reorganisation. */
  async function oneDay(): Promise<void> {
    await anvil.send({ from: STRANGER, to: WALLET, value: 11n * ETHER });
    await parts.payThrough(anvil, VAULT, OTHER_WALLET, 12n * ETHER);
    await parts.logTransfer(anvil, TOKEN, WALLET, STRANGER, 13n);
    await anvil.mine(4);
  }
  async function anotherDay(): Promise<void> {
    await anvil.mine(1);
    await parts.logTransfer(anvil, TOKEN, STRANGER, OTHER_WALLET, 14n);
    await anvil.send({ from: STRANGER, to: WALLET, value: 11n * ETHER });
    await anvil.mine(8);
  }

  it('takes back what a reorganisation below finality replaced, says so, and ends as if it had never seen it', async () => {
    const fork = await anvil.rpc('evm_snapshot');
    await oneDay();
    await run();
    const before = await stored();
    const mark = { block: await final(), hash: await hashAt(await final()) };
    await anvil.rpc('evm_revert', fork);
    const parted = await anvil.head();
    await anotherDay();
    const end = await run();
    expect(before.filter(({ block }) => block > parted)).toHaveLength(3);
    // Of the blocks that both sides have, the store knows the hashes of those with a transfer.
    const shared = before.map(({ block }) => block).findLast((block) => block <= parted);
    expect(end.message).toBe(
      `A reorganisation below finality was found: block ${mark.block} is ${await hashAt(mark.block)} now and was ${mark.hash}. ` +
        `3 transfers above block ${shared} were taken back and are being fetched again.`,
    );
    expect(await listSyncStatus(store.db)).toMatchObject([{ state: 'done', message: end.message }]);
    expect(await listReorgs(store.db, 9)).toMatchObject({
      total: 1,
      rows: [{ chain: 'ethereum', commonBlock: shared, block: mark.block, storedHash: mark.hash, newHash: await hashAt(mark.block), removedTransfers: 3 }],
    });
    await isAsFresh();
    expect((await run()).message).toBeNull();
    expect((await listReorgs(store.db, 9)).total).toBe(1);
  });

  it('finds a reorganisation also when the new chain is shorter at first', async () => {
    const fork = await anvil.rpc('evm_snapshot');
    await oneDay();
    await run();
    await anvil.rpc('evm_revert', fork);
    await anvil.mine(3);
    await run();
    await anotherDay();
    expect((await run()).message).toMatch(/^A reorganisation below finality was found/);
    await isAsFresh();
  });

  const forked = (from: number): Meddle => ({ method }, forward) =>
    method === 'eth_getBlockByNumber'
      ? changed(forward, (block: { number: string; hash: string } | null) =>
          block !== null && Number(block.number) >= from ? { ...block, hash: `0x${'f'.repeat(56)}${block.number.slice(2).padStart(8, '0')}` } : block,
        )
      : undefined;

  it.each([['first', 0], ['second', 1]] as const)('leaves out an endpoint that tells of another chain, and blames it, where the other does not: the %s of two', async (_, place) => {
    await oneDay();
    await run();
    await anotherDay();
    const meddles: Meddle[] = [() => undefined, () => undefined];
    meddles[place] = forked(3);
    const pair = await through(...meddles);
    const [liar, honest] = [pair[place], pair[1 - place]].map((proxy) => new URL(proxy?.url ?? '').host);
    const end = await run(pair.map(({ url }) => url));
    expect(end).toMatchObject({ state: 'done', message: null, discarded: 1 });
    const health = new Map((await listEndpointHealth(store.db)).map((row) => [row.host, row]));
    expect(health.get(liar ?? '')).toMatchObject({ discarded: 1, lastDiscard: expect.stringMatching(/ gives final block \d+ as 0xf+/) as string });
    expect(health.get(honest ?? '')).toMatchObject({ discarded: 0, lastDiscard: null });
    expect((await listReorgs(store.db, 9)).total).toBe(0);
    for (const { block, hash } of await store.db.select().from(finalMarks)) expect(hash).toBe(await hashAt(block));
    await isAsFresh();
  });

  it('changes nothing when an endpoint is behind in height', async () => {
    await oneDay();
    await run();
    const before = await content();
    const lower = (await final()) - 3;
    const behind: Meddle = ({ params }, forward) =>
      params[0] === 'finalized' ? forward().then(async ({ id }) => ({ body: JSON.stringify({ id, result: await blockAt(lower) }) })) : undefined;
    const [proxy] = await through(behind);
    expect(await run([proxy?.url ?? ''])).toMatchObject({ state: 'done', head: lower, wanted: 0, rows: 0, message: null, discarded: 0 });
    expect(await content()).toEqual(before);
    expect((await listReorgs(store.db, 9)).total).toBe(0);
  });

  it('takes nothing back on the word of one endpoint where two must agree', async () => {
    await oneDay();
    await run();
    const before = await content();
    const [liar, dead] = await through(forked(3), () => ({ status: 503, body: '' }));
    await expect(run([liar?.url ?? '', dead?.url ?? ''], { quorum: 2 })).rejects.toMatchObject({ code: 'endpoint_contradiction', message: expect.stringContaining('QUORUM') as string });
    expect(await content()).toEqual(before);
    expect((await listReorgs(store.db, 9)).total).toBe(0);
  });

  const blockAt = (block: number) => anvil.rpc<{ hash: string }>('eth_getBlockByNumber', `0x${block.toString(16)}`, false);
  const hashAt = async (block: number) => (await blockAt(block)).hash;

  async function isAsFresh(): Promise<void> {
    const fresh = await openTestStore(engine);
    await parts.flagWallets(fresh.db, WALLETS);
    await createSync({ db: fresh.db, provider: () => createProvider({ urls: [anvil.url], chainId: 1 }) }).run({ chain: 'ethereum' });
    expect(await content()).toEqual(await content(fresh));
    expect(await stored()).toEqual(sortedTransfers(await transfersOnChain(anvil, WALLETS)));
    await fresh.close();
  }
});
