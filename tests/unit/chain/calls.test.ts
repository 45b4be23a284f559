import { describe, expect, it } from 'vitest';
import { framesOf, moved, traceOf } from '@/lib/chain/calls';
import { isErc20, topicOf, TRANSFER_TOPIC } from '@/lib/chain/token-logs';

const A = `0x${'a1'.repeat(20)}`;
const B = `0x${'b2'.repeat(20)}`;
const HASH = `0x${'12'.repeat(32)}`;

const trace = (over: object, action: object = {}) => ({
  type: 'call',
  action: { callType: 'call', from: A, to: B, value: '0x5', ...action },
  traceAddress: [],
  transactionHash: HASH,
  blockNumber: 7,
  blockHash: HASH,
  result: {},
  ...over,
});
const movedOf = (...traces: object[]) => moved(traces.flatMap((one) => traceOf(one, 'm') ?? [])).map((call) => call.path.join('_'));

describe('what moved value in a transaction', () => {
  it('is a call with a value', () => {
    expect(movedOf(trace({}), trace({ traceAddress: [0, 1] }), trace({ traceAddress: [1] }, { value: '0x0' }))).toEqual(['', '0_1']);
  });

  it('is no delegatecall, which repeats the value of its caller without moving it', () => {
    for (const callType of ['delegatecall', 'callcode', 'staticcall']) expect(movedOf(trace({}, { callType }))).toEqual([]);
  });

  it('is nothing of a failed transaction, and nothing beneath a reverted call, however deep', () => {
    expect(movedOf(trace({ error: 'Reverted' }), trace({ traceAddress: [0] }))).toEqual([]);
    const reverted = trace({ traceAddress: [0], error: 'Reverted' });
    expect(movedOf(trace({}), reverted, trace({ traceAddress: [0, 2, 1] }), trace({ traceAddress: [1, 0] }))).toEqual(['', '1_0']);
  });

  it('is the making of a contract, to the contract that was made', () => {
    const made = traceOf({ ...trace({ type: 'create', result: { address: B } }), action: { from: A, value: '0x5', init: '0x' } }, 'm');
    expect(made).toMatchObject({ from: A, to: B, value: 5n, moves: true });
  });

  it('is the end of a contract, to whom its ether goes', () => {
    const ended = traceOf({ ...trace({ type: 'suicide' }), action: { address: A, refundAddress: B, balance: '0x9' } }, 'm');
    expect(ended).toMatchObject({ from: A, to: B, value: 9n, moves: true });
  });

  it('is no block reward, and an unknown type is refused rather than guessed', () => {
    expect(traceOf(trace({ type: 'reward' }), 'm')).toBeNull();
    expect(() => traceOf(trace({ type: 'gift' }), 'trace_filter')).toThrow(/trace_filter can't be right: it has a trace of an unknown type/);
  });
});

describe('the frames of callTracer', () => {
  const frame = (over: object) => ({ type: 'CALL', from: A, to: B, value: '0x5', ...over });

  it('stand at the same places in the tree as traces do, so that one transfer never becomes two rows', () => {
    const precompile = frame({ type: 'STATICCALL', to: `0x${'0'.repeat(39)}1`, value: undefined });
    const root = frame({ calls: [precompile, frame({}), frame({ calls: [frame({})] })] });
    expect(framesOf(root, HASH, 'm').map((call) => call.path.join('_'))).toEqual(['', '0', '1', '1_0']);
  });

  it('beneath a reverted one move nothing', () => {
    const root = frame({ calls: [frame({ error: 'execution reverted', calls: [frame({})] }), frame({ type: 'DELEGATECALL' })] });
    expect(moved(framesOf(root, HASH, 'm')).map((call) => call.path.join('_'))).toEqual(['']);
  });

  it('of a contract that was not made have no address of it', () => {
    expect(framesOf(frame({ type: 'CREATE', to: undefined, error: 'out of gas' }), HASH, 'm')).toMatchObject([{ failed: true }]);
    expect(() => framesOf(frame({ type: 'CREATE', to: undefined }), HASH, 'debug_traceTransaction')).toThrow(/to is missing/);
  });
});

describe('what counts as a token transfer', () => {
  const topics = [TRANSFER_TOPIC, topicOf(A), topicOf(B)];
  const one = `0x${'0'.repeat(63)}1`;
  it.each<[string, boolean, string[], string]>([
    ['sender, receiver and an amount', true, topics, one],
    ['an NFT, with its number as a fourth topic', false, [...topics, one], '0x'],
    ['an old NFT, with its number in data of another length', false, topics, '0x'],
    ['more data than an amount', false, topics, one + '00'.repeat(32)],
    ['a party that is no address', false, [TRANSFER_TOPIC, topicOf(A), `0x${'f'.repeat(64)}`], one],
  ])('%s: %s', (_, counts, given, data) => {
    expect(isErc20({ topics: given, data })).toBe(counts);
  });
});
