import type { TransferKind } from '@/lib/core/transfer';
import { contradiction, EndpointError } from './errors';
import { address, hash, object, quantity, small } from './parse';

/** What Alchemy calls the kinds. */
export const CATEGORIES: Readonly<Record<TransferKind, string>> = { native: 'external', internal: 'internal', token: 'erc20' };

/** A transfer as Alchemy tells it. `to` is null when the transaction made a contract, `timestamp` when it is not told. */
export interface AlchemyRow {
  readonly block: number;
  readonly timestamp: number | null;
  readonly txHash: string;
  readonly kind: TransferKind;
  readonly position: string;
  readonly from: string;
  readonly to: string | null;
  readonly assetContract: string | null;
  readonly amount: bigint;
}

/**
 * One transfer. The amount is read from `rawContract`, for `value` is a rounded number. Throws
 * `endpoint_contradiction` for a field that can't be read, and `endpoint_incapable` when its id does not say which
 * call an internal transfer is.
 */
export function alchemyRow(value: unknown, method: string): AlchemyRow {
  const raw = object(value, method, 'a transfer');
  const kind = (['native', 'internal', 'token'] as const).find((one) => CATEGORIES[one] === raw['category']);
  if (kind === undefined) throw contradiction(`The answer to ${method} can't be right: it has a transfer of an unknown category.`);
  const contract = object(raw['rawContract'], method, 'rawContract');
  const txHash = hash(raw['hash'], method, 'hash');
  return {
    block: small(raw['blockNum'], method, 'blockNum'),
    timestamp: timeOf(raw['metadata'], method),
    txHash,
    kind,
    position: positionOf(raw['uniqueId'], txHash, kind, method),
    from: address(raw['from'], method, 'from'),
    to: raw['to'] === null && kind === 'native' ? null : address(raw['to'], method, 'to'),
    assetContract: kind === 'token' ? address(contract['address'], method, 'rawContract.address') : null,
    amount: quantity(contract['value'], method, 'rawContract.value'),
  };
}

function timeOf(metadata: unknown, method: string): number | null {
  if (metadata === undefined || metadata === null) return null;
  const text = object(metadata, method, 'metadata')['blockTimestamp'];
  const ms = typeof text === 'string' ? Date.parse(text) : NaN;
  if (Number.isInteger(ms / 1000)) return ms / 1000;
  throw contradiction(`The answer to ${method} can't be right: metadata.blockTimestamp is missing or no time in whole seconds.`);
}

/**
 * `<hash>:external`, `<hash>:log:41` with the log index in decimal (or, behind `0x`, in hex), `<hash>:internal:0_1`
 * with the trace address.
 */
function positionOf(id: unknown, txHash: string, kind: TransferKind, method: string): string {
  const [, of = '', word = '', place] = (typeof id === 'string' && /^(0x[0-9a-f]{64}):([a-z]+)(?::(\w+))?$/i.exec(id)) || [];
  const fits = of.toLowerCase() === txHash && word === { native: 'external', internal: 'internal', token: 'log' }[kind];
  if (!fits) throw contradiction(`The answer to ${method} can't be right: uniqueId is none of a transfer of this kind and transaction.`);
  if (kind === 'native') return '';
  if (kind === 'token' && place !== undefined && /^(\d{1,9}|0x[0-9a-f]{1,7})$/i.test(place)) return String(Number(place));
  if (kind === 'internal' && place !== undefined && /^\d+(_\d+)*$/.test(place)) return place;
  throw new EndpointError('endpoint_incapable', `${method} does not say which ${kind === 'token' ? 'log' : 'call'} a transfer is.`, {
    fix: 'Use an endpoint with eth_getLogs and trace_filter.',
  });
}
