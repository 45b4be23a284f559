import { and, eq, sql } from 'drizzle-orm';
import type { Db } from './client';
import { asset, day, decimals } from './ledger';
import { priceOfDay } from './price-of-day';
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

/** What a flagged wallet held of one asset, the chain's own or a listed token. */
export interface HeldAsset {
  readonly chain: string;
  /** Canonical. */
  readonly address: string;
  /** Null for the chain's own asset. */
  readonly assetContract: string | null;
  readonly asset: string;
  readonly decimals: number;
  /** Base units as text. */
  readonly amount: string;
  readonly block: number;
  /** Seconds. */
  readonly timestamp: number;
  /** The price of one whole unit on the day of the block in micro-dollars as text; null where none is known. */
  readonly usdMicros: string | null;
  readonly priceSource: string | null;
  readonly priceSourceIds: readonly string[];
}

const price = priceOfDay({ chain: sql`l.chain`, contract: sql`l.asset_contract`, asset, day });

/**
 * The balances of wallets that are flagged on their chain, by chain, address and contract. A token that is not
 * listed is left out, whatever it calls itself; a wallet without a row is one whose balances nobody has asked for.
 */
export async function findHeldAssets(db: Db): Promise<HeldAsset[]> {
  return rowsOf(
    db,
    sql`select l.chain, l.address, l.asset_contract as "assetContract", ${asset} as asset, ${decimals}::float8 as decimals,
        l.amount::text as amount, l.block::float8 as block, l."timestamp"::float8 as timestamp,
        ${price.usdMicros}::text as "usdMicros", ${price.source} as "priceSource", ${price.sourceIds} as "priceSourceIds"
      from (
        select b.chain, b.address, nullif(b.asset_contract, '') as asset_contract, b.amount, b.block, b."timestamp",
          k.symbol as token_symbol, k.decimals as token_decimals
        from balances b join wallets w on w.chain = b.chain and w.address = b.address
        left join tokens k on k.chain = b.chain and k.contract = b.asset_contract
      ) as l ${price.joins}
      where ${asset} is not null
      order by l.chain collate "C", l.address collate "C", l.asset_contract collate "C" nulls first`,
  );
}
