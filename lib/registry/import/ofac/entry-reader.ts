import type { SdnDate } from './dates';
import type { SdnEntry } from './parties';
import type { SdnPart } from './part';
import type { References } from './references';

const ENDS = /delist|remov|delet|revok|rescind|terminat|expir/i;

interface OpenEntry {
  readonly profile: string;
  readonly programmes: string[];
  date: string | null;
  delisted: string | null;
}

/** Reads why and since when each party is listed, and whether an event of its entry ended that. */
export function createEntryReader(references: References, date: SdnDate, give: (profile: string, entry: SdnEntry) => void): SdnPart {
  let entry: OpenEntry | undefined;
  let inProgramme = false;
  let ends = false;

  return {
    open(name, attributes) {
      switch (name) {
        case 'SanctionsEntry':
          entry = { profile: attributes.ProfileID ?? '', programmes: [], date: null, delisted: null };
          return false;
        case 'EntryEvent':
          ends = ENDS.test(references.event(attributes.EntryEventTypeID));
          date.reset();
          return false;
        case 'SanctionsMeasure':
          inProgramme = references.isProgramme(attributes.SanctionsTypeID);
          return false;
        default:
          return inProgramme && name === 'Comment';
      }
    },
    close(name, text) {
      if (entry === undefined) return;
      switch (name) {
        case 'Comment':
          if (inProgramme && text !== '') entry.programmes.push(text);
          break;
        case 'SanctionsMeasure':
          inProgramme = false;
          break;
        case 'EntryEvent': {
          const day = date.value(`entry of party ${entry.profile}`);
          if (ends) entry.delisted = day ?? entry.delisted;
          else if (day !== null && (entry.date === null || day < entry.date)) entry.date = day;
          break;
        }
        case 'SanctionsEntry':
          give(entry.profile, entry);
          entry = undefined;
          break;
      }
    },
  };
}

/** A party may have several entries: it stands as long as one of them does. */
export function mergeEntries(known: SdnEntry | undefined, next: SdnEntry): SdnEntry {
  const programmes = [...new Set([...(known?.programmes ?? []), ...next.programmes])];
  if (known === undefined) return { ...next, programmes };
  const [date = null] = [known.date, next.date].filter((day) => day !== null).sort();
  return { programmes, date, delisted: known.delisted !== null && next.delisted !== null ? next.delisted : null };
}
