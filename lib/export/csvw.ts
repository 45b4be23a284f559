import type { Column, SourceRef } from '@/lib/charts/contract';

/** The facts that ship with the tracker and what it computes from them are under the licence of the whole. */
export const DATA_LICENCE = 'https://www.apache.org/licenses/LICENSE-2.0';

/** What a CSV file can't say of itself. */
export interface Described {
  /** Of the CSV, absolute or as seen from the address of the metadata. */
  readonly url: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly sources: readonly SourceRef[];
  /** ISO 8601 UTC: the last moment up to which the rows are complete. */
  readonly asOf: string;
  /** Rows behind the header row. */
  readonly total: number;
  /** False where it is known that rows are missing or figures are lower bounds. */
  readonly complete: boolean;
  readonly notes: readonly string[];
  /** Absent where nothing is computed. */
  readonly methodVersion?: string;
  /** The parameters that chose the rows, by name. */
  readonly filters: Readonly<Record<string, string>>;
}

/** A table description of the W3C, ready for JSON. */
export type CsvwTable = Readonly<Record<string, unknown>>;

const NEUTRALISED = "A text that a spreadsheet would run as a formula stands behind an apostrophe; take it off to have the text as it was.";

/**
 * The description of a CSV file by the W3C's metadata vocabulary for tabular data (CSVW, REC-tabular-metadata-20151217),
 * to be served as `application/csvm+json`: dialect, columns with their types and units, title, sources, licence, as of,
 * method; and under `schema:additionalProperty` by their names `total`, `complete` and each filter as `filter NAME`.
 * `rdfs:comment` has the notes. The same input gives the same bytes.
 */
export function csvwTable(described: Described): CsvwTable {
  const { url, title, columns, sources, asOf, notes, methodVersion } = described;
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    '@type': 'Table',
    url,
    'dc:title': title,
    'dc:modified': { '@value': asOf, '@type': 'xsd:dateTime' },
    'dc:license': { '@id': DATA_LICENCE },
    'dc:source': sources.map(sourceOf),
    ...(methodVersion === undefined ? {} : { 'schema:measurementTechnique': { '@id': '/methodology', 'schema:version': methodVersion } }),
    'schema:additionalProperty': propertiesOf(described),
    'rdfs:comment': [...notes, NEUTRALISED],
    dialect: { encoding: 'utf-8', delimiter: ',', quoteChar: '"', doubleQuote: true, lineTerminators: ['\r\n'], header: true, headerRowCount: 1 },
    tableSchema: { columns: columns.map(columnOf) },
  };
}

function propertiesOf({ asOf, total, complete, filters }: Described): object[] {
  const named = { asOf, total, complete, ...Object.fromEntries(Object.entries(filters).map(([name, value]) => [`filter ${name}`, value])) };
  return Object.entries(named).map(([name, value]) => ({ '@type': 'schema:PropertyValue', 'schema:name': name, 'schema:value': value }));
}

function sourceOf({ id, citation, publisher, url, published }: SourceRef): object {
  return {
    ...(url === null ? {} : { '@id': url }),
    'dc:identifier': id,
    'dc:title': citation,
    ...(publisher === null ? {} : { 'dc:publisher': publisher }),
    ...(published === null ? {} : { 'dc:issued': published }),
  };
}

/** A header cell has to be among the titles, so the name is the first of them. */
function columnOf({ name, title, type, unit, note }: Column): object {
  return {
    name,
    titles: name === title ? [name] : [name, title],
    ...(note === undefined ? {} : { 'dc:description': note }),
    ...(unit === undefined ? {} : { 'schema:unitText': unit }),
    datatype: DATATYPES[type],
    ...(type === 'list' ? { separator: ';' } : {}),
    null: '',
  };
}

/** A date may be as short as its year, which is no date to the vocabulary; sums in base units outgrow every sized integer. */
const DATATYPES: Readonly<Record<Column['type'], string | object>> = {
  text: 'string',
  list: 'string',
  date: { base: 'string', format: '\\d{4}(-\\d{2}(-\\d{2})?)?' },
  time: 'dateTime',
  integer: 'integer',
  usd: 'decimal',
  amount: 'decimal',
  units: 'integer',
  boolean: 'boolean',
};
