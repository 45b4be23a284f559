import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createProvider } from '@/lib/chain/provider';
import { crawlState } from '@/lib/charts/crawl-state';
import { loadTrace } from '@/lib/charts/trace/load';
import type { Db } from '@/lib/db/client';
import { releaseLease, takeLease } from '@/lib/db/leases';
import { crawls, feedPrices, fetchedIntervals, serviceEvents, transfers } from '@/lib/db/schema';
import { createCrawl, type CrawlDeps, type CrawlOptions } from '@/lib/ingest/crawl';
import { type PlaceRow, whereabouts } from '@/lib/trace/answer';
import { trace } from '@/lib/trace/trace';
import { ETHER } from '@/tests/helpers/chain-parts';
import * as heist from '@/tests/helpers/heist';
import { type Meddle, type RpcProxy, SECRET, startRpcProxy } from '@/tests/helpers/rpc-proxy';
import { eachEngine, openTestStore, type TestStore } from '@/tests/helpers/store';

const EVERYTHING = { maxHops: 9, minUsdMicros: 0n, maxAddresses: 100 };
/** So that a dozen counterparties make a hub. */
const LIMITS = { counterparties: 10, transfers: 1_000 };

let played: heist.Heist;
beforeAll(async () => void (played = await heist.playHeist()));
afterAll(() => played.stop());

/** Where the loot is by what the store knows, as `kind name asset of address: amount`. */
async function outcome(db: Db): Promise<string[]> {
  const { ledger, thefts, ...known } = await loadTrace(db, heist.HEIST);
  const found = whereabouts(trace(ledger, thefts, { ...known, method: 'fifo', hubCounterparties: LIMITS.counterparties }));
  const line = (row: PlaceRow) => `${row.category} ${row.chain}:${row.address} ${row.amount} ${row.asset}${row.destination === null ? '' : ` to ${row.destination}`}`;
  return [...found.ends, ...found.held, ...found.frontier, ...found.fees].map(line).sort();
}

/** All that a crawl stores, in an order of its own. How far a hub was read before it showed depends on who was read when. */
async function contentOf(db: Db): Promise<string[]> {
  const tables = [transfers, serviceEvents, fetchedIntervals, feedPrices];
  const rows = await Promise.all(tables.map(async (table) => (await db.select().from(table)).map(asText)));
  return rows.flat().filter((row) => !row.includes(`:${heist.HUB}`)).sort();
}

const asText = (row: object) => JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));

/** Computed by hand: 10 of the 310 ether that came together were clean and left first. */
function expected(): string[] {
  const { etherFromPool, usdtFromPool } = played;
  return [
    `mixer ethereum:${heist.MIXER} ${90n * ETHER} ETH`,
    `bridge_crosschain_dex ethereum:${heist.THORCHAIN} ${60n * ETHER} ETH to bitcoin:${heist.BITCOIN}`,
    `held bsc:${heist.ABROAD} ${heist.PAID_ABROAD} BNB`,
    `held ethereum:${heist.FIFTH} ${25n * ETHER} ETH`,
    `held ethereum:${heist.KEEPER} ${etherFromPool} ETH`,
    `cex ethereum:${heist.EXCHANGE} ${usdtFromPool / 2n} ${heist.USDT}`,
    `held ethereum:${heist.SIXTH} ${usdtFromPool - usdtFromPool / 2n} ${heist.USDT}`,
    `suspected service ethereum:${heist.HUB} ${25n * ETHER} ETH`,
    `held ethereum:${heist.BOT} ${15n * ETHER} ETH`,
  ].sort();
}

