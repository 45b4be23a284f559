import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createAlchemy } from '@/lib/chain/alchemy';
import { createHeaders } from '@/lib/chain/headers';
import { type Ask, distinct, type SourceContext } from '@/lib/chain/source';
import { createTokenLogs } from '@/lib/chain/token-logs';
import { createTraceFilter } from '@/lib/chain/trace-filter';
import { createEndpoint } from '@/lib/chain/transport';
import type { Transfer, TransferKind } from '@/lib/core/transfer';
import { type AlchemyOptions, type AlchemyTransfer, answeringAlchemy } from '@/tests/helpers/alchemy';
import { type Anvil, startAnvil } from '@/tests/helpers/anvil';
import { indexChain, type IndexedTx } from '@/tests/helpers/chain-index';
import * as parts from '@/tests/helpers/chain-parts';
import { crowdedBlock } from '@/tests/helpers/one-block';
import { type Meddle, type RpcProxy, SECRET, startRpcProxy } from '@/tests/helpers/rpc-proxy';

const ADDRESSES = [parts.WALLET, parts.OTHER_WALLET];
let anvil: Anvil;
let head: number;
let expected: Transfer[];
let txs: IndexedTx[];
const proxies: RpcProxy[] = [];

beforeAll(async () => {
  anvil = await startAnvil();
  await parts.placeContracts(anvil);
  await parts.playDay(anvil);
  await crowdedBlock(anvil, 12);
  head = await anvil.head();
  txs = await indexChain(anvil);
  const context = contextOf(anvil.url);
  const query = { addresses: ADDRESSES, from: 0, to: head };
  expected = distinct([
    ...(await createTraceFilter(context, 'trace').fetchTransfers(query)),
    ...(await createTokenLogs(context).fetchTransfers(query)),
  ]);
});
afterEach(() => Promise.all(proxies.splice(0).map((proxy) => proxy.stop())));
afterAll(() => anvil.stop());

function contextOf(url: string): SourceContext {
  const endpoint = createEndpoint(url);
  const ask: Ask = (method, params, signal) => endpoint.call(method, params, { timeoutMs: 10_000, signal });
  return { chain: 'ethereum', ask, headers: createHeaders(ask) };
}

async function sourceWith(meddle: Meddle, internal?: boolean) {
  const proxy = await startRpcProxy(anvil.url, meddle);
  proxies.push(proxy);
  return { proxy, source: createAlchemy(contextOf(proxy.url), { internal }) };
}

async function fetchWith(options: AlchemyOptions = {}, kinds?: readonly TransferKind[]): Promise<Transfer[]> {
  const { source } = await sourceWith(answeringAlchemy(txs, options), options.internal);
  return source.fetchTransfers({ addresses: ADDRESSES, from: 0, to: head, kinds });
}

describe('Alchemy tells the same history as a node', () => {
  it('with the very keys of eth_getLogs and trace_filter, and nothing that was reverted or failed', async () => {
    expect(new Set(expected.map(({ kind }) => kind))).toEqual(new Set(['native', 'internal', 'token']));
    expect(new Set(expected.map(({ position }) => position)).has('11')).toBe(true);
    expect(await fetchWith()).toEqual(expected);
  });

  it('however many pages it takes', async () => {
    for (const pageLimit of [1, 2, 3]) expect(await fetchWith({ pageLimit })).toEqual(expected);
  });

  it('without internal transfers where it has none, which its kinds say', async () => {
    const { source } = await sourceWith(answeringAlchemy(txs, { internal: false }), false);
    expect(source.kinds).toEqual(['native', 'token']);
    const rows = await source.fetchTransfers({ addresses: ADDRESSES, from: 0, to: head });
    expect(rows).toEqual(expected.filter(({ kind }) => kind !== 'internal'));
  });

  it('of the kinds that are wanted', async () => {
    expect(await fetchWith({}, ['internal'])).toEqual(expected.filter(({ kind }) => kind === 'internal'));
    expect(await fetchWith({ internal: false }, ['internal'])).toEqual([]);
  });

  it('in a part of the chain', async () => {
    const { source } = await sourceWith(answeringAlchemy(txs));
    const rows = await source.fetchTransfers({ addresses: ADDRESSES, from: 3, to: 12 });
    expect(rows).toEqual(expected.filter(({ block }) => block >= 3 && block <= 12));
  });

  it('and takes the time of the header where it tells none, and a log index in hex', async () => {
    const bare = (all: AlchemyTransfer[]) => all.map((one) => ({ ...one, metadata: undefined }));
    expect(await fetchWith({ change: bare })).toEqual(expected);
    const hex = (all: AlchemyTransfer[]) => all.map((one) => ({ ...one, uniqueId: one.uniqueId.replace(/log:(\d+)/, (_, index) => `log:0x${Number(index).toString(16)}`) }));
    expect(await fetchWith({ change: hex })).toEqual(expected);
  });
});

