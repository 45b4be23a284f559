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

/** All flagged wallets, or those of one canonical address, in the order of the registry. */
export async function flaggedRows(db: Db, address?: string): Promise<FlaggedRow[]> {
  return rowsOf(
    db,
    sql`select w.chain, w.address, w.label, w.authority, w.authority_date as "authorityDate", w.tier, w.access,
        array(select n.incident from wallet_incidents n where n.chain = w.chain and n.address = w.address order by n.incident collate "C") as incidents
      from wallets w ${address === undefined ? sql`` : sql`where w.address = ${address}`} order by w.ord`,
  );
}

/** All services, or those at one address, in the order of the registry. */
export async function serviceRows(db: Db, only?: string) {
  const { chain, address, name, category } = services;
  return db.select({ chain, address, name, category }).from(services).where(only === undefined ? undefined : eq(address, only)).orderBy(asc(services.ord));
}

/** All addresses that lists mislabel, or one. */
export async function misattributionRows(db: Db, only?: string) {
  const { address } = misattributions;
  return db.select().from(misattributions).where(only === undefined ? undefined : eq(address, only)).orderBy(asc(misattributions.chain), asc(misattributions.address));
}

/** All that lists from outside say or said, or of one address, with what is known of the list. */
export async function listingRows(db: Db, only?: string) {
  return db
    .select({ listing: outsideListings, title: outsideLists.title, tier: outsideLists.tier, distrusted: outsideLists.distrustReason })
    .from(outsideListings)
    .innerJoin(outsideLists, eq(outsideLists.id, outsideListings.list))
    .where(only === undefined ? undefined : eq(outsideListings.address, only))
    .orderBy(asc(outsideListings.list), asc(outsideListings.key));
}
