import { describe, expect, it } from 'vitest';
import type { Transfer } from '@/lib/core/transfer';
import type { Log } from '@/lib/chain/parse';
import { readServiceEvents } from '@/lib/chain/services/read-events';
import { addr, logOf, moved, PLACE, word } from '@/tests/helpers/service-logs';

const POOL = '0xa160cdab225685da1d56aa342ad8841c3b53f291';
const ROUTER = '0xd37bbe5744d730a1d98d8dc97c42f0ca46ad7146';
const ADAPT = '0xac9f360ae85469b27aeddeafc579ef2d052ad405';
const RAILGUN = '0xfa7093cdd9ee6932b4eb2c9e1cde7ce00b1fa4b9';
const USDC = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48';
const FAKE = addr('fa4e');
const [WALLET, OTHER, STRANGER] = [addr('a1'), addr('a2'), addr('5e')];
const ETHER = 10n ** 18n;
const SERVICES = new Map(
  [
    [POOL, 'Tornado Cash 100 ETH pool'],
    [ROUTER, 'THORChain Router (ETH)'],
    [RAILGUN, 'Railgun proxy'],
    [ADAPT, 'Railgun relay adapt'],
    [addr('b1'), 'binance'],
  ].map(([address = '', name = '']) => [address, { name, category: 'mixer' }] as const),
);

const rawLog = (log: Log) => ({
  address: log.address,
  topics: log.topics,
  data: log.data,
  blockNumber: `0x${log.block.toString(16)}`,
  blockHash: log.blockHash,
  transactionHash: log.txHash,
  logIndex: `0x${log.index.toString(16)}`,
});

function receiptOf(logs: readonly Log[], change: object = {}) {
  const blockNumber = `0x${PLACE.block.toString(16)}`;
  return { transactionHash: PLACE.txHash, blockHash: PLACE.blockHash, blockNumber, status: '0x1', logs: logs.map(rawLog), ...change };
}

async function read(transfers: readonly Transfer[], answer: unknown, watched: readonly string[] = [WALLET, OTHER]) {
  const asked: unknown[] = [];
  const ask = (method: string, params: unknown) => {
    asked.push([method, params]);
    return Promise.resolve(answer);
  };
  const events = await readServiceEvents({ chain: 'ethereum', ask }, { transfers, services: SERVICES, watched: new Set(watched) });
  return { events, asked };
}

const deposit = logOf('tornadoDeposit', [word('c0'), 7, 1n], POOL);
const swapTo = (asset: string, memo = '=:b:x') => logOf('routerDeposit', [addr('fa'), asset, 5n, memo], ROUTER);
/** The Transfer event of a token, at the place that `moved` gives it. */
const tokenLog = (contract: string): Log => ({ ...PLACE, index: 3, address: contract, topics: [word('dd')], data: '0x' });

describe('whose an event is', () => {
  it('tells a deposit of a watched wallet once, with the wallet, the pool and the time of the transfer', async () => {
    const { events, asked } = await read([moved(WALLET, POOL, 100n * ETHER)], receiptOf([deposit]));
    expect(asked).toEqual([['eth_getTransactionReceipt', [PLACE.txHash]]]);
    expect(events).toEqual([
      {
        chain: 'ethereum', block: PLACE.block, blockHash: PLACE.blockHash, txHash: PLACE.txHash, logIndex: PLACE.index, timestamp: 1_720_000_000,
        protocol: 'Tornado Cash', event: 'Deposit', contract: POOL, wallet: WALLET, assetContract: '', amount: 100n * ETHER,
        destinationChain: null, destinationAddress: null,
        details: { pool: 'Tornado Cash 100 ETH pool', commitment: word('c0'), leaf_index: '7' },
      },
    ]);
  });

  it('asks for nothing where no watched wallet met a service whose events we know', async () => {
    const transfers = [moved(WALLET, STRANGER, 1n), moved(STRANGER, POOL, 1n), moved(WALLET, addr('b1'), 1n), moved(POOL, ROUTER, 1n)];
    expect(await read(transfers, null)).toEqual({ events: [], asked: [] });
  });

  it('believes no event of a contract that only looks like the service', async () => {
    const lookalike = logOf('tornadoDeposit', [word('c0'), 7, 1n], FAKE);
    const wayIn = logOf('railgunUnshield', [WALLET, [0, USDC, 0n], 9n, 0n], ADAPT);
    const { events } = await read([moved(WALLET, POOL, 1n), moved(ADAPT, WALLET, 1n)], receiptOf([lookalike, { ...wayIn, index: 6 }]));
    expect(events).toEqual([]);
  });

  it('pins no deposit on a wallet of which a token merely claims a transfer, or a transfer of nothing', async () => {
    const forged = moved(WALLET, ROUTER, 10n ** 30n, FAKE);
    expect((await read([forged], receiptOf([tokenLog(FAKE), swapTo(USDC)]))).events).toEqual([]);
    const nothing = moved(WALLET, ROUTER, 0n, USDC);
    expect((await read([nothing], receiptOf([tokenLog(USDC), swapTo(USDC)]))).events).toEqual([]);
    const real = moved(WALLET, ROUTER, 5n, USDC);
    expect((await read([real], receiptOf([tokenLog(USDC), swapTo(USDC)]))).events).toMatchObject([{ wallet: WALLET, assetContract: USDC, amount: 5n }]);
  });

  it('takes no deposit for one that came back, and no payout to somebody else for the wallet’s own', async () => {
    expect((await read([moved(POOL, WALLET, 99n)], receiptOf([deposit]))).events).toEqual([]);
    const payout = (to: string, index: number) => ({ ...logOf('tornadoWithdrawal', [to, word('11'), addr('0'), 0n], POOL), index });
    const { events } = await read([moved(POOL, WALLET, 99n)], receiptOf([payout(STRANGER, 5), payout(WALLET, 6)]));
    expect(events.map(({ logIndex, wallet }) => [logIndex, wallet])).toEqual([[6, WALLET]]);
  });

  it('tells two wallets in one transaction apart by what the events say', async () => {
    const out = (to: string, index: number) => ({ ...logOf('routerTransferOut', [addr('fa'), to, addr('0'), 2n, 'OUT:x'], ROUTER), index });
    const transfers = [moved(ROUTER, WALLET, 2n, null, { kind: 'internal', position: '0' }), moved(ROUTER, OTHER, 2n, null, { kind: 'internal', position: '1' })];
    const { events } = await read(transfers, receiptOf([out(OTHER, 5), out(WALLET, 6)]));
    expect(events.map(({ logIndex, wallet }) => [logIndex, wallet])).toEqual([[5, OTHER], [6, WALLET]]);
  });

  it('follows a payout through the service’s own contract in between', async () => {
    const unshield = logOf('railgunUnshield', [ADAPT, [0, addr('c02a'), 0n], 9n, 0n], RAILGUN);
    const { events } = await read([moved(ADAPT, WALLET, 9n, null, { kind: 'internal', position: '0' })], receiptOf([unshield]));
    expect(events).toMatchObject([{ wallet: WALLET, protocol: 'Railgun', event: 'Unshield', amount: 9n }]);
  });

  it('leaves out an event of a known topic that is laid out in another way', async () => {
    expect((await read([moved(WALLET, ROUTER, 1n)], receiptOf([{ ...swapTo(addr('0')), data: '0x01' }]))).events).toEqual([]);
    expect((await read([moved(WALLET, ROUTER, 1n)], receiptOf([{ ...PLACE, address: ROUTER, topics: [], data: '0x' }]))).events).toEqual([]);
  });
});

