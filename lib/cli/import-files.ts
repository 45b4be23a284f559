import { explain, TrackerError } from '@/lib/core/errors';
import { KIND_ORDER } from '@/lib/trace/ledger/columns';
import type { Ledger } from '@/lib/trace/ledger/ledger';
import { columnsReader, type Fixed, type Mapping, type Read } from './import-columns';
import { type Decimals, UnknownToken } from './import-decimals';
import { etherscanReader } from './import-etherscan';
import { createExtract } from './import-extract';
import { located, readAnyCsv } from './trace-csv';

export interface ImportSettings {
  /** Empty where the columns say themselves what they are. */
  readonly mapping: Mapping;
  readonly fixed: Fixed;
  /** For amounts that are always in whole units. */
  readonly decimals: Decimals;
  /** Whether tokens of which nobody says how many decimals they have are left out. */
  readonly skipUnknownTokens: boolean;
  /** Told what goes on, and each row that can't be read. */
  readonly tell: (line: string) => void;
}

/** What was read, and what came of it. `doubled` movements came more than once and count once. */
export interface ImportReport {
  readonly files: readonly { readonly file: string; readonly read_as: string; readonly rows: number }[];
  readonly transfers: number;
  readonly fees: number;
  readonly doubled: number;
  /** Rows of transactions that failed: they moved nothing. */
  readonly failed: number;
  /** Files whose amounts are rounded, since they are those of a list on the screen. */
  readonly rounded: readonly string[];
  readonly skipped_tokens: readonly { readonly chain: string; readonly asset: string; readonly name: string; readonly rows: number }[];
}

const SHOWN = 20;
const FIX = "Give an export of Etherscan, or say by --columns which column is what; see tracker import --help.";

/**
 * Reads extracts as one record. Throws `bad_value` where a file is none, where rows can't be read (each of the first
 * is told, with file, line and column), where two contradict each other, and where there is none.
 */
export async function importFiles(files: readonly string[], settings: ImportSettings): Promise<{ ledger: Ledger; report: ImportReport }> {
  const extract = createExtract();
  const [read, rounded]: [{ file: string; read_as: string; rows: number }[], string[]] = [[], []];
  const skipped = new Map<string, { chain: string; asset: string; name: string; rows: number }>();
  const wrong: TrackerError[] = [];
  let failed = 0;
  const refuse = (error: unknown, file: string, line: number) => {
    if (!(error instanceof TrackerError)) throw error;
    if (settings.skipUnknownTokens && error instanceof UnknownToken) return skip(error);
    wrong.push(located(error, file, line));
    if (wrong.length <= SHOWN) settings.tell(explain(wrong.at(-1)));
  };
  const skip = ({ token: { chain, asset, name = '' } }: UnknownToken) => {
    const known = skipped.get(`${chain} ${asset}`) ?? { chain, asset, name, rows: 0 };
    known.rows++;
    skipped.set(`${chain} ${asset}`, known);
  };

  for (const file of files) {
    const entry = { file, read_as: '', rows: 0 };
    read.push(entry);
    extract.startFile(file);
    await readAnyCsv(file, FIX, (header) => {
      const source = sourceOf(header, settings);
      entry.read_as = source.title;
      if (source.rounded) rounded.push(file);
      return (cells, line) => {
        entry.rows++;
        try {
          const movements = source.read(cells);
          for (const movement of movements) extract.add(movement, line);
          if (!movements.some(({ kind }) => kind !== 'fee') && source.hasPayments) failed++;
        } catch (error) {
          refuse(error, file, line);
        }
      };
    });
  }
  const rows = read.reduce((sum, entry) => sum + entry.rows, 0);
  if (wrong.length > 0) throw cannotRead(wrong, rows);
  if (rows === 0) throw new TrackerError('bad_value', `${files.join(', ')}: there is no row in it.`);
  const ledger = extract.seal();
  const fees = ledger.kind.subarray(0, ledger.size).filter((kind) => KIND_ORDER[kind] === 'fee').length;
  const report = { files: read, transfers: ledger.size - fees, fees, doubled: ledger.doubled, failed, rounded, skipped_tokens: [...skipped.values()] };
  return { ledger, report };
}

interface Source {
  readonly title: string;
  readonly rounded: boolean;
  /** Whether every row that did not fail is a payment. */
  readonly hasPayments: boolean;
  readonly read: Read;
}

function sourceOf(header: readonly string[], { mapping, fixed, decimals }: ImportSettings): Source {
  const known = mapping.size > 0 ? undefined : etherscanReader(header, fixed.chain, decimals);
  if (known !== undefined) return { ...known, title: `Etherscan: ${known.title}`, hasPayments: true };
  return { title: mapping.size > 0 ? 'columns as given' : 'columns by their names', rounded: false, hasPayments: false, read: columnsReader(header, mapping, fixed) };
}

function cannotRead(wrong: readonly TrackerError[], rows: number): TrackerError {
  const [first] = wrong;
  if (first !== undefined && wrong.length === 1) return first;
  return new TrackerError('bad_value', `${wrong.length} of ${rows} rows can't be read, and nothing was written. The first: ${first?.message}`, { fix: first?.fix, cause: first });
}
