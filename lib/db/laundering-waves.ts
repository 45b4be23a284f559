import { asc } from 'drizzle-orm';
import type { Db } from './client';
import { launderingWaves } from './schema';

export type LaunderingWave = typeof launderingWaves.$inferSelect;

/** The stages of laundering that named parties report, by their first day since a theft. */
export async function findLaunderingWaves(db: Db): Promise<LaunderingWave[]> {
  return db.select().from(launderingWaves).orderBy(asc(launderingWaves.fromDay), asc(launderingWaves.toDay));
}
