import type { Transfer } from '@/lib/core/transfer';
import { EndpointError } from './errors';
import type { Receipt, Tx } from './parse';

/**
 * The native transfer of a transaction, or null when it moved nothing. Throws `endpoint_incapable` for a
 * transaction from before Byzantium, whose receipt does not say whether it failed.
 */
export function nativeRow(chain: string, tx: Tx, proof: Receipt, timestamp: number): Transfer | null {
  if (tx.value === 0n || proof.succeeded === false) return null;
  if (proof.succeeded === null) {
    throw new EndpointError('endpoint_incapable', `The receipt of ${tx.hash} does not say whether it failed.`, {
      fix: 'Start the history at a later block, or use an endpoint that offers trace_filter.',
    });
  }
  const to = tx.to ?? proof.contract;
  if (to === null) {
    throw new EndpointError('endpoint_contradiction', `Transaction ${tx.hash} has neither a receiver nor a contract that it made.`);
  }
  return {
    chain,
    block: tx.block,
    blockHash: tx.blockHash,
    txHash: tx.hash,
    kind: 'native',
    position: '',
    timestamp,
    from: tx.from,
    to,
    assetContract: null,
    amount: tx.value,
  };
}
