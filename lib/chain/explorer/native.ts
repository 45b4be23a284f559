import type { Transfer } from '@/lib/core/transfer';
import { contradiction } from '../errors';
import type { Header } from '../parse';
import type { NormalRow } from './rows';

/** The native transfer of a row of `txlist` that moved value. */
export function nativeOf(chain: string, row: NormalRow, block: Header): Transfer {
  if (row.to === null) throw contradiction(`txlist gave transaction ${row.txHash} without a receiver or a contract that it made.`);
  return {
    chain,
    block: block.number,
    blockHash: block.hash,
    txHash: row.txHash,
    kind: 'native',
    position: '',
    timestamp: block.timestamp,
    from: row.from,
    to: row.to,
    assetContract: null,
    amount: row.value,
  };
}
