import type { SdnPart } from './part';

/** What the ids stand for that parties and entries use. They come first in the file. */
export interface References extends SdnPart {
  /** Name of a type of feature, '' if the file does not define it. */
  feature(id: string | undefined): string;
  detail(id: string | undefined): string;
  event(id: string | undefined): string;
  /** Whether a measure of that type names a programme in its comment. */
  isProgramme(type: string | undefined): boolean;
  isNorthKorean(location: string | undefined): boolean;
}

const TABLES = ['FeatureType', 'DetailReference', 'EntryEventType', 'SanctionsType', 'Country'] as const;
type Table = (typeof TABLES)[number];

const isTable = (name: string): name is Table => (TABLES as readonly string[]).includes(name);

/** Makes the tables, empty. */
export function createReferences(): References {
  const tables: Readonly<Record<Table, Map<string, string>>> = {
    FeatureType: new Map(), DetailReference: new Map(), EntryEventType: new Map(), SanctionsType: new Map(), Country: new Map(),
  };
  const northKorean = new Set<string>();
  let id: string | undefined;
  let location: string | undefined;
  const named = (table: Table, key: string | undefined) => tables[table].get(key ?? '') ?? '';
  return {
    open(name, attributes) {
      if (name === 'Location') location = attributes.ID;
      if (name === 'LocationCountry' && location !== undefined && /^korea, north|north korea/i.test(named('Country', attributes.CountryID))) northKorean.add(location);
      if (!isTable(name)) return false;
      id = attributes.ID;
      return true;
    },
    close(name, text) {
      if (isTable(name) && id !== undefined) tables[name].set(id, text);
    },
    feature: (key) => named('FeatureType', key),
    detail: (key) => named('DetailReference', key),
    event: (key) => named('EntryEventType', key),
    isProgramme: (key) => [...tables.SanctionsType.values()].every((type) => type !== 'Program') || named('SanctionsType', key) === 'Program',
    isNorthKorean: (key) => northKorean.has(key ?? ''),
  };
}
