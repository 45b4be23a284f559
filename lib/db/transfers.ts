import { sql } from 'drizzle-orm';
import type { Transfer } from '@/lib/core/transfer';
import type { Db } from './client';
import { rowsOf } from './rows';
import { transfers } from './schema';

/**
 * Stores transfers that are not there yet, in one statement, and says how many those were. The same row twice is
 * one row. The internal transfers between two addresses in one transaction always come together, from one source;
 * so if some are stored they all are, and those of a source that numbers them otherwise are not added to them.
 */
export async function insertTransfers(db: Db, rows: readonly Transfer[]): Promise<number> {
  if (rows.length === 0) return 0;
  const all = (of: (row: Transfer) => unknown) => sql.param(rows.map(of));
  const [counted] = await rowsOf<{ added: number }>(
    db,
    sql`with added as (
      insert into ${transfers} (chain, block, block_hash, tx_hash, kind, position, "timestamp", from_address, to_address, asset_contract, amount)
      select * from unnest(
        ${all((row) => row.chain)}::text[], ${all((row) => row.block)}::bigint[], ${all((row) => row.blockHash)}::text[],
        ${all((row) => row.txHash)}::text[], ${all((row) => row.kind)}::text[], ${all((row) => row.position)}::text[],
        ${all((row) => row.timestamp)}::bigint[], ${all((row) => row.from)}::text[], ${all((row) => row.to)}::text[],
        ${all((row) => row.assetContract)}::text[], ${all((row) => row.amount.toString())}::numeric[]
      ) as n (chain, block, block_hash, tx_hash, kind, position, "timestamp", from_address, to_address, asset_contract, amount)
      where n.kind <> 'internal' or not exists (
        select 1 from ${transfers} t
        where t.chain = n.chain and t.block_hash = n.block_hash and t.tx_hash = n.tx_hash and t.kind = 'internal'
          and t.from_address = n.from_address and t.to_address = n.to_address
      )
      on conflict do nothing
      returning 1
    ) select count(*)::int as added from added`,
  );
  return counted?.added ?? 0;
}
