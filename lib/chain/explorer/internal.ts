import type { Transfer } from '@/lib/core/transfer';
import { callsOfTransaction, type TreeMethod } from '../call-trees';
import { moved } from '../calls';
import { contradiction, EndpointError } from '../errors';
import type { Header } from '../parse';
import type { Ask } from '../source';
import { touching, transferOf } from '../trace-filter';
import type { ReadReceipt } from './receipts';
import type { InternalRow } from './rows';

/** Whether the explorer says that this call moved value. */
export function isTransfer(row: InternalRow): boolean {
  return row.moves && !row.failed && row.value > 0n;
}

/**
 * The internal transfers of one transaction as the explorer tells them. That a call above one of them was reverted
 * is taken from its `isError`; that the whole transaction failed is read from the receipt, where it can be.
 * Throws `endpoint_incapable` where the explorer does not say which call a transfer is.
 */
export async function internalAsTold(
  chain: string,
  host: string,
  rows: readonly [InternalRow, ...InternalRow[]],
  block: Header,
  read: ReadReceipt | undefined,
): Promise<Transfer[]> {
  const [{ txHash }] = rows;
  if (read !== undefined && (await read(txHash, block)).succeeded === false) return [];
  return rows.map(({ from, to, value, position }) => {
    if (position === null) throw nowhere(host);
    if (to === null) throw contradiction(`txlistinternal gave a transfer of ${txHash} without a receiver.`);
    return {
      chain,
      block: block.number,
      blockHash: block.hash,
      txHash,
      kind: 'internal',
      position,
      timestamp: block.timestamp,
      from,
      to,
      assetContract: null,
      amount: value,
    };
  });
}

/**
 * The internal transfers of one transaction to which the address is a party, by its whole call tree: proven, and at
 * their trace addresses. Throws `endpoint_contradiction` when the explorer has one that is no call of the transaction.
 */
export async function internalAsProven(
  chain: string,
  address: string,
  rows: readonly [InternalRow, ...InternalRow[]],
  block: Header,
  { ask, trees, signal }: { ask: Ask; trees: TreeMethod; signal: AbortSignal | undefined },
): Promise<Transfer[]> {
  const [{ txHash }] = rows;
  const calls = await callsOfTransaction(ask, trees, { hash: txHash, blockHash: block.hash }, signal);
  for (const row of rows) {
    if (calls.some((call) => call.from === row.from && call.to === row.to && call.value === row.value)) continue;
    throw contradiction(`txlistinternal has a transfer in transaction ${txHash} that is none of its calls.`);
  }
  return touching(moved(calls), [address])
    .filter((call) => call.path.length > 0)
    .map((call) => ({ ...transferOf(chain, call, block.number, block.hash), timestamp: block.timestamp }));
}

function nowhere(host: string): EndpointError {
  return new EndpointError('endpoint_incapable', `${host} does not say which call an internal transfer is, so they can't be had from it.`, {
    fix: 'Set an RPC_URL_<chain id> as well that offers trace_transaction or debug_traceTransaction.',
  });
}
