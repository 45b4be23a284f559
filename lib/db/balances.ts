import { and, eq } from 'drizzle-orm';
import type { Db } from './client';
import { balances } from './schema';

export type Balance = typeof balances.$inferSelect;

const CHUNK = 2_000;

/** Puts these in the place of all balances of a chain: what is not among them is unknown from now on. Call it in a transaction. */
export async function replaceBalances(db: Db, chain: string, rows: readonly Balance[]): Promise<void> {
  await db.delete(balances).where(eq(balances.chain, chain));
  for (let i = 0; i < rows.length; i += CHUNK) await db.insert(balances).values(rows.slice(i, i + CHUNK));
}

/** The balances of one wallet, the chain's own asset under an empty contract. What is missing is unknown. */
export async function balancesOf(db: Db, chain: string, address: string): Promise<Balance[]> {
  return db
    .select()
    .from(balances)
    .where(and(eq(balances.chain, chain), eq(balances.address, address)))
    .orderBy(balances.assetContract);
}
