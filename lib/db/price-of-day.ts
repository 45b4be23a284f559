import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** What is to be priced, as SQL: the contract null for a chain's own asset, the day as `YYYY-MM-DD`. */
export interface Priced {
  readonly chain: SQL;
  readonly contract: SQL;
  readonly asset: SQLWrapper;
  readonly day: SQL;
}

/** The price of one whole unit in micro-dollars, where it is from, in words, and the ids of its sources; null and none where unknown. */
export interface PriceOfDay {
  readonly usdMicros: SQL;
  readonly source: SQL;
  readonly sourceIds: SQL;
}

/**
 * The one price that an asset has on a day: of a chain's own asset the published one, else what its Chainlink feed
 * said at the start of the day. An asset without either has none, nor has a token that only bears its name. Made
 * of subqueries and no join, so that a price is looked up for the rows of a page, not for all that are counted.
 */
export function priceOfDay({ chain, contract, asset, day }: Priced): PriceOfDay {
  const published = (what: SQL) => sql`(select ${what} from prices p where ${contract} is null and p.asset = ${asset} and p.date = ${day})`;
  const ofFeed = (what: SQL) => sql`(
    select ${what} from feed_prices f join price_feeds g on g.chain = f.chain and g.asset_contract = f.asset_contract and g.feed = f.feed
    where f.chain = ${chain} and f.asset_contract = coalesce(${contract}, '') and f.date = ${day} and f.usd_micros is not null
  )`;
  const moment = sql`to_char(to_timestamp(f.round_time) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
  return {
    usdMicros: sql`coalesce(${published(sql`p.usd_micros`)}, ${ofFeed(sql`f.usd_micros`)})`,
    source: sql`coalesce(${published(sql`array_to_string(p.source_ids, ';')`)}, ${ofFeed(sql`concat('Chainlink ', g.description, ' round ', f.round_id, ' at ', ${moment})`)})`,
    sourceIds: sql`coalesce(${published(sql`p.source_ids`)}, ${ofFeed(sql`g.source_ids`)}, array[]::text[])`,
  };
}
