import { sql } from 'drizzle-orm';
import type { Db } from './client';
import { asset, counts, decimals } from './ledger';
import { rowsOf } from './rows';

/** What an address exchanged with another in one listed asset, in base units as text. */
export interface Counterparty {
  readonly address: string;
  readonly asset: string;
  readonly decimals: number;
  /** What came from the other. */
  readonly received: string;
  /** What went to the other. */
  readonly sent: string;
  readonly transfers: number;
}

/** With whom an address exchanged listed assets, the most transfers first. */
export async function findCounterparties(db: Db, chain: string, address: string): Promise<Counterparty[]> {
  const other = sql`case when l.from_address = ${address} then l.to_address else l.from_address end`;
  const sumWhere = (side: 'to_address' | 'from_address') =>
    sql`coalesce(sum(l.amount) filter (where l.${sql.identifier(side)} = ${address}), 0)::text`;
  return rowsOf(
    db,
    sql`select c.address, c.asset, c.decimals, c.received, c.sent, c.transfers from (
        select ${other} as address, ${asset} as asset, l.asset_contract, ${decimals}::float8 as decimals,
          ${sumWhere('to_address')} as received, ${sumWhere('from_address')} as sent, count(*)::float8 as transfers
        from ledger_transfers l
        where l.chain = ${chain} and (l.from_address = ${address} or l.to_address = ${address}) and ${counts}
        group by 1, 2, 3, 4
      ) c order by c.transfers desc, c.address collate "C", c.asset collate "C", c.asset_contract`,
  );
}
