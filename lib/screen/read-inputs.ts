import { TrackerError } from '@/lib/core/errors';
import { chooseColumn } from './columns';
import { detect } from './detect';
import { csvRecords } from './records';
import type { Input } from './types';

/** The most addresses that are answered at once. */
export const MOST_ADDRESSES = 100_000;

/** What is to be screened, in the order given. */
export interface Asked {
  readonly inputs: readonly Input[];
  /** The column of a CSV that was read: its name, or its number counted from 1. Null where there was no choice. */
  readonly column: string | null;
}

export interface ReadingOptions {
  /** A CSV even if it does not look like one. */
  readonly csv?: boolean;
  /** The name of the column in its first line, or its number counted from 1. */
  readonly column?: string;
}

const SEPARATORS = /[\s,;|]+/;
const SAMPLE = 100;

/**
 * Reads addresses from a text: one a line, parted by blanks or commas, or in one column of a CSV, which is named or
 * found by what is in it. Throws `bad_value` for more than 100,000 and for a column that is not there or not clear.
 */
export function readInputs(text: string, { csv = false, column }: ReadingOptions = {}): Asked {
  const plain = text.replace(/^\uFEFF/, '');
  const delimiter = delimiterOf(plain);
  if (csv || column !== undefined) return readColumn(plain, delimiter ?? ',', column);
  if (delimiter !== undefined && !isList(plain)) return readColumn(plain, delimiter, undefined);
  const lines = delimiter !== undefined || isList(plain) ? words(plain) : plain.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return { inputs: atMost(isHeading(lines[0]) ? lines.slice(1) : lines), column: null };
}

function readColumn(text: string, delimiter: string, asked: string | undefined): Asked {
  const { at, name, header } = chooseColumn(text, delimiter, asked);
  const inputs: Input[] = [];
  let first = true;
  for (const record of csvRecords(text, delimiter)) {
    const skipped = first && header;
    first = false;
    if (skipped) continue;
    if ('problem' in record) inputs.push(record);
    else inputs.push(record.cells[at] ?? { text: '', problem: 'The row has no cell in this column.' });
    if (inputs.length > MOST_ADDRESSES) throw tooMany();
  }
  return { inputs, column: name };
}

/** The sign that parts the cells of the first line, if one does. */
function delimiterOf(text: string): string | undefined {
  const line = text.slice(0, text.search(/\n|$/)).slice(0, 10_000);
  const counts = [',', ';', '\t', '|'].map((sign) => [sign, line.split(sign).length - 1] as const);
  const [sign, count] = counts.toSorted((a, b) => b[1] - a[1])[0] ?? ['', 0];
  return count > 0 ? sign : undefined;
}

/** Whether all there is at its beginning are addresses, or what wanted to be some. */
function isList(text: string): boolean {
  const sample = words(text.slice(0, 20_000)).slice(0, SAMPLE);
  return sample.slice(isHeading(sample[0]) ? 1 : 0).every((word) => detect(word).form !== null || /^0x|^[a-z0-9:]{20,}$/i.test(word));
}

function words(text: string): string[] {
  return text.split(SEPARATORS).map((word) => word.replace(/^["']+|["']+$/g, '')).filter((word) => word !== '');
}

function isHeading(word: string | undefined): boolean {
  return word !== undefined && /^(wallet|account)?[ _-]?address(es)?$/i.test(word);
}

function atMost(inputs: readonly string[]): readonly string[] {
  if (inputs.length > MOST_ADDRESSES) throw tooMany();
  return inputs;
}

function tooMany(): TrackerError {
  return new TrackerError('bad_value', `More than ${MOST_ADDRESSES.toLocaleString('en-US')} addresses are not answered at once.`, {
    fix: 'Send them in several parts.',
    field: 'addresses',
  });
}
