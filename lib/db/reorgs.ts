import { desc, sql } from 'drizzle-orm';
import type { Db } from './client';
import { rowsOf } from './rows';
import { reorgs } from './schema';

/** Blocks `commonBlock + 1` to `block` were replaced; what was stored of them is gone. */
export type Reorg = typeof reorgs.$inferSelect;

/** Remembers a reorganisation below finality; belongs into the transaction that undoes it. */
export async function saveReorg(db: Db, reorg: Reorg): Promise<void> {
  await db.insert(reorgs).values(reorg);
}

/** The last reorganisations, newest first, and how many there were in all. */
export async function listReorgs(db: Db, limit: number): Promise<{ rows: Reorg[]; total: number }> {
  const rows = await db.select().from(reorgs).orderBy(desc(reorgs.foundAt), desc(reorgs.chain)).limit(limit);
  const [counted] = await rowsOf<{ total: number }>(db, sql`select count(*)::int as total from reorgs`);
  return { rows, total: counted?.total ?? 0 };
}
