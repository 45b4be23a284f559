import type { Says } from '@/lib/core/says';

/** The forms in which a list from outside can be read. */
export const LIST_FORMATS = ['ofac', 'tagpack', 'csv'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

/** One address as a list names it. */
export interface Listing {
  /** Tells it from the others of its list, and is the same in the list's next edition. */
  readonly key: string;
  /** A chain of ours, or the name of another. */
  readonly chain: string;
  /** Canonical on a chain of ours, else as it is written. */
  readonly address: string;
  /** The code by which the list calls the asset; null where it gives none. */
  readonly asset: string | null;
  readonly entity: string;
  readonly says: Says;
  readonly category: string | null;
  readonly programmes: readonly string[];
  /** Since when, `YYYY-MM-DD`; null where the list does not say. */
  readonly date: string | null;
  /** When it was taken off, `YYYY-MM-DD`; null while it stands. */
  readonly delisted: string | null;
  /** Where the list says that it has it from. */
  readonly link: string | null;
  /** How sure the list is, in its own words. */
  readonly confidence: string | null;
}

/** A row that could not be read, or not wholly, and what became of it. */
export interface Unread {
  /** Where it stands: a line, a tag, a party. */
  readonly place: string;
  readonly problem: string;
}

/** What was read of a list. */
export interface ReadList {
  /** What it calls itself; null where it does not. */
  readonly title: string | null;
  /** The day of its issue, `YYYY-MM-DD`; null where it gives none. */
  readonly date: string | null;
  readonly listings: readonly Listing[];
  readonly unread: readonly Unread[];
  /** Codes of assets that we have no name for, with how many addresses. */
  readonly newAssets: ReadonlyMap<string, number>;
}
