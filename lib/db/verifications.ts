import { asc, eq } from 'drizzle-orm';
import type { Db } from './client';
import { shippedTransfers, verifications } from './schema';

export type ShippedTransfer = typeof shippedTransfers.$inferSelect;
export type Verification = typeof verifications.$inferInsert;

/** The shipped transfers of a chain, in the order of their ids. */
export async function listShippedTransfers(db: Db, chain: string): Promise<ShippedTransfer[]> {
  return db.select().from(shippedTransfers).where(eq(shippedTransfers.chain, chain)).orderBy(asc(shippedTransfers.id));
}

/** Stores what `verify` found, all of it or nothing; a later result takes the place of an earlier one. */
export async function saveVerifications(db: Db, results: readonly Verification[]): Promise<void> {
  await db.transaction(async (tx) => {
    for (const result of results) {
      await tx.insert(verifications).values(result).onConflictDoUpdate({ target: verifications.shippedId, set: result });
    }
  });
}
