import { sql } from 'drizzle-orm';
import type { Db } from './client';
import { asset, counts, decimals } from './ledger';
import { rowsOf, textArray } from './rows';

/** What the wallets of one theft sent into the addresses of a service, in one listed asset. Amounts are base units as text. */
export interface ServiceInflow {
  readonly incident: string;
  readonly chain: string;
  readonly asset: string;
  readonly decimals: number;
  readonly amount: string;
  readonly transfers: number;
  readonly first: number;
  readonly last: number;
  readonly shipped: boolean;
}

/**
 * What entered services of those names from wallets that a source ties to a theft, or that received it. A wallet of
 * several thefts counts for each: sums of different thefts are not to be added up.
 */
export async function findServiceInflows(db: Db, names: readonly string[]): Promise<ServiceInflow[]> {
  return rowsOf(
    db,
    sql`with senders as (
      select incident, chain, address from wallet_incidents
      union select incident, chain, to_address from theft_transactions
        where role = 'theft' and confidence = 'high' and to_address is not null
      union select incident, chain, from_address from shipped_transfers
    )
    select i.incident, l.chain, ${asset} as asset, ${decimals}::float8 as decimals, sum(l.amount)::text as amount,
      count(*)::float8 as transfers, min(l."timestamp")::float8 as first, max(l."timestamp")::float8 as last,
      bool_or(l.origin = 'shipped') as shipped
    from services s
    join ledger_transfers l on l.chain = s.chain and l.to_address = s.address
    join senders i on i.chain = l.chain and i.address = l.from_address
    where s.name = any(${textArray(names)}) and ${counts}
    group by 1, 2, 3, 4 order by 1, 2, 3`,
  );
}
