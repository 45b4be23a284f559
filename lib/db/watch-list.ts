import { asc, eq, sql } from 'drizzle-orm';
import { chainByName, evmChains } from '@/lib/core/chains';
import type { Db } from './client';
import { rowsOf, textArray } from './rows';
import { tokens } from './schema';

/**
 * The addresses to read on a chain, canonical and each once, in an order that the facts alone decide: those of the
 * newest theft first, then by the date of the listing, what has no date last. On an EVM chain these are the
 * addresses that are flagged on any EVM chain, since one key has the same address on all of them. To be read is
 * not to be flagged: only `wallets` says on which chain a source names an address.
 */
export async function watchedAddresses(db: Db, chain: string): Promise<string[]> {
  const chains = chainByName(chain)?.form === 'evm' ? evmChains().map(({ name }) => name) : [chain];
  const rows = await rowsOf<{ address: string }>(
    db,
    sql`select w.address from wallets w
      left join wallet_incidents n on n.chain = w.chain and n.address = w.address
      left join incidents i on i.slug = n.incident
      where w.chain = any(${textArray(chains)})
      group by w.address
      order by max(i.date collate "C") desc nulls last, max(w.authority_date collate "C") desc nulls last, w.address collate "C"`,
  );
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
