import { TrackerError } from '@/lib/core/errors';
import { detect } from './detect';
import { csvRecords } from './records';

/** The column to read: its place, its name or number, and whether the first record is the header. */
export interface Column {
  readonly at: number;
  readonly name: string;
  readonly header: boolean;
}

const SAMPLE = 200;
/** Columns after these are not looked at unless they are named. */
const MOST_COLUMNS = 1_000;
const NAMES = /^(wallet|account|crypto|blockchain)?[ _-]?addr(ess)?(es)?$/i;

/**
 * The column that is asked for, or else the one whose cells are addresses. Throws `bad_value` where there is none of
 * that name, no addresses in any, or several columns with addresses of which none is called so.
 */
export function chooseColumn(text: string, delimiter: string, asked: string | undefined): Column {
  const rows: (readonly string[])[] = [];
  for (const record of csvRecords(text, delimiter)) {
    if (rows.length === SAMPLE) break;
    if ('cells' in record) rows.push(record.cells);
    else if (rows.length === 0) throw bad(`The first line can't be read: ${record.problem}`, 'Send a CSV whose first line names its columns.');
  }
  const [first = []] = rows;
  const header = !first.some((cell) => detect(cell.trim()).form !== null) && (rows.length > 1 || first.some((cell) => NAMES.test(cell.trim())));
  const named = (at: number): Column => ({ at, name: (header && first[at]?.trim()) || String(at + 1), header });
  if (asked !== undefined) return named(placeOf(first, header, asked));
  const found = countAddresses(rows);
  const most = Math.max(0, ...found);
  const candidates = found.flatMap((count, at) => (count > 0 && count * 2 >= most ? [at] : []));
  const byName = (header ? first : []).flatMap((cell, at) => (NAMES.test(cell.trim()) ? [at] : []));
  const called = candidates.length === 0 ? byName : candidates.filter((at) => byName.includes(at));
  const [only, ...others] = candidates.length === 1 ? candidates : called;
  if (only !== undefined && others.length === 0) return named(only);
  if (candidates.length > 1) throw bad(`Several columns hold addresses: ${candidates.map((at) => named(at).name).join(', ')}.`, 'Say by column which of them is meant.');
  if (first.length === 1) return named(0);
  throw bad('No column holds addresses.', 'Say by column where they are, or send one address a line.');
}

function placeOf(first: readonly string[], header: boolean, asked: string): number {
  const wanted = asked.trim().toLowerCase();
  const at = header ? first.findIndex((cell) => cell.trim().toLowerCase() === wanted) : -1;
  if (at !== -1) return at;
  if (/^[1-9]\d{0,5}$/.test(wanted) && Number(wanted) <= first.length) return Number(wanted) - 1;
  const names = first.slice(0, 20).map((cell) => cell.trim().slice(0, 30)).join(', ');
  throw bad(`There is no column "${asked.slice(0, 50)}".`, header ? `The columns are: ${names}.` : `There is no header; the columns are 1 to ${first.length}.`);
}

function countAddresses(rows: readonly (readonly string[])[]): number[] {
  const counts: number[] = [];
  for (const cells of rows) {
    for (let at = 0; at < Math.min(cells.length, MOST_COLUMNS); at++) {
      counts[at] = (counts[at] ?? 0) + (detect((cells[at] ?? '').trim()).form === null ? 0 : 1);
    }
  }
  return counts;
}

function bad(message: string, fix: string): TrackerError {
  return new TrackerError('bad_value', message, { fix, field: 'column' });
}