describe('receipts', () => {
  const transfers = [moved(WALLET, POOL, 1n)];

  it.each([
    ['no receipt at all', null],
    ['a receipt of another transaction', receiptOf([deposit], { transactionHash: word('bad') })],
    ['a receipt of another block', receiptOf([deposit], { blockHash: word('bad') })],
    ['a receipt of another height', receiptOf([deposit], { blockNumber: '0x1' })],
    ['a log of another transaction', receiptOf([{ ...deposit, txHash: word('bad') }])],
    ['a log of another block', receiptOf([{ ...deposit, blockHash: word('bad') }])],
    ['a receipt without logs', receiptOf([], { logs: null })],
    ['a text', 'receipt'],
  ])('refuses %s', async (_, answer) => {
    await expect(read(transfers, answer)).rejects.toMatchObject({ code: 'endpoint_contradiction' });
  });

  it('refuses a receipt that lacks a log which another answer had', async () => {
    await expect(read([moved(WALLET, ROUTER, 5n, USDC)], receiptOf([swapTo(USDC)]))).rejects.toThrow(/left out log 3/);
  });

  it('are read once each, eight at a time, and told in the order of the chain', async () => {
    let [now, most] = [0, 0];
    const places = Array.from({ length: 40 }, (_, i) => ({ block: 1_000 - i, blockHash: word(`b${i}`), txHash: word(`7${i}`) }));
    const asked: string[] = [];
    const ask = async (_: string, params: unknown) => {
      const [hash = ''] = params as string[];
      asked.push(hash);
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve, 5));
      now--;
      const place = places.find(({ txHash }) => txHash === hash)!;
      const { txHash: transactionHash, blockHash } = place;
      const logs = [{ ...deposit, ...place, index: 9 }, { ...deposit, ...place, index: 8 }];
      return receiptOf(logs, { transactionHash, blockHash, blockNumber: `0x${place.block.toString(16)}` });
    };
    const many = places.flatMap((place) => [moved(WALLET, POOL, 1n, null, place), moved(WALLET, POOL, 2n, null, { ...place, kind: 'internal', position: '0' })]);
    const events = await readServiceEvents({ chain: 'ethereum', ask }, { transfers: many, services: SERVICES, watched: new Set([WALLET]) });
    expect([asked.length, new Set(asked).size, most]).toEqual([40, 40, 8]);
    expect(events.map(({ block, logIndex }) => block * 100 + logIndex)).toEqual(events.map(({ block, logIndex }) => block * 100 + logIndex).toSorted((a, b) => a - b));
    expect(events).toHaveLength(80);
  });

  it('pass on a failure of the endpoint', async () => {
    const ask = () => Promise.reject(new Error('down'));
    await expect(readServiceEvents({ chain: 'ethereum', ask }, { transfers, services: SERVICES, watched: new Set([WALLET]) })).rejects.toThrow('down');
  });
});
