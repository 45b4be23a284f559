import { parse } from 'csv-parse/sync';

/** A record of a CSV file: its cells, or why it could not be read. */
export type CsvRecord = { readonly cells: readonly string[] } | { readonly text: string; readonly problem: string };

/** More than any row with an address in it needs; a row of a million cells has ten times as much. */
const MOST = 65_536;

/**
 * The records of a CSV text one after the other, blank lines left out. One that can't be read is told in its place,
 * and does not keep the others from being read.
 */
export function* csvRecords(text: string, delimiter: string): Generator<CsvRecord> {
  for (let start = 0; start < text.length; ) {
    const end = endOfRecord(text, start);
    const record = text.slice(start, end).replace(/\r$/, '');
    start = end + 1;
    if (record.trim() !== '') yield readRecord(record, delimiter);
  }
}

/** The place of the line break that ends a record; one between quotes does not, unless the quotes never close. */
function endOfRecord(text: string, start: number): number {
  const lineEnd = (from: number) => {
    const at = text.indexOf('\n', from);
    return at === -1 ? text.length : at;
  };
  const first = lineEnd(start);
  for (let end = first; end - start <= MOST; end = lineEnd(end + 1)) {
    if (quotesIn(text, start, end) % 2 === 0) return end;
    if (end === text.length) break;
  }
  return first;
}

function quotesIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('"', start); at !== -1 && at < end; at = text.indexOf('"', at + 1)) count++;
  return count;
}

function readRecord(record: string, delimiter: string): CsvRecord {
  const text = record.slice(0, 60);
  if (record.length > MOST) return { text, problem: `The line has ${record.length} characters: more than a row with an address needs.` };
  if (!record.includes('"')) return { cells: record.split(delimiter) };
  try {
    const records: string[][] = parse(record, { delimiter, relax_column_count: true });
    const [cells = []] = records;
    return { cells };
  } catch {
    return { text, problem: 'The quotes of the line are not closed.' };
  }
}
