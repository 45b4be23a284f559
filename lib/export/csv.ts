import { stringify } from 'csv-stringify/sync';
import type { Cell, Column, CsvFile } from '@/lib/charts/contract';

/** A line break of any kind has to be quoted, not only the one that ends a record. */
const RFC_4180 = { record_delimiter: '\r\n', quoted_match: /[\r\n]/ };
/** Rows in one chunk: few enough that memory stays flat, enough that the calls don't matter. */
const CHUNK = 500;
/** What a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A CSV file (RFC 4180, UTF-8, a header row, nothing before it) of rows whose cells go by the names of the columns.
 * Unknown is an empty cell, a list is joined with `;`. A text that a spreadsheet would run gets a leading
 * apostrophe; numbers, amounts, dates and times are never touched.
 */
export function csvFile(
  name: string,
  columns: readonly Column[],
  rows: Iterable<object> | AsyncIterable<object>,
  total: number,
  complete = true,
): CsvFile {
  return { name: `${name}.csv`, total, complete, chunks: chunks(columns, rows) };
}

async function* chunks(columns: readonly Column[], rows: Iterable<object> | AsyncIterable<object>): AsyncGenerator<string> {
  // By itself, so that a reader has an answer before the store has read its first rows.
  yield stringify([columns.map((column) => column.name)], RFC_4180);
  let records: string[][] = [];
  for await (const row of rows) {
    const cells = row as Readonly<Record<string, Cell>>;
    records.push(columns.map((column) => csvCell(column.type, cells[column.name] ?? null)));
    if (records.length < CHUNK) continue;
    yield stringify(records, RFC_4180);
    records = [];
  }
  if (records.length > 0) yield stringify(records, RFC_4180);
}

function csvCell(type: Column['type'], cell: Cell): string {
  if (cell === null) return '';
  if (type !== 'text' && type !== 'list') return String(cell);
  const text = typeof cell === 'object' ? cell.join(';') : String(cell);
  return FORMULA.test(text) ? `'${text}` : text;
}
