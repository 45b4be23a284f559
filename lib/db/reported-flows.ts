import { asc, eq } from 'drizzle-orm';
import type { Db } from './client';
import { reportedFlows } from './schema';

export type ReportedFlow = typeof reportedFlows.$inferSelect;

/** What named parties published about the loot, of one incident or of all, by incident and id. Never to be summed. */
export async function findReportedFlows(db: Db, incident?: string): Promise<ReportedFlow[]> {
  const which = incident === undefined ? undefined : eq(reportedFlows.incident, incident);
  return db.select().from(reportedFlows).where(which).orderBy(asc(reportedFlows.incident), asc(reportedFlows.id));
}
