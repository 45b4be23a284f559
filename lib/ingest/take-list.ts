import { SAYS } from '@/lib/core/says';
import { TrackerError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { findOutsideList, listingsOf, type OutsideListing, takeEdition } from '@/lib/db/outside-lists';
import type { OutsideList } from '@/lib/registry/import/describe';
import { diffLists, type ListDiff } from '@/lib/registry/import/diff';
import type { Listing } from '@/lib/registry/import/listing';

const DESCRIBED = ['title', 'licence', 'date', 'tier', 'origin', 'format'] as const;

/** What taking a list would change: its rows, and what is said of the list itself. */
export interface ListChange extends ListDiff {
  readonly list: OutsideList;
  /** The day of the edition that is held; null for a list that is new. */
  readonly before: string | null;
  readonly described: readonly (typeof DESCRIBED)[number][];
  /** Why the list is not believed, whatever its edition; null for one that is. */
  readonly distrusted: string | null;
  /** False where the store holds just that already. */
  readonly changes: boolean;
}

/**
 * Holds a list against the edition that the store has. Changes nothing. Throws `bad_date` for an edition that is older
 * than that: all that came since would look as if it had been taken off.
 */
export async function compareList(db: Db, list: OutsideList): Promise<ListChange> {
  const held = await findOutsideList(db, list.id);
  if (held !== undefined && held.date > list.date) {
    throw new TrackerError('bad_date', `The list is of ${list.date}; the edition of ${held.date} was taken already.`, { fix: 'Take a newer one, or give it another --id.', field: 'date' });
  }
  const diff = diffLists((await listingsOf(db, list.id)).map(asListing), list.listings, list.date);
  const described = held === undefined ? [] : DESCRIBED.filter((field) => held[field] !== list[field]);
  const rows = diff.added.length + diff.removed.length + diff.changed.length;
  return { ...diff, list, before: held?.date ?? null, described, distrusted: held?.distrustReason ?? null, changes: held === undefined || rows > 0 || described.some((field) => field !== 'origin') };
}

/** Takes a list as it was compared, in one transaction. */
export async function takeList(db: Db, { list, added, removed, changed }: ListChange, takenAt: Date): Promise<void> {
  const { id, format, title, licence, date, tier, origin, sha256, unread } = list;
  const edition = { id, format, title, licence, date, tier, origin, sha256 };
  await takeEdition(db, { list: edition, added, removed, changed: changed.map(({ after }) => after), unread: unread.length, takenAt });
}

/** A change as it goes out: what is said of the list, and the rows that come, go and change. */
export type ListRecord = ReturnType<typeof listRecord>;

/** Makes the record of a change; `taken` says whether it was made. */
export function listRecord({ list, before, described, distrusted, added, removed, changed, unchanged }: ListChange, taken: boolean) {
  const { listings, unread, newAssets, ...about } = list;
  return { ...about, before, distrusted, taken, listings: listings.length, added, removed, changed, unchanged, described, unread, newAssets: Object.fromEntries(newAssets) };
}

function asListing({ says, ...row }: OutsideListing): Listing {
  return { ...row, says: SAYS.find((one) => one === says) ?? 'other' };
}
