import { readFileSync } from 'node:fs';
import { parse as parseCsv } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callsOfBlock } from '@/lib/chain/call-trees';
import { framesOf, moved } from '@/lib/chain/calls';
import { createHeaders, hex, readHeader } from '@/lib/chain/headers';
import { list, log, object, receipt, transaction } from '@/lib/chain/parse';
import type { Ask } from '@/lib/chain/source';
import { createTokenLogs } from '@/lib/chain/token-logs';
import { createEndpoint } from '@/lib/chain/transport';
import { type RecordedNode, recordedFile, startRecordedNode } from '@/tests/helpers/recorded-node';

type Cells = Readonly<Record<string, string>>;
const csv = (...path: string[]): Cells[] => parseCsv(readFileSync(recordedFile(...path), 'utf8'), { columns: true });
const jsonLines = (...path: string[]): Cells[] =>
  readFileSync(recordedFile(...path), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Cells);

const BLOCKS = 'test_export_blocks_job';
const WITH_LOGS = `${BLOCKS}/block_with_logs`;
const WITH_TRANSFERS = 'test_export_token_transfers_job/block_with_transfers';
const RECEIPTS = 'test_export_receipts_job/receipts_with_logs';
const DAO = 'test_stream/blocks_1755634_1755635';

let node: RecordedNode | undefined;
async function askIn(...folders: string[]): Promise<Ask> {
  await node?.stop();
  node = await startRecordedNode(folders);
  const endpoint = createEndpoint(node.url);
  return (method, params, signal) => endpoint.call(method, params, { timeoutMs: 5_000, signal });
}
afterAll(() => node?.stop());

describe('blocks of mainnet, as a node gave them, are read as others read them', () => {
  it.each(['block_with_logs', 'blocks_with_transactions', 'block_without_transactions'])('%s', async (folder) => {
    const ask = await askIn(`${BLOCKS}/${folder}`);
    const blocks = csv(BLOCKS, folder, 'expected_blocks.csv');
    const txs: unknown[] = [];
    expect(blocks.length).toBeGreaterThan(0);
    for (const { number, hash, timestamp, logs_bloom: bloom = '', transaction_count: count } of blocks) {
      const isEmpty = /^0x0*$/.test(bloom);
      expect(await readHeader(ask, Number(number))).toEqual({ number: Number(number), hash, timestamp: Number(timestamp), bloom: isEmpty ? null : bloom });
      const raw = object(await ask('eth_getBlockByNumber', [hex(Number(number)), true], undefined), 'm', 'the block');
      const given = list(raw.transactions, 'm', 'transactions').map((tx) => transaction(tx, 'm'));
      expect(given).toHaveLength(Number(count));
      txs.push(...given);
    }
    expect(txs).toEqual(
      csv(BLOCKS, folder, 'expected_transactions.csv').map((row) => ({
        hash: row.hash,
        block: Number(row.block_number),
        blockHash: row.block_hash,
        from: row.from_address,
        to: row.to_address === '' ? null : row.to_address,
        value: BigInt(row.value ?? ''),
      })),
    );
  });
});

describe('receipts and logs', () => {
  let ask: Ask;
  beforeAll(async () => {
    ask = await askIn(RECEIPTS);
  });

  it('receipts from before Byzantium do not say that they succeeded', async () => {
    const rows = csv(RECEIPTS, 'expected_receipts.csv');
    expect(rows).toHaveLength(4);
    for (const { transaction_hash: txHash, block_hash: blockHash, contract_address: contract } of rows) {
      const read = receipt(await ask('eth_getTransactionReceipt', [txHash], undefined), 'm');
      expect(read).toEqual({ txHash, blockHash, succeeded: null, contract: contract === '' ? null : contract });
    }
  });

  it('logs, field by field', async () => {
    const rows = csv(RECEIPTS, 'expected_logs.csv');
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) {
      const raw = object(await ask('eth_getTransactionReceipt', [row.transaction_hash], undefined), 'm', 'the receipt');
      const logs = list(raw.logs, 'm', 'logs').map((one) => log(one, 'm'));
      expect(logs.find(({ index }) => index === Number(row.log_index))).toEqual({
        address: row.address,
        topics: row.topics?.split(','),
        data: row.data,
        block: Number(row.block_number),
        blockHash: row.block_hash,
        txHash: row.transaction_hash,
        index: Number(row.log_index),
      });
    }
  });
});

