import { TrackerError } from '@/lib/core/errors';
import { parsePartialDate } from '@/lib/core/time';
import { placeAddress } from './assets';
import type { Listing, ReadList, Unread } from './listing';

/** One row of a list as it is written. */
export interface WrittenRow {
  readonly place: string;
  readonly address: string;
  readonly asset: string | null;
  readonly date: string | null;
  readonly listing: Pick<Listing, 'entity' | 'says' | 'category' | 'programmes' | 'link' | 'confidence'>;
}

/** Collects the rows of a list, with what could not be read of them. */
export interface Rows {
  add(row: WrittenRow): void;
  report(unread: Unread): void;
  /** Throws `bad_value` where there is no address at all. */
  end(title: string | null, date: string | null): ReadList;
}

/** Makes an empty collection. `today` is the day after which no row can have been written. */
export function createRows(today: string): Rows {
  const listings = new Map<string, Listing>();
  const unread: Unread[] = [];
  const newAssets = new Map<string, number>();

  function dayOf({ date, place }: WrittenRow): string | null {
    if (date === null) return null;
    const day = /^\d{4}(-\d{2}(-\d{2})?)?(?=$|[T ])/.exec(date)?.[0];
    if (day === undefined || !isDate(day)) unread.push({ place, problem: `"${date.slice(0, 40)}" is no date: it is taken as unknown.` });
    else if (day > today) unread.push({ place, problem: `${day} has not come yet: the date is taken as unknown.` });
    else return day;
    return null;
  }

  return {
    report: (one) => void unread.push(one),
    add(row) {
      const { place, asset, listing } = row;
      const { chain, address, known, problem } = placeAddress(asset, row.address);
      if (problem !== null) return void unread.push({ place, problem: `"${row.address.slice(0, 100)}" ${problem}. The row is left out.` });
      if (!known && asset !== null) newAssets.set(asset, (newAssets.get(asset) ?? 0) + 1);
      const key = [chain, address, listing.entity, listing.link ?? ''].join(' ');
      if (listings.has(key)) unread.push({ place, problem: 'It says the same as a row before it: it counts once.' });
      listings.set(key, { key, chain, address, asset, date: dayOf(row), delisted: null, ...listing });
    },
    end(title, date) {
      if (listings.size === 0) throw new TrackerError('bad_value', 'There is no address in it that could be read.', { fix: 'Check that it is the right file, and its format.' });
      return { title, date, listings: [...listings.values()], unread, newAssets };
    },
  };
}

function isDate(text: string): boolean {
  try {
    parsePartialDate(text);
    return true;
  } catch {
    return false;
  }
}
