import { contradiction } from './errors';

/** A JSON object whose fields nobody has looked at yet. */
export type Raw = Readonly<Record<string, unknown>>;

/** The readers below throw `endpoint_contradiction` naming the method and the field that can't be read. */
function unreadable(method: string, field: string, why: string): Error {
  return contradiction(`The answer to ${method} can't be right: ${field} ${why}.`);
}

/** A JSON object. */
export function object(value: unknown, method: string, field: string): Raw {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Raw;
  throw unreadable(method, field, 'is missing or no object');
}

/** A JSON array. */
export function list(value: unknown, method: string, field: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw unreadable(method, field, 'is missing or no list');
}

const QUANTITY = /^0x[0-9a-f]{1,64}$/i;

/** A quantity of up to 256 bits, written as hex. */
export function quantity(value: unknown, method: string, field: string): bigint {
  if (typeof value === 'string' && QUANTITY.test(value)) return BigInt(value);
  throw unreadable(method, field, 'is missing or no hex quantity');
}

/** A block number, an index or a time: hex, or a plain number as the trace methods write it. */
export function small(value: unknown, method: string, field: string): number {
  const number = typeof value === 'string' && QUANTITY.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isSafeInteger(number) && number >= 0) return number;
  throw unreadable(method, field, 'is no whole number of a sensible size');
}

const HASH = /^0x[0-9a-f]{64}$/i;

/** A 32-byte hash or word, in lower case. */
export function hash(value: unknown, method: string, field: string): string {
  if (typeof value === 'string' && HASH.test(value)) return value.toLowerCase();
  throw unreadable(method, field, 'is missing or no 32-byte hash');
}

const ADDRESS = /^0x[0-9a-f]{40}$/i;

/** A 20-byte address, in lower case. */
export function address(value: unknown, method: string, field: string): string {
  if (typeof value === 'string' && ADDRESS.test(value)) return value.toLowerCase();
  throw unreadable(method, field, 'is missing or no address');
}

const BYTES = /^0x[0-9a-f]*$/i;

/** Bytes as hex. */
export function bytes(value: unknown, method: string, field: string): string {
  if (typeof value === 'string' && value.length % 2 === 0 && BYTES.test(value)) return value;
  throw unreadable(method, field, 'is missing or no hex data');
}

/** What a fetcher needs of a block. */
export interface Header {
  readonly number: number;
  readonly hash: string;
  readonly timestamp: number;
  /** The block's filter of log addresses and topics, 256 bytes as hex; null where the chain leaves it empty. */
  readonly bloom: string | null;
}

const BLOOM = /^0x[0-9a-f]{512}$/i;
const EMPTY_BLOOM = `0x${'0'.repeat(512)}`;

/** Number, hash, time and log filter of a block. */
export function header(value: unknown, method: string): Header {
  const block = object(value, method, 'the block');
  return {
    number: small(block['number'], method, 'number'),
    hash: hash(block['hash'], method, 'hash'),
    timestamp: small(block['timestamp'], method, 'timestamp'),
    bloom: bloom(block['logsBloom'], method),
  };
}

function bloom(value: unknown, method: string): string | null {
  if (value === undefined || value === null || value === EMPTY_BLOOM) return null;
  if (typeof value === 'string' && BLOOM.test(value)) return value;
  throw unreadable(method, 'logsBloom', 'is no filter of 256 bytes');
}

/** One log. `topics` are 32-byte words in lower case. */
export interface Log {
  readonly address: string;
  readonly topics: readonly string[];
  readonly data: string;
  readonly block: number;
  readonly blockHash: string;
  readonly txHash: string;
  readonly index: number;
}

/** One log of a mined block; a pending or removed one is refused, since only final blocks are asked for. */
export function log(value: unknown, method: string): Log {
  const raw = object(value, method, 'a log');
  if (raw['removed'] === true) throw unreadable(method, 'a log', 'is marked as removed');
  return {
    address: address(raw['address'], method, 'address'),
    topics: list(raw['topics'], method, 'topics').map((topic) => hash(topic, method, 'a topic')),
    data: bytes(raw['data'], method, 'data'),
    block: small(raw['blockNumber'], method, 'blockNumber'),
    blockHash: hash(raw['blockHash'], method, 'blockHash'),
    txHash: hash(raw['transactionHash'], method, 'transactionHash'),
    index: small(raw['logIndex'], method, 'logIndex'),
  };
}

/** What a fetcher needs of a transaction. `to` is null when it makes a contract. */
export interface Tx {
  readonly hash: string;
  readonly block: number;
  readonly blockHash: string;
  readonly from: string;
  readonly to: string | null;
  readonly value: bigint;
}

/** One mined transaction. */
export function transaction(value: unknown, method: string): Tx {
  const raw = object(value, method, 'a transaction');
  const to = raw['to'];
  return {
    hash: hash(raw['hash'], method, 'hash'),
    block: small(raw['blockNumber'], method, 'blockNumber'),
    blockHash: hash(raw['blockHash'], method, 'blockHash'),
    from: address(raw['from'], method, 'from'),
    to: to === null || to === undefined ? null : address(to, method, 'to'),
    value: quantity(raw['value'], method, 'value'),
  };
}

/** What a fetcher needs of a receipt. `succeeded` is null before Byzantium, when receipts did not say. */
export interface Receipt {
  readonly txHash: string;
  readonly blockHash: string;
  readonly succeeded: boolean | null;
  readonly contract: string | null;
}

/** One receipt. */
export function receipt(value: unknown, method: string): Receipt {
  const raw = object(value, method, 'a receipt');
  const { status, contractAddress: made } = raw;
  return {
    txHash: hash(raw['transactionHash'], method, 'transactionHash'),
    blockHash: hash(raw['blockHash'], method, 'blockHash'),
    succeeded: status === undefined || status === null ? null : quantity(status, method, 'status') === 1n,
    contract: made === undefined || made === null ? null : address(made, method, 'contractAddress'),
  };
}
