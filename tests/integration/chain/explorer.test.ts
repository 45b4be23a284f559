import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createExplorer } from '@/lib/chain/explorer/client';
import { createExplorerEndpoint } from '@/lib/chain/explorer/endpoint';
import { createExplorerHistory, type ExplorerHistoryOptions } from '@/lib/chain/explorer/history';
import { createHeaders } from '@/lib/chain/headers';
import { type Ask, distinct, type SourceContext } from '@/lib/chain/source';
import { createTokenLogs } from '@/lib/chain/token-logs';
import { createTraceFilter } from '@/lib/chain/trace-filter';
import { createEndpoint } from '@/lib/chain/transport';
import type { Transfer } from '@/lib/core/transfer';
import { type Anvil, startAnvil } from '@/tests/helpers/anvil';
import { indexChain } from '@/tests/helpers/chain-index';
import * as parts from '@/tests/helpers/chain-parts';
import { type ExplorerData, rowsOfChain } from '@/tests/helpers/explorer-rows';
import { changing, type ExplorerOptions, type ExplorerServer, startExplorerServer } from '@/tests/helpers/explorer-server';
import { crowdedBlock } from '@/tests/helpers/one-block';

const ADDRESSES = [parts.WALLET, parts.OTHER_WALLET];
let anvil: Anvil;
let node: SourceContext;
let head: number;
let expected: Transfer[];
const lists = new Map<string, ExplorerData['rows']>();
const servers: ExplorerServer[] = [];

beforeAll(async () => {
  anvil = await startAnvil();
  await parts.placeContracts(anvil);
  await parts.playDay(anvil);
  await crowdedBlock(anvil, 12);
  await parts.payThrough(anvil, parts.VAULT, parts.WALLET, 11n);
  head = await anvil.head();
  const endpoint = createEndpoint(anvil.url);
  const ask: Ask = (method, params, signal) => endpoint.call(method, params, { timeoutMs: 10_000, signal });
  node = { chain: 'ethereum', ask, headers: createHeaders(ask) };
  const query = { addresses: ADDRESSES, from: 0, to: head };
  expected = distinct([
    ...(await createTraceFilter(node, 'trace').fetchTransfers(query)),
    ...(await createTokenLogs(node).fetchTransfers(query)),
  ]);
  const txs = await indexChain(anvil);
  lists.set('etherscan', rowsOfChain(txs, 'etherscan'));
  lists.set('blockscout', rowsOfChain(txs, 'blockscout'));
  lists.set('believing', rowsOfChain(txs, 'etherscan', { believesReverted: true }));
});
afterEach(() => Promise.all(servers.splice(0).map((server) => server.stop())));
afterAll(() => anvil.stop());

async function explorerOf(options: Partial<ExplorerOptions> = {}, list: string = options.dialect ?? 'etherscan') {
  const rows = lists.get(list) ?? (() => []);
  const data = { rows, rpc: (method: string, params: readonly unknown[]) => anvil.rpc(method, ...params) };
  const server = await startExplorerServer(data, { dialect: 'etherscan', ...options });
  servers.push(server);
  const key = options.dialect === 'blockscout' ? undefined : server.key;
  return { server, explorer: createExplorer({ url: server.url, key, chainId: 1 }) };
}

async function fetchFrom(server: Partial<ExplorerOptions>, options: Partial<ExplorerHistoryOptions> = {}, list?: string): Promise<Transfer[]> {
  const { explorer } = await explorerOf(server, list);
  const history = createExplorerHistory({ chain: 'ethereum', explorer, headers: node.headers, window: server.window, ...options });
  return history.fetchTransfers({ addresses: ADDRESSES, from: 0, to: head });
}

const withoutPlaces = (rows: readonly Transfer[]) =>
  rows.map((row) => (row.kind === 'internal' ? { ...row, position: '' } : row)).toSorted((a, b) => a.block - b.block);