describe('token transfers, checked against the real header and its filter of logs', () => {
  it.each([
    ['block 483920', [WITH_TRANSFERS, WITH_LOGS], () => csv(WITH_TRANSFERS, 'expected_token_transfers.csv')],
    ['the DAO in block 1755635', [DAO], () => jsonLines(DAO, 'expected_token_transfers.json')],
  ] as const)('of %s', async (_, folders, read) => {
    const ask = await askIn(...folders);
    const expected = read();
    const blocks = expected.map((row) => Number(row.block_number));
    const source = createTokenLogs({ chain: 'ethereum', ask, headers: createHeaders(ask) });
    const addresses = [...new Set(expected.flatMap((row) => [row.from_address ?? '', row.to_address ?? '']))];
    const rows = await source.fetchTransfers({ addresses, from: Math.min(...blocks), to: Math.max(...blocks) });
    expect(rows.map((row) => [row.assetContract, row.from, row.to, row.amount, row.txHash, Number(row.position), row.block])).toEqual(
      expected.map((row) => [row.token_address, row.from_address, row.to_address, BigInt(row.value ?? ''), row.transaction_hash, Number(row.log_index), Number(row.block_number)]),
    );
    const header = await readHeader(ask, rows[0]?.block ?? 0);
    expect(header?.bloom).not.toBeNull();
    expect([rows[0]?.blockHash, rows[0]?.timestamp]).toEqual([header?.hash, header?.timestamp]);
  });
});

/** What a trace of the expected ones says, in our words. */
const place = (row: Cells) => String(row.trace_address ?? '').split(',').filter(Boolean).map(Number);
const isFailed = (row: Cells) => (row.error ?? '') !== '';

describe('calls by trace_block', () => {
  it.each(['block_with_create', 'block_with_error', 'block_with_subtraces', 'block_with_suicide'])('%s', async (folder) => {
    const path = `test_export_traces_job/${folder}`;
    const ask = await askIn(path);
    const rows = csv(path, 'expected_traces.csv');
    const number = Number(rows[0]?.block_number);
    const raw = list(await ask('trace_block', [hex(number)], undefined), 'm', 'the result') as { blockHash: string }[];
    const calls = await callsOfBlock(ask, 'trace', { number, hash: raw[0]?.blockHash ?? '' });
    const given = rows.filter((row) => row.trace_type !== 'reward');
    expect(given.length).toBeGreaterThan(0);
    expect(calls.map(({ txHash, path: at, from, value, failed, moves }) => [txHash, at, from, value, failed, moves])).toEqual(
      given.map((row) => [row.transaction_hash, place(row), row.from_address, BigInt(row.value ?? ''), isFailed(row), row.trace_type !== 'call' || row.call_type === 'call']),
    );
    const withReceiver = given.map((row, i) => (row.to_address === '' ? [] : [calls[i]?.to, row.to_address])).filter((pair) => pair.length > 0);
    for (const [mine, theirs] of withReceiver) expect(mine).toBe(theirs);
    const value = (of: readonly Cells[]) => of.reduce((sum, row) => sum + BigInt(row.value ?? ''), 0n);
    const moving = given.filter((row) => row.status === '1' && (row.trace_type !== 'call' || row.call_type === 'call'));
    expect(moved(calls).reduce((sum, call) => sum + call.value, 0n)).toBe(value(moving));
  });
});

describe('calls by the callTracer of an old geth', () => {
  const rawOf = async (folder: string) => {
    const path = `test_extract_geth_traces_job/${folder}`;
    const ask = await askIn(path);
    const rows = csv(path, 'expected_traces.csv');
    const number = hex(Number(rows[0]?.block_number));
    return { ask, number, rows, raw: (await ask('debug_traceBlockByNumber', [number, { tracer: 'callTracer' }], undefined)) as { result: unknown }[] };
  };

  it.each(['block_with_create', 'block_with_error', 'block_with_subtraces'])('%s', async (folder) => {
    const { rows, raw } = await rawOf(folder);
    const calls = raw.flatMap(({ result }, i) => framesOf(result, String(i), 'm'));
    expect(calls.map(({ txHash, from, value, failed }) => [txHash, from, value, failed])).toEqual(
      rows.map((row) => [row.transaction_index, row.from_address, BigInt(row.value || '0'), isFailed(row)]),
    );
  });

  it('which does not say who a contract that ended belonged to, is refused and not guessed at', async () => {
    const { raw } = await rawOf('block_with_suicide');
    expect(() => framesOf(raw[0]?.result, '0', 'debug_traceBlockByNumber')).toThrow(/debug_traceBlockByNumber can't be right: from is missing/);
  });

  it('which does not say of which transaction a tree is, is refused and not guessed at', async () => {
    const { ask, number } = await rawOf('block_with_create');
    const block = { number: Number(number), hash: `0x${'0'.repeat(64)}` };
    await expect(callsOfBlock(ask, 'debug', block)).rejects.toMatchObject({ code: 'endpoint_contradiction', message: expect.stringContaining('txHash') as string });
  });
});
