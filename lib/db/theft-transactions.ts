import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from './client';
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
