import { asc, eq } from 'drizzle-orm';
import type { Db } from './client';
import { tokens, wallets } from './schema';

/** The flagged wallets of a chain in a fixed order, canonical. */
export async function watchedAddresses(db: Db, chain: string): Promise<string[]> {
  const rows = await db
    .select({ address: wallets.address })
    .from(wallets)
    .where(eq(wallets.chain, chain))
    .orderBy(asc(wallets.address));
  return rows.map((row) => row.address);
}

/** The contracts of the listed tokens of a chain in a fixed order. */
export async function listedTokens(db: Db, chain: string): Promise<string[]> {
  const rows = await db
    .select({ contract: tokens.contract })
    .from(tokens)
    .where(eq(tokens.chain, chain))
    .orderBy(asc(tokens.contract));
  return rows.map((row) => row.contract);
}
