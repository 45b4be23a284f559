import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from './client';
import { rowsOf } from './rows';
import { misattributions, outsideListings, outsideLists, services } from './schema';

/** A flagged wallet with the thefts that a source connects it with. */
export interface FlaggedRow {
  readonly chain: string;
  readonly address: string;
  readonly label: string;
  readonly authority: string;
  readonly authorityDate: string | null;
  readonly tier: string;
  readonly access: string;
  readonly incidents: readonly string[];
}

/** All flagged wallets, in the order of the registry. */
export async function flaggedRows(db: Db): Promise<FlaggedRow[]> {
  return rowsOf(
    db,
    sql`select w.chain, w.address, w.label, w.authority, w.authority_date as "authorityDate", w.tier, w.access,
        array(select n.incident from wallet_incidents n where n.chain = w.chain and n.address = w.address order by n.incident collate "C") as incidents
      from wallets w order by w.ord`,
  );
}

/** All services, in the order of the registry. */
export async function serviceRows(db: Db) {
  const { chain, address, name, category } = services;
  return db.select({ chain, address, name, category }).from(services).orderBy(asc(services.ord));
}

/** All addresses that lists mislabel. */
export async function misattributionRows(db: Db) {
  return db.select().from(misattributions).orderBy(asc(misattributions.chain), asc(misattributions.address));
}

/** All that lists from outside say or said, with what is known of the list. */
export async function listingRows(db: Db) {
  return db
    .select({ listing: outsideListings, title: outsideLists.title, tier: outsideLists.tier, distrusted: outsideLists.distrustReason })
    .from(outsideListings)
    .innerJoin(outsideLists, eq(outsideLists.id, outsideListings.list))
    .orderBy(asc(outsideListings.list), asc(outsideListings.key));
}