describe('an explorer tells the same history as a node', () => {
  it('the day has transfers of all kinds, so that the comparisons below mean something', () => {
    expect(new Set(expected.map(({ kind }) => kind))).toEqual(new Set(['native', 'internal', 'token']));
    expect(expected.length).toBe(33);
    expect(new Set(expected.map(({ position }) => position)).has('11')).toBe(true);
  });

  it('Etherscan, its tokens found in the receipts, with the very keys of eth_getLogs and trace_filter', async () => {
    expect(await fetchFrom({}, { ask: node.ask })).toEqual(expected);
  });

  it('Etherscan, its internal transfers proven by call trees', async () => {
    expect(await fetchFrom({}, { ask: node.ask, trees: 'trace' })).toEqual(expected);
    expect(await fetchFrom({}, { ask: node.ask, trees: 'debug' })).toEqual(expected);
  });

  it('Blockscout without a key and without a node beside it, but for the places of internal transfers', async () => {
    const rows = await fetchFrom({ dialect: 'blockscout' });
    expect(withoutPlaces(rows)).toEqual(withoutPlaces(expected));
    expect(rows.filter(({ kind }) => kind === 'internal').map(({ position }) => position)).toEqual(['#1', '#1']);
  });

  it('Blockscout with call trees from a node, places and all', async () => {
    expect(await fetchFrom({ dialect: 'blockscout' }, { ask: node.ask, trees: 'trace' })).toEqual(expected);
  });

  it.each(['etherscan', 'blockscout'] as const)('%s with nothing but itself to read blocks and receipts from', async (dialect) => {
    const { explorer } = await explorerOf({ dialect });
    const endpoint = createExplorerEndpoint(explorer);
    const ask: Ask = (method, params, signal) => endpoint.call(method, params, { timeoutMs: 5_000, signal });
    const history = createExplorerHistory({ chain: 'ethereum', explorer, headers: createHeaders(ask), ask });
    const rows = await history.fetchTransfers({ addresses: ADDRESSES, from: 0, to: head });
    expect(withoutPlaces(rows)).toEqual(withoutPlaces(expected));
  });

  it('of the kinds that are wanted, and no call for the others', async () => {
    const { server, explorer } = await explorerOf();
    const history = createExplorerHistory({ chain: 'ethereum', explorer, headers: node.headers });
    const rows = await history.fetchTransfers({ addresses: ADDRESSES, from: 0, to: head, kinds: ['native'] });
    expect(rows).toEqual(expected.filter(({ kind }) => kind === 'native'));
    expect(new Set(server.calls.map(({ action }) => action))).toEqual(new Set(['eth_blockNumber', 'txlist']));
  });

  it('in a part of the chain', async () => {
    const { explorer } = await explorerOf();
    const history = createExplorerHistory({ chain: 'ethereum', explorer, headers: node.headers, ask: node.ask });
    const rows = await history.fetchTransfers({ addresses: ADDRESSES, from: 3, to: 12 });
    expect(rows).toEqual(expected.filter(({ block }) => block >= 3 && block <= 12));
  });
});

describe('what moved nothing is no transfer', () => {
  it('a call that was reverted inside a transaction that succeeded', async () => {
    const rows = await fetchFrom({}, { ask: node.ask });
    expect(rows.filter(({ from }) => from === parts.REVERTER)).toEqual([]);
  });

  it('nor where an explorer believes it, if call trees can be read', async () => {
    const believed = await fetchFrom({}, { ask: node.ask }, 'believing');
    expect(believed.filter(({ from }) => from === parts.REVERTER)).toHaveLength(1);
    expect(await fetchFrom({}, { ask: node.ask, trees: 'trace' }, 'believing')).toEqual(expected);
  });

  it('nor a call of a transaction that failed, whatever the explorer says of the call', async () => {
    const rows = await fetchFrom({}, { ask: node.ask }, 'believing');
    expect(rows.filter(({ amount }) => amount === 8n * parts.ETHER)).toEqual([]);
  });
});

