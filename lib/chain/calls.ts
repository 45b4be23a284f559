import { contradiction } from './errors';
import { address, hash, list, object, quantity, type Raw, small } from './parse';

/** One frame of a transaction: a call, the making of a contract, or its end. */
export interface Call {
  readonly txHash: string;
  /** Where it stands in the tree; empty for the transaction itself. */
  readonly path: readonly number[];
  readonly from: string;
  readonly to: string;
  readonly value: bigint;
  /** False for frames that carry a value without moving it: delegatecall, callcode, staticcall. */
  readonly moves: boolean;
  readonly failed: boolean;
}

/** A call with the block in which it stands, as the `trace_` methods give it. */
export interface TracedCall extends Call {
  readonly block: number;
  readonly blockHash: string;
}

/** One trace of a `trace_` method; null for block rewards, which no wallet sends. */
export function traceOf(value: unknown, method: string): TracedCall | null {
  const raw = object(value, method, 'a trace');
  const action = object(raw['action'], method, 'action');
  const failed = raw['error'] !== undefined && raw['error'] !== null;
  const parties = partiesOf(raw, action, failed, method);
  if (parties === null) return null;
  return {
    ...parties,
    failed,
    txHash: hash(raw['transactionHash'], method, 'transactionHash'),
    path: list(raw['traceAddress'], method, 'traceAddress').map((step) => small(step, method, 'traceAddress')),
    block: small(raw['blockNumber'], method, 'blockNumber'),
    blockHash: hash(raw['blockHash'], method, 'blockHash'),
  };
}

type Parties = Pick<Call, 'from' | 'to' | 'value' | 'moves'>;

function partiesOf(raw: Raw, action: Raw, failed: boolean, method: string): Parties | null {
  switch (raw['type']) {
    case 'call':
      return {
        from: address(action['from'], method, 'action.from'),
        to: address(action['to'], method, 'action.to'),
        value: quantity(action['value'], method, 'action.value'),
        moves: action['callType'] === 'call' || action['callType'] === undefined,
      };
    case 'create': {
      const from = address(action['from'], method, 'action.from');
      const made = failed ? from : address(object(raw['result'], method, 'result')['address'], method, 'result.address');
      return { from, to: made, value: quantity(action['value'], method, 'action.value'), moves: true };
    }
    case 'suicide':
    case 'selfdestruct':
      return {
        from: address(action['address'], method, 'action.address'),
        to: address(action['refundAddress'], method, 'action.refundAddress'),
        value: quantity(action['balance'], method, 'action.balance'),
        moves: true,
      };
    case 'reward':
      return null;
    default:
      throw contradiction(`The answer to ${method} can't be right: it has a trace of an unknown type.`);
  }
}

const MOVING = new Set(['CALL', 'CREATE', 'CREATE2', 'SELFDESTRUCT']);
/** Precompiled contracts, which the `trace_` methods leave out of the tree unless they are sent value. */
const PRECOMPILED = /^0x0{36}0[01][0-9a-f]{2}$/;

/** The frames of geth's `callTracer`, at the same places in the tree as the `trace_` methods put them. */
export function framesOf(root: unknown, txHash: string, method: string, path: readonly number[] = []): Call[] {
  const raw = object(root, method, 'a call frame');
  const failed = raw['error'] !== undefined && raw['error'] !== null;
  const from = address(raw['from'], method, 'from');
  const value = raw['value'] === undefined ? 0n : quantity(raw['value'], method, 'value');
  const to = failed && raw['to'] === undefined ? from : address(raw['to'], method, 'to');
  const call: Call = { txHash, path, from, to, value, failed, moves: MOVING.has(String(raw['type'])) };
  const inner = raw['calls'] === undefined ? [] : list(raw['calls'], method, 'calls');
  const counted = inner.map((one) => object(one, method, 'a call frame')).filter((one) => !isBarePrecompile(one));
  return [call, ...counted.flatMap((one, i) => framesOf(one, txHash, method, [...path, i]))];
}

function isBarePrecompile(raw: Raw): boolean {
  return PRECOMPILED.test(String(raw['to'])) && (raw['value'] === undefined || raw['value'] === '0x0');
}

/**
 * The calls that moved value: a positive one, neither failed itself nor beneath a call that failed. Expects all
 * calls of each transaction: a node lists a call in a reverted one as if it had succeeded.
 */
export function moved<T extends Call>(calls: readonly T[]): T[] {
  const failed = new Set(calls.filter((call) => call.failed).map((call) => key(call.txHash, call.path)));
  return calls.filter(
    ({ txHash, path, value, moves }) =>
      moves && value > 0n && ![...path, -1].some((_, depth) => failed.has(key(txHash, path.slice(0, depth)))),
  );
}

function key(txHash: string, path: readonly number[]): string {
  return `${txHash} ${path.join('_')}`;
}
