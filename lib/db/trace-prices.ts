import { sql } from 'drizzle-orm';
import type { Db } from './client';
import { priceOfDay } from './price-of-day';
import { rowsOf } from './rows';

/** An asset on a day (`YYYY-MM-DD`); the contract null for the chain's own. */
export interface AssetDay {
  readonly chain: string;
  readonly contract: string | null;
  readonly symbol: string;
  readonly date: string;
}

/** The price of one whole unit in micro-dollars, null where unknown, and who says so. */
export interface DayPrice {
  readonly usdMicros: bigint | null;
  readonly sourceIds: readonly string[];
}

const price = priceOfDay({ chain: sql`w.chain`, contract: sql`w.contract`, asset: sql`w.asset`, day: sql`w.date` });

/** The price of each asset on its day, in the order in which they are asked for. */
export async function findDayPrices(db: Db, wanted: readonly AssetDay[]): Promise<DayPrice[]> {
  const all = (of: (one: AssetDay) => string | null) => sql`${sql.param(wanted.map(of))}::text[]`;
  const rows = await rowsOf<{ usdMicros: string | null; sourceIds: string[] }>(
    db,
    sql`select ${price.usdMicros}::text as "usdMicros", ${price.sourceIds} as "sourceIds"
      from unnest(${all((one) => one.chain)}, ${all((one) => one.contract)}, ${all((one) => one.symbol)}, ${all((one) => one.date)})
        with ordinality as w (chain, contract, asset, date, nth)
        ${price.joins}
      order by w.nth`,
  );
  return rows.map(({ usdMicros, sourceIds }) => ({ usdMicros: usdMicros === null ? null : BigInt(usdMicros), sourceIds }));
}
