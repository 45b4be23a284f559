import { TrackerError } from '@/lib/core/errors';
import { parsePartialDate } from '@/lib/core/time';
import { WALLET_TIERS, type WalletTier } from '@/lib/core/tiers';
import type { ListFormat } from './listing';
import type { ReadSource } from './read-list';

/** What the operator says of a list; what the list says itself can be left out. */
export interface Given {
  readonly id?: string;
  readonly title?: string;
  readonly licence?: string;
  readonly date?: string;
  readonly tier?: string;
  /** Every row ties its address to DPRK actors, though it may not say so in words. */
  readonly dprk?: boolean;
}

/** A list from outside with all that has to be known of it before it is taken. */
export interface OutsideList extends Omit<ReadSource, 'title' | 'date'> {
  readonly id: string;
  readonly format: ListFormat;
  readonly title: string;
  readonly licence: string;
  /** Day of issue, `YYYY-MM-DD`. */
  readonly date: string;
  readonly tier: WalletTier;
  readonly origin: string;
}

const OFAC = { id: 'ofac-sdn', licence: 'public domain, a work of the US government', tier: 'official' } as const;

/**
 * Puts together what the list and the operator say. Throws `bad_value` with its field for what nobody says, `bad_date`
 * for a day that has not come yet.
 */
export function describeList(read: ReadSource, format: ListFormat, origin: string, given: Given, today: string): OutsideList {
  const known = format === 'ofac' ? OFAC : undefined;
  const title = given.title ?? read.title ?? missing('title', 'The list does not say what it is called.');
  const date = dayOf(given.date ?? read.date ?? missing('date', 'The list does not say when it was issued.'));
  if (date > today) throw new TrackerError('bad_date', `The list is dated ${date}, which has not come yet.`, { fix: 'Check the file, or the clock of this machine.', field: 'date' });
  const { listings, unread, newAssets, sha256 } = read;
  if (listings.length === 0) throw new TrackerError('bad_value', 'There is no digital currency address in it.', { fix: 'Check that it is the right file.' });
  return {
    id: idOf(given.id ?? known?.id ?? title),
    format,
    title,
    licence: given.licence ?? known?.licence ?? missing('licence', 'The list does not say under which licence it may be used.'),
    date,
    tier: tierOf(given.tier ?? known?.tier ?? 'suspected'),
    origin,
    listings: given.dprk === true ? listings.map((row) => ({ ...row, says: 'dprk' })) : listings,
    unread,
    newAssets,
    sha256,
  };
}

function missing(field: string, message: string): never {
  throw new TrackerError('bad_value', message, { fix: `Say it by --${field}.`, field });
}

function dayOf(text: string): string {
  const { precision } = parsePartialDate(text);
  if (precision === 'day') return text;
  throw new TrackerError('bad_date', `"${text}" is no day.`, { fix: 'Write it as YYYY-MM-DD.', field: 'date' });
}

function tierOf(text: string): WalletTier {
  const tier = WALLET_TIERS.find((one) => one === text);
  if (tier !== undefined) return tier;
  throw new TrackerError('bad_value', `"${text.slice(0, 40)}" is no tier.`, { fix: `Write one of ${WALLET_TIERS.join(', ')}.`, field: 'tier' });
}

function idOf(text: string): string {
  const id = text.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60);
  if (id !== '') return id;
  throw new TrackerError('bad_value', 'The list has no name of letters and digits.', { fix: 'Say by --id how it shall be called.', field: 'id' });
}
