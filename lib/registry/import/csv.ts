import { CsvError, parse } from 'csv-parse/sync';
import { TrackerError } from '@/lib/core/errors';
import type { ReadList } from './listing';
import { createRows } from './rows';
import { saysOf } from './says';

/** What a column may be called, by what is in it. */
const COLUMNS = {
  address: ['address', 'wallet', 'wallet_address', 'addr'],
  chain: ['chain', 'network', 'blockchain', 'currency', 'asset', 'coin'],
  entity: ['entity', 'label', 'name', 'holder', 'owner'],
  actor: ['actor'],
  category: ['category', 'type'],
  programmes: ['programmes', 'programme', 'programs', 'program', 'tags'],
  date: ['date', 'listed', 'authority_date', 'lastmod'],
  link: ['link', 'source', 'url'],
  confidence: ['confidence'],
} as const;
type Column = keyof typeof COLUMNS;

const HELP = `Its first line names the columns: address, and if there are any ${Object.keys(COLUMNS).slice(1).join(', ')}.`;

/**
 * Reads a list in CSV: a header, one address a row, several programmes parted by semicolons. Throws `bad_value` where
 * there is no column of addresses; a row that can't be read is told.
 */
export function readCsvList(text: string, today: string): ReadList {
  const [header, ...records] = parseCsv(text);
  if (header === undefined) throw bad('It is empty.');
  const names = header.record.map((name) => name.trim().toLowerCase().replace(/[ -]+/g, '_'));
  const places = Object.fromEntries(
    Object.entries(COLUMNS).map(([column, called]) => [column, names.findIndex((name) => (called as readonly string[]).includes(name))]),
  ) as Record<Column, number>;
  if (places.address === -1) throw bad('It has no column of addresses.');
  const rows = createRows(today);
  for (const { record, line } of records) {
    const place = `line ${line}`;
    const cell = (column: Column): string | null => record[places[column]]?.trim() || null;
    const address = cell('address');
    if (record.length !== names.length) rows.report({ place, problem: `It has ${record.length} cells where the header has ${names.length}.${address === null ? ' The row is left out.' : ' It is taken as far as it goes.'}` });
    else if (address === null) rows.report({ place, problem: 'It has no address. The row is left out.' });
    if (address === null) continue;
    const entity = cell('entity') ?? cell('actor') ?? 'not named';
    const programmes = (cell('programmes') ?? '').split(';').map((one) => one.trim()).filter((one) => one !== '');
    rows.add({
      place,
      address,
      asset: cell('chain'),
      date: cell('date'),
      listing: {
        entity,
        says: saysOf({ entity, actor: cell('actor'), category: cell('category'), programmes }),
        category: cell('category'),
        programmes,
        link: cell('link'),
        confidence: cell('confidence'),
      },
    });
  }
  return rows.end(null, null);
}

function parseCsv(text: string): { record: string[]; line: number }[] {
  try {
    const options = { bom: true, skip_empty_lines: true, relax_column_count: true, relax_quotes: true, info: true, max_record_size: 1_000_000 } as const;
    const parsed = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
    return parsed.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (cause) {
    throw bad(`It is no CSV: ${cause instanceof CsvError ? cause.message : 'it can not be read'}.`, cause);
  }
}

function bad(message: string, cause?: unknown): TrackerError {
  return new TrackerError('bad_value', message, { fix: HELP, cause });
}
