import { eq } from 'drizzle-orm';
import type { Db } from './client';
import { crawls } from './schema';

/** `failed` comes with a message; `idle` is a crawl that was stopped. */
export type CrawlPhase = 'running' | 'done' | 'failed' | 'idle';
export type CrawlRow = Omit<typeof crawls.$inferSelect, 'state'> & { readonly state: CrawlPhase };

/** Stores how far the fetching for the trace of an incident is. */
export async function saveCrawl(db: Db, row: CrawlRow): Promise<void> {
  await db.insert(crawls).values(row).onConflictDoUpdate({ target: crawls.incident, set: row });
}

/** How far the last crawl for an incident came, or undefined before the first. A process that died may have left `running`. */
export async function findCrawl(db: Db, incident: string): Promise<CrawlRow | undefined> {
  const [row] = await db.select().from(crawls).where(eq(crawls.incident, incident));
  return row === undefined ? undefined : { ...row, state: row.state as CrawlPhase };
}

/** The name under which the crawl of an incident is leased, as the fetching of a chain is: one process at a time does it. */
export function crawlLease(incident: string): string {
  return `the trace of ${incident}`;
}
