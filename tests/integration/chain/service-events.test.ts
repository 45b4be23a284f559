import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHeaders, hex } from '@/lib/chain/headers';
import { log } from '@/lib/chain/parse';
import { readServiceEvents } from '@/lib/chain/services/read-events';
import { WRAP_TOPICS, wrapTransfer } from '@/lib/chain/services/wrapped-native';
import type { Ask } from '@/lib/chain/source';
import { createTokenLogs, topicOf } from '@/lib/chain/token-logs';
import { createTraceFilter } from '@/lib/chain/trace-filter';
import type { ServiceEvent } from '@/lib/core/service-event';
import { insertServiceEvents, serviceEventsOf } from '@/lib/db/service-events';
import { readRegistry } from '@/lib/registry';
import { type Anvil, startAnvil } from '@/tests/helpers/anvil';
import { ETHER, OTHER_WALLET, STRANGER, WALLET } from '@/tests/helpers/chain-parts';
import { type Compiled, compileFixture } from '@/tests/helpers/solidity';
import { eachEngine, openTestStore, type TestStore } from '@/tests/helpers/store';

const POOL = '0xa160cdab225685da1d56aa342ad8841c3b53f291';
const ROUTER = '0xd37bbe5744d730a1d98d8dc97c42f0ca46ad7146';
const USDT = '0xdac17f958d2ee523a2206206994597c13d831ec7';
const WETH = '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2';
const FAKE_POOL = `0x${'a16f'.repeat(10)}`;
const FAKE_COIN = `0x${'c01f'.repeat(10)}`;
const VAULT = `0x${'7a'.repeat(20)}`;
const BTC = 'bc1q6527vxxqjpq80la2l0sw7hay3lj6dz07zs6gzl';
const COMMITMENT = `0x${'c0'.repeat(32)}`;
const ANSWERED = 'ab'.repeat(32);

const { Pool, Router, Coin, Wrapper } = compileFixture('Services.sol');
let anvil: Anvil;
let events: readonly ServiceEvent[];
let asked: string[];
let sent: Record<'deposit' | 'swap' | 'tokens' | 'withdrawal' | 'payout', string>;

/** A day on which a wallet uses the services, and others do all that must not be taken for the wallet's. */
async function playDay(): Promise<typeof sent> {
  const call = (from: string, to: string, { abi }: Compiled, name: string, args: readonly unknown[], value = 0n) =>
    anvil.send({ from, to, value, data: abi.encodeFunctionData(name, args) });
  const depositOf = (from: string, asset: string, amount: bigint, memo: string, value = 0n) =>
    call(from, ROUTER, Router!, 'depositWithExpiry', [VAULT, asset, amount, memo, 0n], value);
  const zero = `0x${'0'.repeat(40)}`;
  const deposit = await call(WALLET, POOL, Pool!, 'deposit', [COMMITMENT], 100n * ETHER);
  const swap = await depositOf(WALLET, zero, 0n, `=:b:${BTC}:1e6/3/0:t:10`, 5n * ETHER);
  const tokens = await depositOf(WALLET, USDT, 2_500_000n, '=:x:rsA');
  const withdrawal = await call(STRANGER, POOL, Pool!, 'withdraw', [WALLET, COMMITMENT, STRANGER, ETHER]);
  const payout = await call(STRANGER, ROUTER, Router!, 'transferOut', [WALLET, zero, 0n, `OUT:${ANSWERED}`], 3n * ETHER);
  await call(STRANGER, POOL, Pool!, 'deposit', [COMMITMENT], 100n * ETHER);
  await call(WALLET, FAKE_POOL, Pool!, 'deposit', [COMMITMENT], 100n * ETHER);
  await call(STRANGER, FAKE_COIN, Coin!, 'transferFrom', [WALLET, ROUTER, 10n ** 30n]);
  await call(WALLET, WETH, Wrapper!, 'deposit', [], 7n * ETHER);
  await call(WALLET, WETH, Wrapper!, 'withdraw', [2n * ETHER]);
  await anvil.mine(3);
  return { deposit, swap, tokens, withdrawal, payout };
}

const ask: Ask = (method, params) => {
  if (method === 'eth_getTransactionReceipt') asked.push((params as string[])[0]!);
  return anvil.rpc(method, ...(params as unknown[]));
};