describe('past the window', () => {
  it('no row is lost, at any size that holds the fullest block', async () => {
    for (const window of [13, 14, 17]) expect(await fetchFrom({ window }, { ask: node.ask })).toEqual(expected);
  });

  it('a block with more rows than a window says that this explorer can\'t do it, instead of giving a part', async () => {
    await expect(fetchFrom({ window: 11 }, { ask: node.ask })).rejects.toMatchObject({
      code: 'endpoint_incapable',
      message: expect.stringMatching(/block \d+ has as many of 0xa1/) as string,
    });
  });

  it('nor where an explorer silently gives pages of 100 rows instead of those asked for', async () => {
    const [row] = lists.get('etherscan')?.('txlist', parts.WALLET) ?? [];
    const many = Array.from({ length: 250 }, (_, i) => ({ ...row, blockNumber: String(1 + Math.floor(i / 30)), hash: `0x${String(i).padStart(64, '0')}`, isError: '1' }));
    lists.set('many', (action) => (action === 'txlist' ? many : []));
    const { server, explorer } = await explorerOf({ pageLimit: 100 }, 'many');
    const history = createExplorerHistory({ chain: 'ethereum', explorer, headers: node.headers });
    await history.fetchTransfers({ addresses: [parts.WALLET], from: 0, to: head, kinds: ['native'] });
    expect(Number(server.calls.at(-1)?.startblock)).toBeGreaterThan(6);
  });
});

describe('a wrong row refuses the whole answer', () => {
  const hash = `0x${'ab'.repeat(32)}`;
  it.each<[string, string, Readonly<Record<string, unknown>>, RegExp]>([
    ['an amount that is no number', 'txlist', { value: '1e18' }, /value is missing or no decimal/],
    ['an amount of more than 256 bits', 'txlist', { value: String(2n ** 256n) }, /value is missing or no decimal/],
    ['an address that is none', 'txlist', { from: '0x12' }, /from is missing or no address/],
    ['a block outside of what was asked', 'txlist', { blockNumber: '999999' }, /gave a row of block 999999/],
    ['another hash of the block', 'txlist', { blockHash: hash }, /in one answer and 0xabab/],
    ['another time than the block has', 'txlist', { timeStamp: '1' }, /its block \d+ is of/],
    ['a flag that is neither yes nor no', 'txlist', { isError: 'maybe' }, /isError is none of 0, 1/],
    ['a transfer of others', 'txlist', { from: parts.STRANGER, to: parts.VAULT }, /transfer of others/],
    ['an unknown kind of call', 'txlistinternal', { type: 'teleport' }, /type is none of/],
    ['a trace address that is none', 'txlistinternal', { traceId: '0x1' }, /traceId is no trace address/],
    ['another time than the block of a call has', 'txlistinternal', { timeStamp: '1' }, /its block \d+ is of/],
    ['a call of an unknown transaction', 'txlistinternal', { hash }, /knows no transaction 0xabab/],
    ['a token amount that the receipt does not have', 'tokentx', { value: '12345' }, /its receipt does not have/],
    ['a token that the receipt does not have', 'tokentx', { contractAddress: parts.STRANGER }, /its receipt does not have/],
    ['a token transfer of an unknown transaction', 'tokentx', { hash }, /knows no transaction 0xabab/],
  ])('%s', async (_, action, wrong, why) => {
    const meddle = changing(action, (rows) => rows.map((row, i) => (i === 0 ? { ...row, ...wrong } : row)));
    const message = expect.stringMatching(why) as string;
    await expect(fetchFrom({ meddle }, { ask: node.ask })).rejects.toMatchObject({ code: 'endpoint_contradiction', message });
  });

  it.each<[string, Parameters<typeof changing>[1], RegExp]>([
    ['rows that are no list', () => ({ rows: [] }), /no list/],
    ['rows out of order', (rows) => [...rows].reverse(), /in order/],
    ['a row that is no object', (rows) => [...rows, 'row'], /no object/],
  ])('%s', async (_, change, why) => {
    const message = expect.stringMatching(why) as string;
    await expect(fetchFrom({ meddle: changing('txlist', change) })).rejects.toMatchObject({ code: 'endpoint_contradiction', message });
  });

  it('two transfers at one place of a transaction, of which one would be lost', async () => {
    const meddle = changing('txlistinternal', (rows) => rows.flatMap((row) => [row, { ...row, value: '77' }]));
    const message = expect.stringContaining('two different internal transfers') as string;
    await expect(fetchFrom({ meddle }, { ask: node.ask })).rejects.toMatchObject({ code: 'endpoint_contradiction', message });
  });

  it('an internal transfer that no call of its transaction is, where call trees can be read', async () => {
    const meddle = changing('txlistinternal', (rows) => rows.map((row) => ({ ...row, value: '77' })));
    const message = expect.stringContaining('none of its calls') as string;
    await expect(fetchFrom({ meddle }, { ask: node.ask, trees: 'trace' })).rejects.toMatchObject({ code: 'endpoint_contradiction', message });
  });

  it('but the same row twice is one transfer', async () => {
    const meddle = changing('tokentx', (rows) => rows.flatMap((row) => [row, row]));
    expect(await fetchFrom({ meddle }, { ask: node.ask })).toEqual(expected);
  });
});

