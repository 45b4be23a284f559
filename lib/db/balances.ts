import { and, eq, sql } from 'drizzle-orm';
import type { Db } from './client';
import { rowsOf } from './rows';
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

/**
 * What came in less what went out of an address up to a block, in base units, by contract (empty for the chain's own
 * asset), of the fetched transfers. Below zero where not all that came in is known.
 */
export async function netOf(db: Db, chain: string, address: string, block: number): Promise<ReadonlyMap<string, bigint>> {
  const rows = await rowsOf<{ contract: string; net: string }>(
    db,
    sql`select contract, sum(amount)::text as net from (
        select coalesce(asset_contract, '') as contract, amount from transfers
          where chain = ${chain} and to_address = ${address} and block <= ${block}
        union all select coalesce(asset_contract, ''), -amount from transfers
          where chain = ${chain} and from_address = ${address} and block <= ${block}
      ) as moved group by contract`,
  );
  return new Map(rows.map(({ contract, net }) => [contract, BigInt(net)]));
}
