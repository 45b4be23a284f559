import { SaxesParser } from 'saxes';
import { TrackerError } from '@/lib/core/errors';
import type { ReadList, Unread } from '../listing';
import { createDate } from './dates';
import { createEntryReader, mergeEntries } from './entry-reader';
import { listingsOf, type SdnEntry, type SdnParty } from './parties';
import type { SdnPart } from './part';
import { createPartyReader } from './party-reader';
import { createReferences } from './references';

/** Takes a file in pieces; holds of it only the parties that have addresses, and their entries. */
export interface SdnReader {
  /** Throws `bad_value` for what is no XML, has a document type, or is another kind of file. */
  write(piece: string): void;
  /** Throws `bad_value` where the file breaks off. */
  end(): ReadList;
}

/**
 * Makes a reader for one SDN_ADVANCED.XML: every "Digital Currency Address" of every asset, with the entity, its
 * programmes and the day of its listing. A document type is refused, since entities and other files come in by it.
 */
export function createSdnReader(): SdnReader {
  const unread: Unread[] = [];
  const parties: SdnParty[] = [];
  const entries = new Map<string, SdnEntry>();
  const profiles = new Set<string>();
  let issued: string | null = null;

  const report = (one: Unread) => void unread.push(one);
  const references = createReferences();
  const date = createDate(report);
  const issue: SdnPart = {
    open(name) {
      if (name === 'DateOfIssue') date.reset();
      return false;
    },
    close(name) {
      if (name === 'DateOfIssue') issued = date.value('the date of issue');
    },
  };
  const party = createPartyReader(references, (found) => {
    parties.push(found);
    profiles.add(found.profile);
  }, report);
  const entry = createEntryReader(references, date, (profile, found) => {
    // The parties come first in the file: what concerns none of ours need not be held.
    if (profiles.size === 0 || profiles.has(profile)) entries.set(profile, mergeEntries(entries.get(profile), found));
  });

  const parser = createParser([references, date, issue, party, entry]);
  return {
    write: (piece) => void parser.write(piece),
    end() {
      parser.close();
      const { listings, unread: unplaced, newAssets } = listingsOf(parties, entries, issued);
      return { title: 'OFAC SDN list', date: issued, listings, unread: [...unread, ...unplaced], newAssets };
    },
  };
}

function createParser(parts: readonly SdnPart[]): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let root = true;
  /** The text of the innermost open element, where a part wants it. */
  let text: string | undefined;
  const add = (piece: string) => {
    if (text !== undefined) text += piece;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('opentag', ({ name, attributes }) => {
    const local = localName(name);
    if (root && local !== 'Sanctions') throw bad(`It is no list in OFAC's advanced schema: its root is ${local.slice(0, 40)}.`, 'Give the file SDN_ADVANCED.XML.');
    root = false;
    text = undefined;
    for (const part of parts) if (part.open(local, attributes)) text = '';
  });
  parser.on('closetag', ({ name }) => {
    const local = localName(name);
    const value = text === undefined ? '' : copyOf(text.trim());
    text = undefined;
    for (const part of parts) part.close(local, value);
  });
  parser.on('doctype', () => {
    throw bad('It has a document type, by which entities and other files could come in: it is refused.', 'Take the list as OFAC publishes it, which has none.');
  });
  parser.on('error', (cause) => {
    throw new TrackerError('bad_value', `It is no well-formed XML: ${cause.message}`, { fix: 'Fetch the file again; it may have broken off.', cause });
  });
  return parser;
}

/** A text of its own: one that was cut out of a piece of the file keeps the whole piece in memory as long as it is kept itself. */
function copyOf(text: string): string {
  return Buffer.from(text).toString();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function bad(message: string, fix: string): TrackerError {
  return new TrackerError('bad_value', message, { fix });
}
