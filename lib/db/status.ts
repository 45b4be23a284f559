import { asc, sql } from 'drizzle-orm';
import type { Db } from './client';
import { rowsOf } from './rows';
import { officialTotals } from './schema';

export type OfficialTotalRow = typeof officialTotals.$inferSelect;

/** How many shipped transfers have been read from a node with which result. */
export async function countVerifications(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await rowsOf<{ result: string; transfers: number }>(
    db,
    sql`select coalesce(v.result, 'unverified') as result, count(*)::int as transfers
      from shipped_transfers s left join verifications v on v.shipped_id = s.id group by 1`,
  );
  return new Map(rows.map(({ result, transfers }) => [result, transfers]));
}

/** How many flagged wallets there are on each chain in each tier. */
export async function countWallets(db: Db): Promise<{ chain: string; tier: string; wallets: number }[]> {
  return rowsOf(db, sql`select chain, tier, count(*)::int as wallets from wallets group by chain, tier order by chain, tier`);
}

/** How many thefts the three governments named together, in one statement. */
export async function countJointStatements(db: Db): Promise<number> {
  const rows = await rowsOf<{ incidents: number }>(
    db,
    sql`select count(distinct incident)::int as incidents from attributions where parties @> array['US', 'ROK', 'JP']::text[]`,
  );
  return rows[0]?.incidents ?? 0;
}

/** Totals that others published, by body and period. */
export async function findOfficialTotals(db: Db): Promise<OfficialTotalRow[]> {
  return db.select().from(officialTotals).orderBy(asc(officialTotals.body), asc(officialTotals.period), asc(officialTotals.id));
}
