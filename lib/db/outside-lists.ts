import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from './client';
import { rowsOf } from './rows';
import { outsideEditions, outsideListings, outsideLists } from './schema';

export type OutsideListRow = typeof outsideLists.$inferSelect;
export type OutsideListing = typeof outsideListings.$inferSelect;
type Row = Omit<OutsideListing, 'list' | 'programmes'> & { readonly programmes: readonly string[] };

/** A list with how many addresses it names now, and how many it named once. */
export interface CountedList extends OutsideListRow {
  readonly listings: number;
  readonly delisted: number;
}

/** An edition of a list that is to be taken, and what it changes. */
export interface Edition {
  readonly list: Pick<OutsideListRow, 'id' | 'format' | 'title' | 'licence' | 'date' | 'tier' | 'origin' | 'sha256'>;
  readonly added: readonly Row[];
  readonly changed: readonly Row[];
  /** With the day on which each was missed. */
  readonly removed: readonly Row[];
  readonly unread: number;
  readonly takenAt: Date;
}

/** Few enough rows that no statement comes near PostgreSQL's 65,535 parameters. */
const CHUNK = 500;

/** All lists that were taken, by id. */
export async function listOutsideLists(db: Db): Promise<CountedList[]> {
  const lists = await db.select().from(outsideLists).orderBy(asc(outsideLists.id));
  const counts = await rowsOf<{ list: string; listings: number; delisted: number }>(
    db,
    sql`select list, count(*) filter (where delisted is null)::int as listings, count(*) filter (where delisted is not null)::int as delisted
      from outside_listings group by list`,
  );
  const byList = new Map(counts.map((count) => [count.list, count]));
  return lists.map((list) => ({ ...list, listings: byList.get(list.id)?.listings ?? 0, delisted: byList.get(list.id)?.delisted ?? 0 }));
}

/** The list of that id, or undefined. */
export async function findOutsideList(db: Db, id: string): Promise<OutsideListRow | undefined> {
  const [list] = await db.select().from(outsideLists).where(eq(outsideLists.id, id));
  return list;
}

/** Every row that a list ever had, by key. */
export async function listingsOf(db: Db, list: string): Promise<OutsideListing[]> {
  return db.select().from(outsideListings).where(eq(outsideListings.list, list)).orderBy(asc(outsideListings.key));
}

/** Takes an edition, in one transaction: rows that are gone stay, with the day on which they were missed. */
export async function takeEdition(db: Db, { list, added, changed, removed, unread, takenAt }: Edition): Promise<void> {
  await db.transaction(async (tx) => {
    const { id, ...described } = { ...list, takenAt };
    await tx.insert(outsideLists).values({ id, ...described }).onConflictDoUpdate({ target: outsideLists.id, set: described });
    const replaced = [...changed, ...removed];
    for (let at = 0; at < replaced.length; at += CHUNK) {
      const keys = replaced.slice(at, at + CHUNK).map(({ key }) => key);
      await tx.delete(outsideListings).where(and(eq(outsideListings.list, id), inArray(outsideListings.key, keys)));
    }
    const rows = [...added, ...replaced].map((row) => ({ ...row, programmes: [...row.programmes], list: id }));
    for (let at = 0; at < rows.length; at += CHUNK) await tx.insert(outsideListings).values(rows.slice(at, at + CHUNK));
    const { date, sha256 } = list;
    await tx.insert(outsideEditions).values({ list: id, takenAt, date, sha256, added: added.length, removed: removed.length, changed: changed.length, unread });
  });
}

/** Puts a list on the distrust list with the reason, or takes it off with null. False where there is no such list. */
export async function setDistrust(db: Db, id: string, reason: string | null, at: Date): Promise<boolean> {
  const set = { distrustReason: reason, distrustedAt: reason === null ? null : at };
  const changed = await db.update(outsideLists).set(set).where(eq(outsideLists.id, id)).returning({ id: outsideLists.id });
  return changed.length > 0;
}

/** A text that changes whenever a list does, or whether it is believed. */
export async function outsideListsVersion(db: Db): Promise<string> {
  const lists = await db.select().from(outsideLists).orderBy(asc(outsideLists.id));
  return lists.map(({ id, sha256, takenAt, tier, distrustReason }) => [id, sha256, takenAt.toISOString(), tier, distrustReason ?? ''].join(' ')).join('\n');
}
