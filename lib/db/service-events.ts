import { and, desc, eq, sql } from 'drizzle-orm';
import type { ServiceEvent } from '@/lib/core/service-event';
import type { Db } from './client';
import { serviceEvents } from './schema';

/** 15 values a row: far below the 65,535 that one statement may have. */
const CHUNK = 2_000;

/** Stores events that are not there yet, and says how many those were. The same event twice is one row. */
export async function insertServiceEvents(db: Db, rows: readonly ServiceEvent[]): Promise<number> {
  let added = 0;
  for (let i = 0; i < rows.length; i += CHUNK) {
    const chunk = rows.slice(i, i + CHUNK);
    const stored = await db.insert(serviceEvents).values(chunk).onConflictDoNothing().returning({ logIndex: serviceEvents.logIndex });
    added += stored.length;
  }
  return added;
}

/** Events of a wallet, the latest first, and how many there are in all. */
export async function serviceEventsOf(
  db: Db,
  chain: string,
  wallet: string,
  limit: number,
): Promise<{ readonly rows: readonly ServiceEvent[]; readonly total: number }> {
  const here = and(eq(serviceEvents.chain, chain), eq(serviceEvents.wallet, wallet));
  const latest = [desc(serviceEvents.block), desc(serviceEvents.logIndex)];
  const rows = await db.select().from(serviceEvents).where(here).orderBy(...latest).limit(limit);
  const [count] = await db.select({ total: sql<number>`count(*)::float8` }).from(serviceEvents).where(here);
  return { rows, total: count?.total ?? 0 };
}
