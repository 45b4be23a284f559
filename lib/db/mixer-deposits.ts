import { sql } from 'drizzle-orm';
import type { Db } from './client';
import { priceOfDay } from './price-of-day';
import { rowsOf } from './rows';

/** What went into the pool on one day, by all its users. */
export interface MixerDay {
  readonly date: string;
  readonly deposits: number;
  /** Wei as text. */
  readonly amount: string;
  readonly sourceIds: readonly string[];
  /** The price of one ether on that day in micro-dollars as text; null where none is known. */
  readonly usdMicros: string | null;
  readonly priceSource: string | null;
  readonly priceSourceIds: readonly string[];
}

const price = priceOfDay({ chain: sql`'ethereum'`, contract: sql`null::text`, asset: sql`'ETH'`, day: sql`days.date` });

/**
 * Every day from the first to the last deposit into the 100-ETH pool of Tornado Cash, the earliest first. The series
 * holds each deposit of that span, so a day of it without a row had none, by the sources of the whole series.
 */
export async function findMixerDays(db: Db): Promise<MixerDay[]> {
  return rowsOf(
    db,
    sql`with bounds as (select min(date)::timestamp as first, max(date)::timestamp as last from mixer_deposits),
      days as (select to_char(generate_series(first, last, interval '1 day'), 'YYYY-MM-DD') as date from bounds)
      select days.date, coalesce(m.deposits, 0) as deposits, coalesce(m.amount, 0)::text as amount,
        coalesce(m.source_ids, array(select distinct unnest(source_ids) from mixer_deposits order by 1)) as "sourceIds",
        ${price.usdMicros}::text as "usdMicros", ${price.source} as "priceSource", ${price.sourceIds} as "priceSourceIds"
      from days left join mixer_deposits m on m.date = days.date ${price.joins}
      order by days.date`,
  );
}
