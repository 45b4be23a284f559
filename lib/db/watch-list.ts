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

/**
 * What may be held: of each address the chain's own asset (null), and each listed token that it ever sent or received.
 */
export async function holdingsOf(db: Db, chain: string, addresses: readonly string[]): Promise<{ address: string; token: string | null }[]> {
  const moved = await rowsOf<{ address: string; token: string }>(
    db,
    sql`select m.address, m.token from (
        select from_address as address, asset_contract as token from transfers where chain = ${chain} and asset_contract is not null
        union select to_address, asset_contract from transfers where chain = ${chain} and asset_contract is not null
      ) as m join tokens k on k.chain = ${chain} and k.contract = m.token
      where m.address = any(${textArray(addresses)})
      order by m.address collate "C", m.token collate "C"`,
  );
  return [...addresses.map((address) => ({ address, token: null })), ...moved];
}
