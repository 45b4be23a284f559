import { contradiction } from '../errors';
import { address, hash, object, type Raw } from '../parse';
import { amount, oneOf, present, whole } from './fields';

/** What the rows of all lists say of where they stand. `blockHash` is null where a list leaves it out. */
export interface Place {
  readonly block: number;
  /** Seconds. */
  readonly timestamp: number;
  readonly blockHash: string | null;
  readonly txHash: string;
}

/** A transaction. `to` is null when it neither has a receiver nor made a contract. */
export interface NormalRow extends Place {
  readonly from: string;
  readonly to: string | null;
  readonly value: bigint;
  readonly failed: boolean;
}

/** A call within a transaction. */
export interface InternalRow extends Place {
  readonly from: string;
  readonly to: string | null;
  readonly value: bigint;
  /** False for kinds of call that carry a value without moving it. */
  readonly moves: boolean;
  /** Whether the explorer says that it, or a call above it, failed. */
  readonly failed: boolean;
  /** Its trace address (`0_1`), or `#` and its number among all calls; null where the explorer gives neither. */
  readonly position: string | null;
}

/** A transfer of a token. `logIndex` is null where the explorer does not give it, as Etherscan. */
export interface TokenRow extends Place {
  readonly contract: string;
  readonly from: string;
  readonly to: string;
  readonly value: bigint;
  readonly logIndex: number | null;
}

/** A row of `txlist`; null for the allocations of the genesis block, which no transaction made. */
export function normalRow(value: unknown): NormalRow | null {
  const action = 'txlist';
  const raw = object(value, action, 'a row');
  if (typeof raw['hash'] === 'string' && raw['hash'].startsWith('GENESIS_')) return null;
  const failed = oneOf(raw, 'isError', ['0', '1'], action) === '1';
  // Before Byzantium receipts had no status.
  const refused = present(raw, 'txreceipt_status') && oneOf(raw, 'txreceipt_status', ['0', '1'], action) === '0';
  return {
    ...place(raw, 'hash', action),
    from: address(raw['from'], action, 'from'),
    to: receiver(raw, action),
    value: amount(raw, 'value', action),
    failed: failed || refused,
  };
}

const MOVING = ['call', 'create', 'create2', 'suicide', 'selfdestruct'];
const STANDING = ['callcode', 'delegatecall', 'staticcall', 'reward', 'stop', 'invalid'];

/** A row of `txlistinternal`; null for the making of a contract by the transaction itself, which Blockscout repeats here. */
export function internalRow(value: unknown): InternalRow | null {
  const action = 'txlistinternal';
  const raw = object(value, action, 'a row');
  const position = positionOf(raw, action);
  if (position === '#0') return null;
  const type = oneOf(raw, 'type', [...MOVING, ...STANDING], action);
  const callType = present(raw, 'callType') ? oneOf(raw, 'callType', [...MOVING, ...STANDING], action) : type;
  return {
    ...place(raw, present(raw, 'hash') ? 'hash' : 'transactionHash', action),
    from: address(raw['from'], action, 'from'),
    to: receiver(raw, action),
    value: amount(raw, 'value', action),
    moves: MOVING.includes(type) && MOVING.includes(callType),
    failed: oneOf(raw, 'isError', ['0', '1'], action) === '1',
    position,
  };
}

/** A row of `tokentx`; null for what is no EIP-20: a token with an id. */
export function tokenRow(value: unknown): TokenRow | null {
  const action = 'tokentx';
  const raw = object(value, action, 'a row');
  if (present(raw, 'tokenID') || present(raw, 'tokenIDs')) return null;
  return {
    ...place(raw, 'hash', action),
    contract: address(raw['contractAddress'], action, 'contractAddress'),
    from: address(raw['from'], action, 'from'),
    to: address(raw['to'], action, 'to'),
    value: amount(raw, 'value', action),
    logIndex: present(raw, 'logIndex') ? whole(raw, 'logIndex', action) : null,
  };
}

function place(raw: Raw, hashField: string, action: string): Place {
  return {
    block: whole(raw, 'blockNumber', action),
    timestamp: whole(raw, 'timeStamp', action),
    blockHash: present(raw, 'blockHash') ? hash(raw['blockHash'], action, 'blockHash') : null,
    txHash: hash(raw[hashField], action, hashField),
  };
}

/** The contract that was made stands in a field of its own, and `to` is empty. */
function receiver(raw: Raw, action: string): string | null {
  if (present(raw, 'to')) return address(raw['to'], action, 'to');
  return present(raw, 'contractAddress') ? address(raw['contractAddress'], action, 'contractAddress') : null;
}

function positionOf(raw: Raw, action: string): string | null {
  const { traceId } = raw;
  if (present(raw, 'traceId')) {
    if (typeof traceId === 'string' && /^\d+(_\d+)*$/.test(traceId)) return traceId;
    throw contradiction(`The answer to ${action} can't be right: traceId is no trace address.`);
  }
  return present(raw, 'index') ? `#${whole(raw, 'index', action)}` : null;
}
