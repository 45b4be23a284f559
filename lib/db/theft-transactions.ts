import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from './client';
import { rowsOf } from './rows';
import { theftTransactions } from './schema';

export type TheftTransaction = typeof theftTransactions.$inferSelect;

/** The theft transactions of an incident, by time where one is known. */
export async function findTheftTransactions(db: Db, incident: string): Promise<TheftTransaction[]> {
  return db
    .select()
    .from(theftTransactions)
    .where(eq(theftTransactions.incident, incident))
    .orderBy(sql`${theftTransactions.timestamp} nulls last`, asc(theftTransactions.id));
}

/** The incidents with a theft transaction that is sure and says who received what, by name. */
export async function incidentsWithThefts(db: Db): Promise<string[]> {
  const rows = await rowsOf<{ incident: string }>(
    db,
    sql`select distinct incident from theft_transactions
      where role = 'theft' and confidence = 'high' and to_address is not null and amount > 0 and asset is not null and decimals is not null`,
  );
  return rows.map(({ incident }) => incident).sort();
}

/** The theft transactions whose hash has that part, which is in small letters. */
export async function findTheftsByHash(db: Db, part: string): Promise<TheftTransaction[]> {
  return db
    .select()
    .from(theftTransactions)
    .where(sql`position(${part} in lower(${theftTransactions.txHash})) > 0`)
    .orderBy(asc(theftTransactions.id));
}
