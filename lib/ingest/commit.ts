import type { Interval } from '@/lib/core/intervals';
import type { Transfer, TransferKind } from '@/lib/core/transfer';
import type { Db } from '@/lib/db/client';
import { type FinalMark, saveMarks } from '@/lib/db/final-marks';
import { addInterval } from '@/lib/db/intervals';
import { lockSync } from '@/lib/db/sync-status';
import { insertTransfers } from '@/lib/db/transfers';
import { queryKey } from './plan';

/** What was read of an interval for some wallets: all that there is of these kinds. */
export interface Batch {
  readonly chain: string;
  readonly addresses: readonly string[];
  readonly kinds: readonly TransferKind[];
  readonly interval: Interval;
  /** By block, from old to new. */
  readonly rows: readonly Transfer[];
}

/** So many rows hold the embedded database, and with it every page, for a few hundredths of a second. */
const ROWS_AT_ONCE = 1_000;

/**
 * Stores rows and the memory of having fetched their interval, both in the same transaction: of a large batch in
 * several, each complete for its part of the interval, the newest first. Gives the number of new rows.
 */
export async function commitBatch(db: Db, batch: Batch, marks: readonly FinalMark[] = []): Promise<number> {
  const { chain, addresses, kinds } = batch;
  const queries = kinds.flatMap((kind) => addresses.map((address) => queryKey(kind, address)));
  let added = 0;
  for (const [i, { interval, rows }] of parts(batch).entries()) {
    added += await db.transaction(async (tx) => {
      await lockSync(tx, chain);
      if (i === 0) await saveMarks(tx, chain, marks);
      const stored = await insertTransfers(tx, rows);
      await addInterval(tx, chain, queries, interval);
      return stored;
    });
    // Lets requests that wait have their turn between two transactions of the embedded database.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return added;
}

/** The batch in parts of whole blocks, the newest first; together they are its interval. */
export function parts({ interval, rows }: Pick<Batch, 'interval' | 'rows'>, most = ROWS_AT_ONCE): { interval: Interval; rows: readonly Transfer[] }[] {
  const found: { interval: Interval; rows: readonly Transfer[] }[] = [];
  let to = interval.to;
  let end = rows.length;
  while (end > most) {
    let start = end - most;
    while (start > 0 && rows[start - 1]?.block === rows[start]?.block) start--;
    const from = rows[start]?.block;
    if (start === 0 || from === undefined) break;
    found.push({ interval: { from, to }, rows: rows.slice(start, end) });
    [to, end] = [from - 1, start];
  }
  found.push({ interval: { from: interval.from, to }, rows: rows.slice(0, end) });
  return found;
}
