import type { Transfer } from '@/lib/core/transfer';
import { contradiction } from './errors';
import { distinct } from './source';

/**
 * As `distinct`, for sources that are told the place of a transfer and do not find it out. Throws
 * `endpoint_contradiction` when two different transfers are said to stand at one place: one would be lost.
 */
export function agreed(rows: readonly Transfer[], method: string): Transfer[] {
  const seen = new Map<string, Transfer>();
  for (const row of rows) {
    const key = `${row.blockHash} ${row.txHash} ${row.kind} ${row.position}`;
    const other = seen.get(key) ?? row;
    if (other.from !== row.from || other.to !== row.to || other.assetContract !== row.assetContract || other.amount !== row.amount) {
      throw contradiction(`${method} gave two different ${row.kind} transfers at the same place of transaction ${row.txHash}.`);
    }
    seen.set(key, row);
  }
  return distinct([...seen.values()]);
}
