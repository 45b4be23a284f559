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
  /** Stands behind what is priced in a `from`: it neither adds nor takes rows, and costs nothing where no price is asked for. */
  readonly joins: SQL;
  readonly usdMicros: SQL;
  readonly source: SQL;
  readonly sourceIds: SQL;
}

/**
 * The one price that an asset has on a day: of a chain's own asset the published one, else what its Chainlink feed
 * said at the start of the day. An asset without either has none, nor has a token that only bears its name. Each join
 * is by a primary key, so that the engine leaves it out of a count.
 */
export function priceOfDay({ chain, contract, asset, day }: Priced): PriceOfDay {
  const moment = sql`to_char(to_timestamp(f.round_time) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
  const ofFeed = (what: SQL) => sql`case when g.feed is not null then ${what} end`;
  return {
    joins: sql`
      left join prices p on ${contract} is null and p.asset = ${asset} and p.date = ${day}
      left join feed_prices f on f.chain = ${chain} and f.asset_contract = coalesce(${contract}, '') and f.date = ${day} and f.usd_micros is not null
      left join price_feeds g on g.chain = f.chain and g.asset_contract = f.asset_contract and g.feed = f.feed`,
    usdMicros: sql`coalesce(p.usd_micros, ${ofFeed(sql`f.usd_micros`)})`,
    source: sql`coalesce(array_to_string(p.source_ids, ';'), ${ofFeed(sql`concat('Chainlink ', g.description, ' round ', f.round_id, ' at ', ${moment})`)})`,
    sourceIds: sql`coalesce(p.source_ids, ${ofFeed(sql`g.source_ids`)}, array[]::text[])`,
  };
}
