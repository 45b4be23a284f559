import { sql } from 'drizzle-orm';
import type { Db } from './client';
import { asset, counts, day, decimals } from './ledger';
import { priceOfDay } from './price-of-day';
import { rowsOf } from './rows';

/** What came to an address or left it on one day (`YYYY-MM-DD`, UTC) in one listed asset, in base units as text. */
export interface DayMovement {
  readonly date: string;
  readonly direction: 'in' | 'out';
  readonly asset: string;
  readonly decimals: number;
  readonly amount: string;
  readonly transfers: number;
  /** The price of one whole unit on that day in micro-dollars as text, null where none is known. */
  readonly usdMicros: string | null;
}

const price = priceOfDay({ chain: sql`m.chain`, contract: sql`m.contract`, asset: sql`m.asset`, day: sql`m.date` });

/** What moved in and out of a canonical address, the earliest day first. What it sent to itself is neither. */
export async function findDayMovements(db: Db, chain: string, address: string): Promise<DayMovement[]> {
  return rowsOf(
    db,
    sql`select m.date, m.direction, m.asset, m.decimals, m.amount, m.transfers, ${price.usdMicros}::text as "usdMicros" from (
        select l.chain, ${day} as date, case when l.to_address = ${address} then 'in' else 'out' end as direction, ${asset} as asset,
          l.asset_contract as contract, ${decimals}::float8 as decimals, sum(l.amount)::text as amount, count(*)::float8 as transfers
        from ledger_transfers l
        where l.chain = ${chain} and (l.from_address = ${address} or l.to_address = ${address}) and ${counts}
        group by 1, 2, 3, 4, 5, 6
      ) m ${price.joins} order by m.date, m.direction, m.asset collate "C", m.contract`,
  );
}
