import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { chainByName } from '@/lib/core/chains';
import type { Db } from './client';
import { counts } from './ledger';
import { rowsOf } from './rows';
import { feedPrices } from './schema';

export type FeedPriceRow = typeof feedPrices.$inferSelect;

/** A day at whose start the price of an asset is wanted, and the feed that can tell it. */
export interface WantedPrice {
  /** Empty for the chain's own asset. */
  readonly assetContract: string;
  /** `YYYY-MM-DD`, UTC. */
  readonly date: string;
  readonly feed: string;
  readonly decimals: number;
  readonly description: string;
}

/**
 * The days on which an asset with a feed moved in this chain's ledger, or a balance of it was read, and for which
 * neither a published price is stored nor this feed was asked, by feed and date.
 */
export async function findWantedPrices(db: Db, chain: string): Promise<WantedPrice[]> {
  const symbol = chainByName(chain)?.native.symbol ?? '';
  return rowsOf(
    db,
    sql`with days as materialized (
        select distinct coalesce(l.asset_contract, '') as contract, l."timestamp" / 86400 as day
        from ledger_transfers l where l.chain = ${chain} and ${counts}
        union select asset_contract, "timestamp" / 86400 from balances where chain = ${chain} and amount > 0
      ), dated as (
        select contract, to_char(to_timestamp(day * 86400) at time zone 'UTC', 'YYYY-MM-DD') as date from days
      )
      select d.contract as "assetContract", d.date, g.feed, g.decimals::float8 as decimals, g.description
      from dated d join price_feeds g on g.chain = ${chain} and g.asset_contract = d.contract
      where not exists (
          select 1 from feed_prices f
          where f.chain = ${chain} and f.asset_contract = d.contract and f.date = d.date and f.feed = g.feed
        ) and not (d.contract = '' and exists (select 1 from prices p where p.asset = ${symbol} and p.date = d.date))
      order by g.feed, d.date, d.contract`,
  );
}

/** Rounds of a feed that were read before, by the proxy's id. */
export async function findKnownRounds(db: Db, chain: string, feed: string): Promise<{ id: bigint; updatedAt: number }[]> {
  const rows = await db
    .selectDistinct({ id: feedPrices.roundId, updatedAt: feedPrices.roundTime })
    .from(feedPrices)
    .where(and(eq(feedPrices.feedChain, chain), eq(feedPrices.feed, feed), isNotNull(feedPrices.roundId)));
  return rows.flatMap(({ id, updatedAt }) => (id === null || updatedAt === null ? [] : [{ id, updatedAt }]));
}

/** Stores the price of an asset on a day, or that its feed has none, in place of what another feed said. */
export async function saveFeedPrice(db: Db, row: FeedPriceRow): Promise<void> {
  const target = [feedPrices.chain, feedPrices.assetContract, feedPrices.date];
  await db.insert(feedPrices).values(row).onConflictDoUpdate({ target, set: row });
}
