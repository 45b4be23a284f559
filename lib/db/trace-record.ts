import { sql } from 'drizzle-orm';
import type { TransferKind } from '@/lib/core/transfer';
import type { Db } from './client';
import { rowsOf } from './rows';

/** A movement of a listed asset, as the record of a trace has it. `amount` in base units, `timestamp` in seconds. */
export interface RecordRow {
  readonly chain: string;
  readonly block: number;
  /** Null of a shipped row. */
  readonly blockHash: string | null;
  readonly txHash: string;
  readonly kind: TransferKind;
  /** Of a shipped row, which has none, one that no fetched row can have. */
  readonly position: string;
  readonly timestamp: number;
  readonly from: string;
  readonly to: string;
  /** Null for the chain's own asset, and then symbol and decimals too. */
  readonly assetContract: string | null;
  readonly symbol: string | null;
  readonly decimals: number | null;
  readonly amount: string;
  readonly origin: 'fetched' | 'shipped';
  /** Of a shipped row, else null. */
  readonly sourceIds: readonly string[] | null;
}

const listed = sql`(l.asset_contract is null or l.token_symbol is not null)`;

/** Every known movement of a listed asset from or to addresses of a chain, in no order. Call it for some hundreds at once. */
export async function findMovements(db: Db, chain: string, addresses: readonly string[]): Promise<RecordRow[]> {
  return rowsOf(
    db,
    sql`with shipped as (
        select id, source_ids, row_number() over (partition by chain, tx_hash, kind order by id collate "C") as nth from shipped_transfers
      )
      select l.chain, l.block::float8 as block, l.block_hash as "blockHash", l.tx_hash as "txHash", l.kind, coalesce(l.position, '#0_' || s.nth) as position,
        l."timestamp"::float8 as timestamp, l.from_address as "from", l.to_address as "to", l.asset_contract as "assetContract",
        l.token_symbol as symbol, l.token_decimals::float8 as decimals, l.amount::text as amount, l.origin, s.source_ids as "sourceIds"
      from ledger_transfers l left join shipped s on s.id = l.shipped_id
      where l.chain = ${chain} and (l.from_address = any(${sql.param(addresses)}::text[]) or l.to_address = any(${sql.param(addresses)}::text[]))
        and ${listed}`,
  );
}

/** Those of the addresses that are known to have paid anything in a listed asset since that second. */
export async function findPayers(db: Db, chain: string, addresses: readonly string[], since: number): Promise<string[]> {
  const rows = await rowsOf<{ address: string }>(
    db,
    sql`select distinct l.from_address as address from ledger_transfers l
      where l.chain = ${chain} and l.from_address = any(${sql.param(addresses)}::text[]) and l."timestamp" >= ${since}
        and l.amount > 0 and l.from_address <> l.to_address and ${listed}`,
  );
  return rows.map(({ address }) => address);
}

/** What a bridge's own event says of where it sent value: `details` has the rest of what it says. */
export interface Destination {
  readonly txHash: string;
  readonly chain: string;
  readonly address: string;
  readonly details: Readonly<Record<string, string>>;
}

/** The destinations that events name in transactions of these addresses, in the order of their transactions. */
export async function findDestinations(db: Db, chain: string, addresses: readonly string[]): Promise<Destination[]> {
  return rowsOf(
    db,
    sql`select tx_hash as "txHash", destination_chain as chain, destination_address as address, details from service_events
      where chain = ${chain} and wallet = any(${sql.param(addresses)}::text[])
        and destination_chain is not null and destination_address is not null
      order by block, tx_hash collate "C", log_index`,
  );
}

/** The transactions of which something ships with the registry, as `chain tx_hash`. */
export async function shippedTransactions(db: Db): Promise<string[]> {
  const rows = await rowsOf<{ transaction: string }>(db, sql`select distinct concat(chain, ' ', tx_hash) as transaction from shipped_transfers`);
  return rows.map(({ transaction }) => transaction);
}
