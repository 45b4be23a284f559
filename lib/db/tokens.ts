import { eq } from 'drizzle-orm';
import type { Db } from './client';
import { tokens } from './schema';

export type Token = typeof tokens.$inferSelect;

/** The listed tokens of a chain by their contracts. */
export async function tokensOf(db: Db, chain: string): Promise<Map<string, Token>> {
  const rows = await db.select().from(tokens).where(eq(tokens.chain, chain));
  return new Map(rows.map((token) => [token.contract, token]));
}
