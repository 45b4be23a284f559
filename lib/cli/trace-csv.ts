import { createReadStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { TrackerError } from '@/lib/core/errors';

/** The trimmed text of a column in the row that is being read. */
export type Cells<Column extends string> = (column: Column) => string;

/**
 * Reads a CSV file (UTF-8, a header row) row by row, without holding it: a file of any size. The columns may stand in
 * any order and others beside them; rows have as many cells as the header. Throws `bad_value` for a file that can't be
 * read, and what `read` throws as a TrackerError, with the file, the line and the column (its field) in the sentence.
 */
export async function readCsv<Column extends string>(path: string, columns: readonly Column[], read: (cells: Cells<Column>) => void): Promise<void> {
  let places: Map<string, number> | undefined;
  let row: readonly string[] = [];
  const cells: Cells<Column> = (column) => (row[places?.get(column) ?? -1] ?? '').trim();
  const parser = parse({
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
    // Handled here and not passed on: a stream of a million records would take several times as long.
    on_record: (record: string[], { lines }) => {
      try {
        if (places === undefined) places = placesOf(record, columns);
        else if (record.length !== places.size) throw wrong(`there are ${record.length} cells where the header has ${places.size}.`);
        else {
          row = record;
          read(cells);
        }
      } catch (error) {
        throw located(error, path, lines);
      }
      return null;
    },
  });
  const nowhere = new Writable({ objectMode: true, write: (_chunk, _encoding, done) => done() });
  await pipeline(createReadStream(path), parser, nowhere).catch((error: unknown) => {
    if (error instanceof TrackerError) throw error;
    const why = error instanceof CsvError ? `it is no CSV file: ${error.message}.` : "it can't be read.";
    throw new TrackerError('bad_value', `${path}: ${why}`, { fix: `Give the path of a CSV file with the columns ${columns.join(',')}.`, cause: error });
  });
  if (places === undefined) throw new TrackerError('bad_value', `${path}: it is empty.`, { fix: `Its first line names the columns ${columns.join(',')}.` });
}

function placesOf(header: readonly string[], columns: readonly string[]): Map<string, number> {
  const names = header.map((name) => name.trim());
  const places = new Map(names.map((name, i) => [name, i]));
  const missing = columns.filter((column) => !places.has(column));
  if (missing.length > 0) throw wrong(`there is no column ${missing.join(', ')}.`, `The first line names the columns ${columns.join(',')}.`);
  if (places.size < names.length) throw wrong('a column stands there twice.');
  return places;
}

function wrong(message: string, fix = 'Correct that line and start again.'): TrackerError {
  return new TrackerError('bad_value', message, { fix });
}

function located(error: unknown, path: string, line: number): unknown {
  if (!(error instanceof TrackerError)) return error;
  const { code, message, fix = 'Correct that line and start again.', field } = error;
  const column = field === undefined ? '' : `, column ${field}`;
  return new TrackerError(code, `${path}, line ${line}${column}: ${message}`, { fix, field, cause: error });
}
