import { eq } from 'drizzle-orm';
import { allChains } from '@/lib/core/chains';
import type { Db } from './client';
import { tokens } from './schema';

export type Token = typeof tokens.$inferSelect;

/** The listed tokens of a chain by their contracts. */
export async function tokensOf(db: Db, chain: string): Promise<Map<string, Token>> {
  const rows = await db.select().from(tokens).where(eq(tokens.chain, chain));
  return new Map(rows.map((token) => [token.contract, token]));
}

/** The tokens that are the wrapped form of their chain's own asset, by their symbol: `chain contract`. */
export async function wrappedNatives(db: Db): Promise<ReadonlySet<string>> {
  const names = new Set(allChains().map(({ name, native }) => `${name} W${native.symbol}`));
  const rows = await db.select().from(tokens);
  return new Set(rows.filter(({ chain, symbol }) => names.has(`${chain} ${symbol}`)).map(({ chain, contract }) => `${chain} ${contract}`));
}