eachEngine((engine) => {
  let store: TestStore;
  let proxy: RpcProxy;
  /** What does not depend on the store is tried on the faster of the two. */
  const itOnce = it.runIf(engine === 'postgresql');
  beforeEach(async () => {
    store = await openTestStore(engine);
    proxy = await startRpcProxy(played.anvil.url);
    await heist.listServices(store.db);
    await heist.reportHeist(store.db, played);
  });
  afterEach(async () => {
    await proxy.stop();
    await store.close();
  });

  const run = (options: Partial<CrawlOptions> = {}, { timeoutMs, ...deps }: Partial<CrawlDeps> & { timeoutMs?: number } = {}) =>
    createCrawl({
      db: store.db,
      chains: ['ethereum', 'bsc'],
      provider: (chain) => (chain === 'bsc' ? createProvider({ urls: [played.abroad.url], chainId: 56 }) : createProvider({ urls: [proxy.url], chainId: 1, timeoutMs })),
      load: (incident) => loadTrace(store.db, incident),
      holder: 'a test',
      limits: LIMITS,
      waitMs: 50,
      ...deps,
    }).run({ incident: heist.HEIST, budget: EVERYTHING, ...options });
  const meddleWith = async (meddle: Meddle) => {
    await proxy.stop();
    proxy = await startRpcProxy(played.anvil.url, meddle);
  };

  /** The addresses of which history was asked for, ranges included: what is asked twice shows. */
  const asked = () => proxy.calls.filter(({ method }) => method === 'eth_getLogs' || method === 'trace_filter').map(({ params }) => JSON.stringify(params));

  it('finds from the theft transaction alone what became of the loot, every amount as computed by hand', async () => {
    const end = await run();
    expect(await outcome(store.db)).toEqual(expected());
    expect(end).toMatchObject({ state: 'done', message: null, addresses: 11, hops: 4 });
    expect(await crawlState(store.db, heist.HEIST)).toMatchObject({
      state: 'done', message: null, addresses: 11, hops: 4, requests: end.requests, budget: { max_hops: 9, min_usd: '0', max_addresses: 100 },
    });
    const history = asked().join();
    for (const service of [heist.MIXER, heist.THORCHAIN, heist.ROUTER, heist.EXCHANGE]) expect(history).not.toContain(service.slice(2));
    for (const wallet of [heist.FIRST, heist.CENTRE, heist.FOURTH, heist.KEEPER]) expect(history).toContain(wallet.slice(2));
  });

  it('asks for no history a second time, not even after a restart', async () => {
    await run();
    const before = await contentOf(store.db);
    store = await store.reopen();
    proxy.calls.length = 0;
    expect(await run()).toMatchObject({ state: 'done', rows: 0, addresses: 11 });
    // The questions by which the methods of a node are found out name nobody.
    for (const question of asked()) for (const wallet of [heist.FIRST, heist.CENTRE, heist.KEEPER]) expect(question).not.toContain(wallet.slice(2));
    expect(await contentOf(store.db)).toEqual(before);
  });

  it('each limit of the budget leaves the rest at the frontier and says so; a larger one goes on from there', async () => {
    const atFrontier = async () => (await outcome(store.db)).filter((line) => line.startsWith('frontier'));
    const first = await run({ budget: { ...EVERYTHING, maxHops: 0 } });
    expect(first).toMatchObject({ state: 'done', addresses: 3, hops: 0, message: 'Left at the frontier: 2 addresses further than 0 steps from the theft. With a larger budget the crawl goes on there.' });
    const { etherFromPool, usdtFromPool } = played;
    expect(await atFrontier()).toEqual([`frontier ethereum:${heist.CENTRE} ${300n * ETHER} ETH`, `frontier ethereum:${heist.KEEPER} ${etherFromPool} ETH`].sort());

    const second = await run({ budget: { ...EVERYTHING, maxAddresses: 4 } });
    expect(second).toMatchObject({ addresses: 4, hops: 1, message: expect.stringMatching(/^Left at the frontier: 5 addresses beyond the 4 addresses of the budget\./) as string });
    expect(await atFrontier()).toEqual(
      [
        `frontier ethereum:${heist.KEEPER} ${etherFromPool} ETH`,
        `frontier ethereum:${heist.FOURTH} ${90n * ETHER} ETH`,
        `frontier ethereum:${heist.FIFTH} ${100n * ETHER} ETH`,
        `frontier ethereum:${heist.SIXTH} ${70n * ETHER} ETH`,
        `frontier ethereum:${heist.SEVENTH} ${40n * ETHER} ETH`,
      ].sort(),
    );

    // 40 ether are worth 109,663.6 dollars, what came from the pool 100,000: too little here. So is what went to the hub, the bot and abroad.
    const third = await run({ budget: { ...EVERYTHING, minUsdMicros: 105_000_000_000n } });
    expect(third).toMatchObject({ addresses: 8, hops: 2, message: expect.stringMatching(/^Left at the frontier: 4 addresses with less than 105000 USD each\./) as string });
    expect(await atFrontier()).toEqual(
      [`frontier ethereum:${heist.KEEPER} ${etherFromPool} ETH`, `frontier ethereum:${heist.HUB} ${25n * ETHER} ETH`, `frontier ethereum:${heist.BOT} ${15n * ETHER} ETH`].sort(),
    );
    expect(await outcome(store.db)).toContain(`held ethereum:${heist.SIXTH} ${usdtFromPool - usdtFromPool / 2n} ${heist.USDT}`);

    await run();
    expect(await outcome(store.db)).toEqual(expected());
  });

  it('stopped at any moment it goes on there, and ends with the same bytes', async () => {
    await run();
    const whole = await contentOf(store.db);
    for (const stopAfter of [4, 13]) {
      await store.close();
      store = await openTestStore(engine);
      await heist.listServices(store.db);
      await heist.reportHeist(store.db, played);
      const stop = new AbortController();
      let told = 0;
      const onProgress = () => (++told === stopAfter ? stop.abort() : undefined);
      await expect(run({ signal: stop.signal, onProgress })).rejects.toMatchObject({ code: 'aborted' });
      expect(await crawlState(store.db, heist.HEIST)).toMatchObject({ state: 'idle', message: 'Stopped. What was fetched before is kept.' });
      await run();
      expect(await contentOf(store.db)).toEqual(whole);
    }
    expect(await outcome(store.db)).toEqual(expected());
  });

  it('an endpoint that fails in the middle leaves a sentence and what was read before; the other chain is read all the same', async () => {
    await meddleWith(({ method, params }) => (method === 'trace_filter' && JSON.stringify(params).includes(heist.FIFTH.slice(2)) ? { status: 500, body: 'oops' } : undefined));
    await expect(run({}, { timeoutMs: 400 })).rejects.toMatchObject({ code: 'endpoint_unreachable' });
    const failed = await crawlState(store.db, heist.HEIST);
    expect(failed).toMatchObject({ state: 'failed', addresses: 5, hops: 1, message: expect.stringMatching(/127\.0\.0\.1.*addresses on ethereum are left for the next time\./) as string });
    expect(failed?.message).not.toContain(SECRET);
    await meddleWith(() => undefined);
    expect(await run()).toMatchObject({ state: 'done', message: null, addresses: 11 });
    expect(await outcome(store.db)).toEqual(expected());
  });

  itOnce('an address that has too much is not read to its end, and says so; the others are', async () => {
    await meddleWith(({ method, params }) => {
      const { fromBlock, toBlock } = (params[0] ?? {}) as { fromBlock?: string; toBlock?: string };
      const tooLarge = method === 'trace_filter' && Number(toBlock) - Number(fromBlock) >= 8;
      return tooLarge ? { body: '{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"block range is limited to 8"}}' } : undefined;
    });
    const end = await run({}, { limits: { counterparties: 10, transfers: 20 } });
    expect(end).toMatchObject({ state: 'done', addresses: 10, message: `Not read to the end, for they behave like services: ethereum:${heist.BOT} (more than 20 transfers).` });
    expect(await outcome(store.db)).toEqual(expected().map((line) => line.replace(`held ethereum:${heist.BOT}`, `frontier ethereum:${heist.BOT}`)).sort());
  });

  itOnce('what lies on a chain without an endpoint stays where it is, and the end of the bridge says where that is', async () => {
    const end = await run({}, { chains: ['ethereum'] });
    expect(end).toMatchObject({ state: 'done', addresses: 10, message: "1 address on bsc can't be read: it has no endpoint. Set RPC_URL_56." });
    const abroad = `bridge_crosschain_dex ethereum:${heist.THORCHAIN} ${15n * ETHER} ETH to bsc:${heist.ABROAD}`;
    expect(await outcome(store.db)).toEqual([...expected().filter((line) => !line.includes('bsc:')), abroad].sort());
  });

  it('waits while another process fetches the chain, and asks nothing meanwhile', async () => {
    await takeLease(store.db, 'ethereum', 'web 7 (other)', 60_000);
    let running: Promise<unknown> = Promise.resolve();
    const waited = new Promise<string>((resolve) => {
      running = run({ onProgress: ({ message }) => message !== null && resolve(message) });
    });
    expect(await waited).toMatch(/^Another process is fetching ethereum: web 7 \(other\)\./);
    expect(proxy.calls).toEqual([]);
    await expect(run({}, { holder: 'another' })).rejects.toMatchObject({ code: 'lease_held', message: expect.stringContaining('Another process is fetching the trace of anvil-2025') as string });
    await releaseLease(store.db, 'ethereum', 'web 7 (other)');
    expect(await running).toMatchObject({ state: 'done', message: null, addresses: 11 });
  });

  itOnce('a crawl whose process died does not look as if it went on', async () => {
    await run();
    await store.db.update(crawls).set({ state: 'running' });
    expect(await crawlState(store.db, heist.HEIST)).toMatchObject({ state: 'idle', message: expect.stringContaining('ended without a word') as string });
  });
});