it('takes what an explorer lists beside tokens of EIP-20 for what it is: no transfer of one', async () => {
  const meddle = changing('tokentx', (rows) => {
    const { value, ...nft } = rows[0] ?? {};
    const wrap = { ...rows[0], from: `0x${'0'.repeat(40)}` };
    return [{ ...nft, tokenID: '7', shown: value }, wrap, ...rows];
  });
  expect(await fetchFrom({ meddle }, { ask: node.ask })).toEqual(expected);
});

it('says that tokens, or internal transfers, can\'t be had from an explorer that does not say where they stand', async () => {
  await expect(fetchFrom({})).rejects.toMatchObject({ code: 'endpoint_incapable', message: expect.stringContaining('which log') as string });
  const meddle = changing('txlistinternal', (rows) => rows.map((row) => ({ ...row, traceId: '' })));
  await expect(fetchFrom({ meddle })).rejects.toMatchObject({ code: 'endpoint_incapable', message: expect.stringContaining('which call') as string });
  expect(await fetchFrom({ meddle }, { ask: node.ask, trees: 'trace' })).toEqual(expected);
});

it('does not take an explorer that lags behind for one that found nothing', async () => {
  const behind: ExplorerOptions['meddle'] = ({ action }) =>
    action === 'eth_blockNumber' ? { body: `{"jsonrpc":"2.0","id":1,"result":"0x${(head - 1).toString(16)}"}` } : undefined;
  await expect(fetchFrom({ meddle: behind }, { ask: node.ask })).rejects.toMatchObject({ code: 'endpoint_refused', heals: 'later' });
  const pending = changing('txlistinternal', () => []);
  const meddle: ExplorerOptions['meddle'] = async (call, forward) => {
    const reply = await pending(call, forward);
    return typeof reply === 'object' ? { ...reply, body: reply.body.replace('"status":"1"', '"status":"2"') } : reply;
  };
  await expect(fetchFrom({ meddle, dialect: 'blockscout' })).rejects.toMatchObject({ code: 'endpoint_refused', heals: 'later' });
});

it('stops when it is told to', async () => {
  const { explorer } = await explorerOf({ meddle: ({ action }) => (action === 'txlist' ? 'hang' : undefined) });
  const history = createExplorerHistory({ chain: 'ethereum', explorer, headers: node.headers });
  const signal = AbortSignal.timeout(200);
  await expect(history.fetchTransfers({ addresses: ADDRESSES, from: 0, to: head, signal })).rejects.toMatchObject({ code: 'aborted' });
});