describe('a wrong transfer refuses the whole answer', () => {
  const other = `0x${'ab'.repeat(32)}`;
  it.each<[string, (one: AlchemyTransfer) => unknown, RegExp]>([
    ['an amount that is no number', (one) => ({ ...one, rawContract: { ...one.rawContract, value: '1.5' } }), /rawContract\.value/],
    ['no amount', (one) => ({ ...one, rawContract: { ...one.rawContract, value: null } }), /rawContract\.value/],
    ['a token without a contract', (one) => ({ ...one, category: 'erc20', uniqueId: `${one.hash}:log:0` }), /rawContract\.address/],
    ['an address that is none', (one) => ({ ...one, from: '0x12' }), /from is missing/],
    ['a category that nobody knows', (one) => ({ ...one, category: 'gift' }), /unknown category/],
    ['a block outside of what was asked', (one) => ({ ...one, blockNum: '0xffffff' }), /gave a transfer of block 16777215/],
    ['an address that was not asked for', (one) => ({ ...one, from: parts.STRANGER, to: parts.VAULT }), /does not match/],
    ['an id of another transaction', (one) => ({ ...one, uniqueId: `${other}:external` }), /uniqueId is none/],
    ['an id of another kind', (one) => ({ ...one, uniqueId: `${one.hash}:log:0` }), /uniqueId is none/],
    ['another time than the block has', (one) => ({ ...one, metadata: { blockTimestamp: '2015-07-30T15:26:13.000Z' } }), /and its header at/],
    ['a time that is none', (one) => ({ ...one, metadata: { blockTimestamp: 'yesterday' } }), /blockTimestamp/],
  ])('%s', async (_, wrong, why) => {
    const change = (all: AlchemyTransfer[]) => all.map((one, i) => (i === 0 ? wrong(one) : one));
    await expect(fetchWith({ change })).rejects.toMatchObject({ code: 'endpoint_contradiction', message: expect.stringMatching(why) as string });
  });

  it('transfers out of order, and no list of them', async () => {
    await expect(fetchWith({ change: (all) => [...all].reverse() })).rejects.toMatchObject({ code: 'endpoint_contradiction' });
    await expect(fetchWith({ change: () => null })).rejects.toMatchObject({ code: 'endpoint_contradiction' });
  });

  it('two at one place of a transaction, of which one would be lost', async () => {
    const change = (all: AlchemyTransfer[]) => all.flatMap((one) => [one, { ...one, rawContract: { ...one.rawContract, value: '0x7' } }]);
    await expect(fetchWith({ change })).rejects.toMatchObject({ message: expect.stringContaining('two different') as string });
  });

  it('pages that lead in a circle', async () => {
    const circle: Meddle = async (call, forward) => {
      if (call.method !== 'alchemy_getAssetTransfers') return undefined;
      return { body: JSON.stringify({ ...(await forward()), error: undefined, result: { transfers: [], pageKey: 'again' } }) };
    };
    const { source } = await sourceWith(circle);
    await expect(source.fetchTransfers({ addresses: ADDRESSES, from: 0, to: head })).rejects.toMatchObject({ code: 'endpoint_contradiction' });
  });

  it('but the same one twice is one transfer', async () => {
    expect(await fetchWith({ change: (all) => all.flatMap((one) => [one, one]) })).toEqual(expected);
  });
});

it('says that internal transfers can\'t be had where an id does not tell which call one is', async () => {
  const change = (all: AlchemyTransfer[]) => all.map((one) => ({ ...one, uniqueId: one.uniqueId.replace(/:internal:.*/, ':internal') }));
  await expect(fetchWith({ change })).rejects.toMatchObject({ code: 'endpoint_incapable', message: expect.stringContaining('which call') as string });
});

it('is refused like any other method, with the key unsaid', async () => {
  const { source } = await sourceWith(() => undefined);
  const error = await source.fetchTransfers({ addresses: ADDRESSES, from: 0, to: head }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'endpoint_refused', reason: 'method' });
  expect(String(error)).not.toContain(SECRET);
  const { source: elsewhere } = await sourceWith(answeringAlchemy(txs, { internal: false }));
  await expect(elsewhere.fetchTransfers({ addresses: ADDRESSES, from: 0, to: head })).rejects.toMatchObject({ code: 'endpoint_refused', reason: 'method' });
});
