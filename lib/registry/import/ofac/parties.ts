import type { Listing, Unread } from '../listing';
import { placeAddress } from '../assets';
import { isDprkProgramme } from '../dprk';

/** A digital currency address of a party, as the file has it. */
export interface SdnAddress {
  readonly asset: string;
  readonly written: string;
}

/** A party that has digital currency addresses. */
export interface SdnParty {
  readonly profile: string;
  readonly name: string;
  readonly addresses: readonly SdnAddress[];
  /** Whether its record ties it to North Korea by nationality or by the regulations that it is under. */
  readonly northKorean: boolean;
}

/** Why and since when a party is on the list; `delisted` where the entry itself says that it ended. */
export interface SdnEntry {
  readonly programmes: readonly string[];
  readonly date: string | null;
  readonly delisted: string | null;
}

/**
 * The listings of the parties, in the order of the file. One ties an address to DPRK actors if its party is under a
 * DPRK programme, or is North Korean by the file's own record; all others are sanctions of another kind.
 */
export function listingsOf(
  parties: readonly SdnParty[],
  entries: ReadonlyMap<string, SdnEntry>,
  issued: string | null,
): { listings: Listing[]; unread: Unread[]; newAssets: Map<string, number> } {
  const listings = new Map<string, Listing>();
  const unread: Unread[] = [];
  const newAssets = new Map<string, number>();
  for (const { profile, name, addresses, northKorean } of parties) {
    const place = `party ${profile}${name === '' ? '' : `, ${name}`}`;
    const entry = entries.get(profile);
    if (entry === undefined) unread.push({ place, problem: 'It has addresses and no sanctions entry: they are taken without programme and date.' });
    const { programmes = [], delisted = null } = entry ?? {};
    const future = issued !== null && entry !== undefined && entry.date !== null && entry.date > issued;
    if (future) unread.push({ place, problem: `Its entry is dated ${entry.date}, after the list itself: the date is taken as unknown.` });
    const date = future ? null : (entry?.date ?? null);
    for (const { asset, written } of addresses) {
      const { chain, address, known, problem } = placeAddress(asset, written);
      if (problem !== null) unread.push({ place, problem: `"${written}" (${asset}) ${problem}: it is kept as it is written.` });
      if (!known) newAssets.set(asset, (newAssets.get(asset) ?? 0) + 1);
      const key = `${profile} ${asset} ${address}`;
      listings.set(key, {
        key,
        chain,
        address,
        asset,
        entity: name === '' ? `OFAC party ${profile}` : name,
        says: northKorean || programmes.some(isDprkProgramme) ? 'dprk' : 'sanctioned',
        category: null,
        programmes,
        date,
        delisted,
        link: null,
        confidence: null,
      });
    }
  }
  return { listings: [...listings.values()], unread, newAssets };
}
