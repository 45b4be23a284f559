import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TrackerError } from '@/lib/core/errors';
import * as parse from '@/lib/chain/parse';

const HASH = `0x${'Ab'.repeat(32)}`;
const ADDRESS = `0x${'Cd'.repeat(20)}`;
const LOG = {
  address: ADDRESS, topics: [HASH], data: '0x', blockNumber: '0x10', blockHash: HASH, transactionHash: HASH, logIndex: '0x2', removed: false,
};
const TX = { hash: HASH, blockNumber: '0x1', blockHash: HASH, from: ADDRESS, to: null, value: '0x5' };
const RECEIPT = { transactionHash: HASH, blockHash: HASH, status: '0x1', contractAddress: null };
const BLOCK = { number: '0x1', hash: HASH, timestamp: '0x60' };

function failure(read: () => unknown): TrackerError {
  try {
    read();
  } catch (error) {
    if (error instanceof TrackerError) return error;
    throw error;
  }
  throw new Error('it was taken for right');
}

describe('reading numbers', () => {
  it('keeps every quantity up to 256 bits to the last digit', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }), (n) => parse.quantity(`0x${n.toString(16)}`, 'm', 'f') === n));
  });

  it('takes block numbers as hex and as numbers, and nothing that a number can not hold', () => {
    fc.assert(fc.property(fc.maxSafeNat(), (n) => parse.small(`0x${n.toString(16)}`, 'm', 'f') === n && parse.small(n, 'm', 'f') === n));
    for (const bad of ['0x20000000000000', -1, 1.5, Number.NaN, null]) expect(failure(() => parse.small(bad, 'm', 'f')).code).toBe('endpoint_contradiction');
  });

  it('never takes anything but hex for a quantity', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.constant(undefined), fc.object()), (value) => {
        fc.pre(typeof value !== 'string' || !/^0x[0-9a-f]{1,64}$/i.test(value));
        return failure(() => parse.quantity(value, 'eth_x', 'value')).code === 'endpoint_contradiction';
      }),
    );
  });
});

describe('an answer with a field that can not be right is refused with the names of method and field', () => {
  it.each<[string, (value: unknown, method: string) => unknown, object, string]>([
    ['a log', parse.log, LOG, 'address'],
    ['a log', parse.log, LOG, 'topics'],
    ['a log', parse.log, LOG, 'data'],
    ['a log', parse.log, LOG, 'blockNumber'],
    ['a log', parse.log, LOG, 'blockHash'],
    ['a log', parse.log, LOG, 'transactionHash'],
    ['a log', parse.log, LOG, 'logIndex'],
    ['a transaction', parse.transaction, TX, 'hash'],
    ['a transaction', parse.transaction, TX, 'blockNumber'],
    ['a transaction', parse.transaction, TX, 'blockHash'],
    ['a transaction', parse.transaction, TX, 'from'],
    ['a transaction', parse.transaction, TX, 'value'],
    ['a receipt', parse.receipt, RECEIPT, 'transactionHash'],
    ['a receipt', parse.receipt, RECEIPT, 'blockHash'],
    ['a block', parse.header, BLOCK, 'number'],
    ['a block', parse.header, BLOCK, 'hash'],
    ['a block', parse.header, BLOCK, 'timestamp'],
  ])('%s', (_, read, good, field) => {
    expect(() => read(good, 'eth_x')).not.toThrow();
    for (const bad of [undefined, null, '0xzz', {}, '']) {
      expect(failure(() => read({ ...good, [field]: bad }, 'eth_x')).message).toMatch(new RegExp(`eth_x can't be right: .*${field}`));
    }
  });

  it('a log that was taken back', () => {
    expect(failure(() => parse.log({ ...LOG, removed: true }, 'eth_getLogs')).message).toContain('marked as removed');
  });

  it('a list or an object that is none', () => {
    expect(failure(() => parse.list({}, 'eth_getLogs', 'the result')).message).toContain('the result is missing or no list');
    expect(failure(() => parse.object([], 'eth_x', 'a log')).message).toContain('a log is missing or no object');
  });
});

it('writes hashes and addresses in lower case, whatever the node does', () => {
  expect(parse.log(LOG, 'm')).toMatchObject({ address: ADDRESS.toLowerCase(), blockHash: HASH.toLowerCase(), topics: [HASH.toLowerCase()] });
});

it('does not say that a transaction went through when its receipt does not', () => {
  expect(parse.receipt(RECEIPT, 'm').succeeded).toBe(true);
  expect(parse.receipt({ ...RECEIPT, status: '0x0' }, 'm').succeeded).toBe(false);
  expect(parse.receipt({ ...RECEIPT, status: undefined }, 'm').succeeded).toBeNull();
});
