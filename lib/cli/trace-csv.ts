import { createReadStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { TrackerError } from '@/lib/core/errors';

/** The trimmed text of a column in the row that is being read. */
export type Cells<Column extends string> = (column: Column) => string;

/** Reads one row; `line` is where it stands in the file, the header being line 1. */
export type RowReader<Column extends string> = (cells: Cells<Column>, line: number) => void;

/**
 * Reads a CSV file (UTF-8, a header row) row by row, without holding it: a file of any size. The columns may stand in
 * any order and others beside them; rows have as many cells as the header. Throws `bad_value` for a file that can't be
 * read, and what `read` throws as a TrackerError, with the file, the line and the column (its field) in the sentence.
 */
export async function readCsv<Column extends string>(path: string, columns: readonly Column[], read: RowReader<Column>): Promise<void> {
  const naming = `Its first line names the columns ${columns.join(',')}.`;
  await readAnyCsv(path, naming, (header) => {
    const missing = columns.filter((column) => !header.includes(column));
    if (missing.length > 0) throw wrong(`there is no column ${missing.join(', ')}.`, naming);
    return read;
  });
}

/**
 * As `readCsv`, for a file of which only its header tells how it is to be read: `readerFor` is given the header, and
 * may refuse it. `fix` is what to do with a file that is none at all.
 */
export async function readAnyCsv(path: string, fix: string, readerFor: (header: readonly string[]) => RowReader<string>): Promise<void> {
  let places: Map<string, number> | undefined;
  let read: RowReader<string> | undefined;
  let row: readonly string[] = [];
  const cells: Cells<string> = (column) => (row[places?.get(column) ?? -1] ?? '').trim();
  const parser = parse({
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
    // Handled here and not passed on: a stream of a million records would take several times as long.
    on_record: (record: string[], { lines }) => {
      try {
        if (places === undefined || read === undefined) {
          places = placesOf(record);
          read = readerFor([...places.keys()]);
        } else if (record.length !== places.size) throw wrong(`there are ${record.length} cells where the header has ${places.size}.`);
        else {
          row = record;
          read(cells, lines);
        }
      } catch (error) {
        throw error instanceof TrackerError ? located(error, path, lines) : error;
      }
      return null;
    },
  });
  const nowhere = new Writable({ objectMode: true, write: (_chunk, _encoding, done) => done() });
  await pipeline(createReadStream(path), parser, nowhere).catch((error: unknown) => {
    if (error instanceof TrackerError) throw error;
    const why = error instanceof CsvError ? `it is no CSV file: ${error.message}.` : "it can't be read.";
    throw new TrackerError('bad_value', `${path}: ${why}`, { fix: `Give the path of a CSV file. ${fix}`, cause: error });
  });
  if (places === undefined) throw new TrackerError('bad_value', `${path}: it is empty.`, { fix });
}

function placesOf(header: readonly string[]): Map<string, number> {
  const names = header.map((name) => name.trim());
  if (names.some((name) => name.includes('\0') || name.includes('\ufffd'))) throw wrong('it is no text in UTF-8.', 'Save it as CSV in UTF-8.');
  const places = new Map(names.map((name, i) => [name, i]));
  if (places.size < names.length) throw wrong('a column stands there twice.');
  return places;
}

function wrong(message: string, fix = CORRECT): TrackerError {
  return new TrackerError('bad_value', message, { fix });
}

const CORRECT = 'Correct that line and start again.';

/** What is wrong with a row, with the file, the line and the column put before it. */
export function located(error: TrackerError, path: string, line: number): TrackerError {
  const { code, message, fix = CORRECT, field } = error;
  const column = field === undefined ? '' : `, column ${field}`;
  return new TrackerError(code, `${path}, line ${line}${column}: ${message}`, { fix, field, cause: error });
}
