import { asc } from 'drizzle-orm';
import type { Db } from './client';
import { mixerDeposits } from './schema';

export type MixerDay = typeof mixerDeposits.$inferSelect;

/** Deposits a day into the 100-ETH pool of Tornado Cash by all its users, in wei, the earliest day first. */
export async function findMixerDeposits(db: Db): Promise<MixerDay[]> {
  return db.select().from(mixerDeposits).orderBy(asc(mixerDeposits.date));
}
