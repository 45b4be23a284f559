import type { Listing } from './listing';

/** What taking a list would change. */
export interface ListDiff {
  readonly added: readonly Listing[];
  /** Not on the list any more: kept as history, with the day of the list that lacks them. */
  readonly removed: readonly Listing[];
  readonly changed: readonly { readonly before: Listing; readonly after: Listing; readonly fields: readonly (keyof Listing)[] }[];
  readonly unchanged: number;
}

const FIELDS = ['chain', 'address', 'asset', 'entity', 'says', 'category', 'programmes', 'date', 'delisted', 'link', 'confidence'] as const satisfies readonly (keyof Listing)[];

/** Holds a list of that day against what was taken of it before. What was removed earlier and is still absent stays as it is. */
export function diffLists(before: readonly Listing[], after: readonly Listing[], date: string): ListDiff {
  const known = new Map(before.map((row) => [row.key, row]));
  const added: Listing[] = [];
  const changed: { before: Listing; after: Listing; fields: (keyof Listing)[] }[] = [];
  let unchanged = 0;
  for (const row of after) {
    const old = known.get(row.key);
    known.delete(row.key);
    const fields = old === undefined ? [] : FIELDS.filter((field) => JSON.stringify(old[field]) !== JSON.stringify(row[field]));
    if (old === undefined) added.push(row);
    else if (fields.length > 0) changed.push({ before: old, after: row, fields });
    else unchanged++;
  }
  const gone = [...known.values()];
  const removed = gone.filter(({ delisted }) => delisted === null).map((row) => ({ ...row, delisted: date }));
  return { added, removed, changed, unchanged: unchanged + gone.length - removed.length };
}
