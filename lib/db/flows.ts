import { type SQL, sql } from 'drizzle-orm';
import type { Db } from './client';
import { asset, counts, day, decimals } from './ledger';
import { priceOfDay } from './price-of-day';
import { rowsOf } from './rows';

/** What received a theft, by the theft transactions that are sure; `since` in seconds, 0 where no time is known. */
const receivers = sql`(
  select incident, chain, to_address as address, min(coalesce("timestamp", 0)) as since from theft_transactions
  where role = 'theft' and confidence = 'high' and to_address is not null group by incident, chain, to_address
)`;

/** A wallet that received a theft. */
export interface Receiver {
  readonly incident: string;
  readonly chain: string;
  readonly address: string;
  readonly sourceIds: readonly string[];
}

/** The wallets which received the theft, with the sources that say so. */
export async function findReceivers(db: Db, incident: string): Promise<Receiver[]> {
  return rowsOf(
    db,
    sql`select r.incident, r.chain, r.address, array(
        select distinct unnest(t.source_ids) from theft_transactions t
        where t.incident = r.incident and t.chain = r.chain and t.to_address = r.address and t.confidence = 'high'
      ) as "sourceIds"
      from ${receivers} r where r.incident = ${incident} order by r.chain, r.address`,
  );
}

/** All that moved from one address to another in one listed asset. Amounts are base units as text, times seconds. */
export interface Edge {
  readonly chain: string;
  readonly from: string;
  readonly to: string;
  readonly asset: string;
  readonly assetContract: string | null;
  readonly decimals: number;
  readonly amount: string;
  readonly transfers: number;
  readonly first: number;
  readonly last: number;
  readonly hashes: readonly string[];
  readonly fetched: boolean;
  readonly shipped: boolean;
  readonly sourceIds: readonly string[];
}

/** What left the wallets of a theft: those that received it, those flagged with it, the senders that ship with it. */
export async function findEdges(db: Db, incident: string): Promise<Edge[]> {
  const senders = sql`
    select chain, address from wallet_incidents where incident = ${incident}
    union select r.chain, r.address from ${receivers} r where r.incident = ${incident}
    union select chain, from_address from shipped_transfers where incident = ${incident}`;
  return rowsOf(
    db,
    sql`select l.chain, l.from_address as "from", l.to_address as "to", ${asset} as asset, l.asset_contract as "assetContract",
        ${decimals}::float8 as decimals, sum(l.amount)::text as amount, count(*)::float8 as transfers,
        min(l."timestamp")::float8 as first, max(l."timestamp")::float8 as last,
        array_agg(distinct l.tx_hash collate "C" order by l.tx_hash collate "C") as hashes,
        bool_or(l.origin = 'fetched') as fetched, bool_or(l.origin = 'shipped') as shipped,
        ${shippedSources}
      from ledger_transfers l left join shipped_transfers h on h.id = l.shipped_id
      where ${counts} and (l.chain, l.from_address) in (${senders})
      group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5`,
  );
}

/** The sources of the shipped rows in a group, each once. */
const shippedSources: SQL = sql`coalesce(
  array_agg(distinct array_to_string(h.source_ids, ';')) filter (where h.id is not null), array[]::text[]
) as "sourceIds"`;

/** What left the receiving wallets of a theft on one day and chain in one listed asset towards one category. */
export interface Outflow {
  readonly date: string;
  readonly incident: string;
  readonly category: string;
  readonly chain: string;
  readonly asset: string;
  readonly assetContract: string | null;
  readonly decimals: number;
  readonly amount: string;
  readonly transfers: number;
  readonly origin: 'fetched' | 'shipped';
  readonly sourceIds: readonly string[];
  /** The price of one whole unit on that day in micro-dollars as text; null where none is known. */
  readonly usdMicros: string | null;
  readonly priceSource: string | null;
  readonly priceSourceIds: readonly string[];
}

const price = priceOfDay({ chain: sql`sums.chain`, contract: sql`sums."assetContract"`, asset: sql`sums.asset`, day: sql`sums.date` });

/**
 * The first step of every theft whose receiving wallet is known, from the theft on: one wallet deep, so that
 * nothing is counted twice as it moves on. Categories are the registry's, `flagged` or `unlabelled`. Each sum is of
 * one chain, since a feed of one chain may say something else than that of another: it has one price.
 */
export async function findOutflows(db: Db): Promise<Outflow[]> {
  return rowsOf(
    db,
    sql`with sums as materialized (
      select ${day} as date, r.incident,
        coalesce(s.category, case when w.address is not null then 'flagged' else 'unlabelled' end) as category,
        l.chain, ${asset} as asset, l.asset_contract as "assetContract", ${decimals}::float8 as decimals,
        sum(l.amount)::text as amount, count(*)::float8 as transfers, l.origin, ${shippedSources}
      from ${receivers} r
      join ledger_transfers l on l.chain = r.chain and l.from_address = r.address and l."timestamp" >= r.since
      left join services s on s.chain = l.chain and s.address = l.to_address
      left join wallets w on w.chain = l.chain and w.address = l.to_address
      left join shipped_transfers h on h.id = l.shipped_id
      where ${counts} and not exists (
        select 1 from ${receivers} o where o.incident = r.incident and o.chain = l.chain and o.address = l.to_address
      )
      group by 1, 2, 3, 4, 5, 6, 7, l.origin
    )
    select sums.*, ${price.usdMicros}::text as "usdMicros", ${price.source} as "priceSource", ${price.sourceIds} as "priceSourceIds"
    from sums ${price.joins} order by sums.date, incident, category, asset, "assetContract", origin, chain`,
  );
}
