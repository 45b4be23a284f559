import { asc } from 'drizzle-orm';
import type { Db } from './client';
import { observedSeries, prices } from './schema';

export type SeriesPoint = typeof observedSeries.$inferSelect;
export type Price = typeof prices.$inferSelect;

/** Daily sums on chain that others made, by incident, date and id. */
export async function findSeries(db: Db): Promise<SeriesPoint[]> {
  return db.select().from(observedSeries).orderBy(asc(observedSeries.incident), asc(observedSeries.date), asc(observedSeries.id));
}

/** Daily prices by `asset date`. */
export async function findPrices(db: Db): Promise<Map<string, Price>> {
  const rows = await db.select().from(prices);
  return new Map(rows.map((price) => [`${price.asset} ${price.date}`, price]));
}
