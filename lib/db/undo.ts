import { and, eq, gt, sql } from 'drizzle-orm';
import { withdrawAlerts } from './alerts';
import type { Db } from './client';
import { cutIntervals } from './intervals';
import { rowsOf } from './rows';
import { balances, finalMarks, meta } from './schema';

/** What was taken back. */
export interface Undone {
  readonly transfers: number;
  readonly events: number;
}

/**
 * Takes back all that the blocks of a chain above this one brought: transfers, service events, prices, balances,
 * marks, and the memory of having fetched them. Alerts stay, and say that their transfer was taken back. `time` is that of the block, in seconds. Call it in a transaction.
 */
export async function undoAbove(db: Db, chain: string, block: number, time: number): Promise<Undone> {
  const removed = async (table: string) => {
    const rows = await rowsOf<{ n: number }>(
      db,
      sql`with gone as (delete from ${sql.identifier(table)} where chain = ${chain} and block > ${block} returning 1) select count(*)::int as n from gone`,
    );
    return rows[0]?.n ?? 0;
  };
  const undone = { transfers: await removed('transfers'), events: await removed('service_events') };
  await db.execute(sql`delete from feed_prices where feed_chain = ${chain} and round_time > ${time}`);
  await db.delete(balances).where(and(eq(balances.chain, chain), gt(balances.block, block)));
  await db.delete(meta).where(eq(meta.key, `balances:${chain}`));
  await db.delete(finalMarks).where(and(eq(finalMarks.chain, chain), gt(finalMarks.block, block)));
  await cutIntervals(db, chain, block);
  await withdrawAlerts(db, chain, block);
  return undone;
}
