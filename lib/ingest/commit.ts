import type { Interval } from '@/lib/core/intervals';
import { giveTurn } from '@/lib/core/turn';
import type { ServiceEvent } from '@/lib/core/service-event';
import type { Transfer, TransferKind } from '@/lib/core/transfer';
import { matchTransfers } from '@/lib/db/alerts';
import type { Db } from '@/lib/db/client';
import { type FinalMark, saveMarks } from '@/lib/db/final-marks';
import { addInterval } from '@/lib/db/intervals';
import { insertServiceEvents } from '@/lib/db/service-events';
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
  /** What services' own events say in the transactions of the rows. */
  readonly events?: readonly ServiceEvent[];
}

/** Rows in one transaction: while it runs, whoever asks the embedded database waits. */
const ROWS_AT_ONCE = 2_000;
/** Rows in one statement: while it runs, the embedded database holds up the whole process. */
const ROWS_IN_A_STATEMENT = 1_000;

/**
 * Stores rows and the memory of having fetched their interval, both in the same transaction: of a large batch in
 * several, each complete for its part of the interval, the newest first. What a watch rule asks for becomes an alert
 * in the same transaction: none is missed, and none made twice, wherever it breaks off. Gives the number of new rows.
 */
export async function commitBatch(db: Db, batch: Batch, marks: readonly FinalMark[] = []): Promise<number> {
  const { chain, addresses, kinds, events = [] } = batch;
  const queries = kinds.flatMap((kind) => addresses.map((address) => queryKey(kind, address)));
  let added = 0;
  for (const [i, part] of parts(batch, ROWS_AT_ONCE).entries()) {
    added += await db.transaction(async (tx) => {
      await lockSync(tx, chain);
      if (i === 0) await saveMarks(tx, chain, marks);
      const stored = await insertInTurns(tx, part);
      await insertServiceEvents(tx, events.filter(({ block }) => block >= part.interval.from && block <= part.interval.to));
      await addInterval(tx, chain, queries, part.interval);
      await raiseAlerts(tx, chain, part.rows);
      return stored;
    });
  }
  return added;
}

async function raiseAlerts(tx: Db, chain: string, rows: readonly Transfer[]): Promise<void> {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first !== undefined && last !== undefined) await matchTransfers(tx, { chain, from: first.timestamp, to: last.timestamp });
}

async function insertInTurns(tx: Db, part: Part): Promise<number> {
  let stored = 0;
  for (const { rows } of parts(part, ROWS_IN_A_STATEMENT)) {
    stored += await insertTransfers(tx, rows);
    await giveTurn();
  }
  return stored;
}

type Part = Pick<Batch, 'interval' | 'rows'>;

/** Rows and their interval in parts of whole blocks, of `most` rows if their blocks allow it, the newest first. */
export function parts({ interval, rows }: Part, most: number): Part[] {
  const found: Part[] = [];
  let to = interval.to;
  let end = rows.length;
  while (end > most) {
    let start = end - most;
    while (start < end && rows[start - 1]?.block === rows[start]?.block) start++;
    if (start === end) while (start > 0 && rows[start - 1]?.block === rows[end - 1]?.block) start--;
    const from = rows[start]?.block;
    if (start === 0 || from === undefined) break;
    found.push({ interval: { from, to }, rows: rows.slice(start, end) });
    [to, end] = [from - 1, start];
  }
  found.push({ interval: { from: interval.from, to }, rows: rows.slice(0, end) });
  return found;
}
