import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatUnits } from '@/lib/core/money';
import { compileContracts } from '@/lib/chain/replay/contracts';
import { readRegistry } from '@/lib/registry';
import { type ReplayedChain, startReplay } from '../../helpers/replay';

const FIRST_WALLET = '0x47666fab8bd0ac7003bce3f5c3585383f09486e2';
const COLD_WALLET = '0x1db92e2eebc8e0c075a02bea49a2935bcd2dfcf4';
const STETH = '0xae7ab96520de3a18e5e111b5eaab095312d7fe84';

let chain: ReplayedChain;
beforeAll(async () => {
  chain = await startReplay();
});
afterAll(() => chain.anvil.stop());

async function ask<T>(method: string, ...params: unknown[]): Promise<T> {
  return (await chain.anvil.send(method, params)) as T;
}

test('every shipped transfer stands on the chain with its true parties, amount and time', async () => {
  const shipped = readRegistry().observedTransfers;
  expect(shipped).toHaveLength(80);
  for (const { id, txHash, from, to, amount, timestamp, assetContract } of shipped) {
    const row = chain.rows.find((r) => r.id === id)!;
    expect(row.originalTxHash).toBe(txHash);
    const tx = await ask<{ from: string; to: string; value: string; blockHash: string }>('eth_getTransactionByHash', row.txHash);
    const block = await ask<{ timestamp: string }>('eth_getBlockByHash', row.blockHash, false);
    expect(tx.blockHash).toBe(row.blockHash);
    expect(tx.from).toBe(from);
    expect(Number(block.timestamp)).toBe(Date.parse(timestamp) / 1000);
    if (assetContract === null) {
      expect([tx.to, formatUnits(BigInt(tx.value), 18)]).toEqual([to, amount]);
      continue;
    }
    const { logs } = await ask<{ logs: { address: string; data: string; topics: string[] }[] }>('eth_getTransactionReceipt', row.txHash);
    expect(logs.map((log) => [log.address, `0x${log.topics[2]!.slice(26)}`, formatUnits(BigInt(log.data), 18)])).toEqual([
      [assetContract, to, amount],
    ]);
  }
});

test('the ether of the theft moves inside a call, in a transaction whose own value is 0', async () => {
  const theft = chain.rows.find(({ part, kind }) => part === 'theft' && kind === 'internal')!;
  const tx = await ask<{ to: string; value: string }>('eth_getTransactionByHash', theft.txHash);
  expect(tx).toMatchObject({ to: COLD_WALLET, value: '0x0' });
  const traces = await ask<{ action: { from: string; to: string; value: string }; traceAddress: number[] }[]>('trace_transaction', theft.txHash);
  expect(traces.find(({ traceAddress }) => traceAddress.join() === '0')!.action).toMatchObject({
    from: COLD_WALLET,
    to: FIRST_WALLET,
    value: `0x${401346768858404671846374n.toString(16)}`,
  });
});

test('transfers of one original block share a block and keep their order', () => {
  const blockOf = new Map(readRegistry().observedTransfers.map(({ id, block }) => [id, block]));
  const shipped = chain.rows.filter(({ part }) => part === 'shipped');
  expect(new Set(shipped.map(({ block }) => block)).size).toBe(new Set(blockOf.values()).size);
  for (const [i, row] of shipped.slice(1).entries()) {
    const before = shipped[i]!;
    expect(row.block - before.block).toBeGreaterThanOrEqual(0);
    expect(row.block === before.block).toBe(blockOf.get(row.id) === blockOf.get(before.id));
  }
});

test('the tokens stand at their real addresses and answer as ERC-20 contracts', async () => {
  const { abi } = compileContracts().honestToken;
  const call = async (name: string, ...args: unknown[]) => {
    const answer = await ask<string>('eth_call', { to: STETH, data: abi.encodeFunctionData(name, args) }, 'latest');
    return abi.decodeFunctionResult(name, answer)[0] as unknown;
  };
  expect([await call('symbol'), await call('decimals')]).toEqual(['stETH', 18n]);
  expect(await call('balanceOf', FIRST_WALLET)).toBe(0n);
});

test('the first wallet keeps what was stolen less what it sent on, and the dust', async () => {
  const balance = BigInt(await ask<string>('eth_getBalance', FIRST_WALLET, 'latest'));
  expect(formatUnits(balance, 18)).toBe('1345.768858404671846376');
});

test('all of the replay is final', async () => {
  const { number } = await ask<{ number: string }>('eth_getBlockByNumber', 'finalized', false);
  expect(Number(number)).toBeGreaterThanOrEqual(Math.max(...chain.rows.map(({ block }) => block)));
});

test('a second replay gives the same transactions and blocks', async () => {
  const again = await startReplay();
  await again.anvil.stop();
  expect(again.rows).toEqual(chain.rows);
});

test('a tampered replay differs in that one amount', async () => {
  const tampered = await startReplay({ tamper: { id: 'bybit-2025-0002', amount: 1n }, spam: false });
  await tampered.anvil.stop();
  const amounts = (rows: ReplayedChain['rows']) => rows.filter(({ part }) => part === 'shipped').map(({ id, amount }) => `${id} ${amount}`);
  const differing = amounts(tampered.rows).filter((row) => !amounts(chain.rows).includes(row));
  expect(differing).toEqual(['bybit-2025-0002 1']);
});