beforeAll(async () => {
  anvil = await startAnvil();
  const codes = { [POOL]: Pool, [FAKE_POOL]: Pool, [ROUTER]: Router, [USDT]: Coin, [FAKE_COIN]: Coin, [WETH]: Wrapper };
  for (const [address, contract] of Object.entries(codes)) await anvil.rpc('anvil_setCode', address, contract!.code);
  for (const rich of [WALLET, STRANGER, POOL]) await anvil.rpc('anvil_setBalance', rich, hex(1_000_000n * ETHER));
  sent = await playDay();
  const context = { chain: 'ethereum', ask, headers: createHeaders(ask) };
  const query = { addresses: [WALLET, OTHER_WALLET], from: 0, to: await anvil.head() };
  const transfers = [
    ...(await createTokenLogs(context).fetchTransfers(query)),
    ...(await createTraceFilter(context, 'trace').fetchTransfers(query)),
  ];
  const services = new Map(readRegistry().services.filter(({ chain }) => chain === 'ethereum').map((service) => [service.address, service]));
  asked = [];
  events = await readServiceEvents(context, { transfers, services, watched: new Set([WALLET, OTHER_WALLET]) });
});
afterAll(() => anvil.stop());

it('what the services say of a wallet is read from a real node, and nothing that others did or forged', () => {
  const said = events.map(({ txHash, protocol, event, wallet, assetContract, amount }) => [txHash, protocol, event, wallet, assetContract, amount]);
  expect(said).toEqual([
    [sent.deposit, 'Tornado Cash', 'Deposit', WALLET, '', 100n * ETHER],
    [sent.swap, 'THORChain', 'Deposit', WALLET, '', 5n * ETHER],
    [sent.tokens, 'THORChain', 'Deposit', WALLET, USDT, 2_500_000n],
    [sent.withdrawal, 'Tornado Cash', 'Withdrawal', WALLET, '', 100n * ETHER],
    [sent.payout, 'THORChain', 'TransferOut', WALLET, '', 3n * ETHER],
  ]);
  expect(events[1]).toMatchObject({ destinationChain: 'bitcoin', destinationAddress: BTC, details: { affiliate: 't' } });
  expect(events[2]).toMatchObject({ destinationChain: 'XRP Ledger', destinationAddress: null, details: { destination_name: 'rsA' } });
  expect(events[3]).toMatchObject({ destinationChain: null, destinationAddress: null, details: { fee: ETHER.toString(), relayer: STRANGER } });
  expect(events[4]).toMatchObject({ details: { answers: ANSWERED } });
  expect(new Set(asked).size).toBe(asked.length);
});

it('wrapped ether comes from nothing and goes to nothing, as a node tells it', async () => {
  const raw = await anvil.rpc<unknown[]>('eth_getLogs', { fromBlock: '0x0', toBlock: 'latest', topics: [WRAP_TOPICS, topicOf(WALLET)] });
  const rows = raw.map((one) => wrapTransfer(log(one, 'eth_getLogs'), 'ethereum', 1));
  const zero = `0x${'0'.repeat(40)}`;
  expect(rows.map((row) => [row?.from, row?.to, row?.assetContract, row?.amount])).toEqual([
    [zero, WALLET, WETH, 7n * ETHER],
    [WALLET, zero, WETH, 2n * ETHER],
  ]);
});

eachEngine((engine) => {
  describe('stored', () => {
    let store: TestStore;
    beforeAll(async () => void (store = await openTestStore(engine)));
    afterAll(() => store.close());

    it('events come back as they were read, however often they are stored', async () => {
      expect(await insertServiceEvents(store.db, events)).toBe(5);
      expect(await insertServiceEvents(store.db, [...events, ...events])).toBe(0);
      const kept = await serviceEventsOf(store.db, 'ethereum', WALLET, 100);
      expect(kept).toEqual({ rows: events.toReversed(), total: 5 });
      expect(await serviceEventsOf(store.db, 'ethereum', WALLET, 2)).toEqual({ rows: events.toReversed().slice(0, 2), total: 5 });
      expect(await serviceEventsOf(store.db, 'bsc', WALLET, 100)).toEqual({ rows: [], total: 0 });
      expect(await serviceEventsOf(store.db, 'ethereum', OTHER_WALLET, 100)).toEqual({ rows: [], total: 0 });
    });

    it('the largest amount and the strangest memo come back to the last digit and letter', async () => {
      const most = { ...events[0]!, chain: 'base', amount: 2n ** 256n - 1n, details: { memo: '=:b:\uFFFD "\\ 한국 😀' } };
      await insertServiceEvents(store.db, [most]);
      expect(await serviceEventsOf(store.db, 'base', WALLET, 9)).toEqual({ rows: [most], total: 1 });
    });
  });
});
