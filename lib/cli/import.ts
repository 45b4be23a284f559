import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import { TrackerError } from '@/lib/core/errors';
import { TRANSFER_KINDS } from '@/lib/core/transfer';
import type { MovementKind } from '@/lib/trace/types';
import { FIELDS, parseMapping } from './import-columns';
import { importFiles, type ImportReport } from './import-files';
import { readDecimals } from './import-decimals';
import { transfersCsv } from './import-csv';
import { runCommand } from './output';
import { lowerHex } from './trace-cells';

interface Options {
  readonly columns: string;
  readonly chain: string;
  readonly kind?: MovementKind;
  readonly asset?: string;
  readonly decimals: readonly string[];
  readonly units: 'base' | 'whole';
  readonly skipUnknownTokens: boolean;
  readonly out?: string;
  readonly json: boolean;
}

const HELP = `
Exports of Etherscan and explorers of its make are known by their columns: transactions, internal transactions and
ERC-20 transfers. Give all that you have of all addresses at once: what overlaps counts once. A transaction that failed
moved nothing but its fee.

Any other extract: say which column is what, and what is the same for all rows.
  tracker import edges.csv --columns tx_hash="Transaction Hash",from=Sender,to=Receiver,block=Block,timestamp=Time,amount=Value \\
    --kind token --asset 0xdac17f958d2ee523a2206206994597c13d831ec7 --decimals 6
  tracker import edges.csv --columns …,usd=Value_in_USD --kind token     only dollars known: asset USD, in micro-dollars

Fields: ${FIELDS.join(', ')}. Amounts are whole base units unless --units whole or --decimals says otherwise.

The result is for tracker trace --transfers. It never becomes a fact of the store: only final blocks that were read
from a node do.`;

/** `tracker import`: makes of an analyst's own extract the transfers that `tracker trace` reads. Touches no store. */
export function importCommand(): Command {
  return new Command('import')
    .description("Make transfers for `tracker trace` of CSV files: Etherscan's exports, or any columns.")
    .argument('<files...>', 'CSV files, each with a header')
    .option('--columns <mapping>', 'which column is what: FIELD=COLUMN,FIELD="COLUMN, quoted"', '')
    .option('--chain <name>', 'chain of rows that do not say it', 'ethereum')
    .addOption(new Option('--kind <kind>', 'kind of rows that do not say it').choices([...TRANSFER_KINDS, 'fee']))
    .option('--asset <asset>', 'asset of rows that do not say it: a contract, or the symbol of the chain itself')
    .addOption(new Option('--units <units>', 'amounts in base units, or whole ones such as 1.5').choices(['base', 'whole']).default('base'))
    .option('--decimals <number>', 'amounts are whole ones, with so many decimals: 18, or ASSET=18; may be repeated', (value: string, before: string[]) => [...before, value], [])
    .option('--skip-unknown-tokens', 'leave out tokens of which nobody says how many decimals they have, and say which', false)
    .option('--out <file>', 'where to write; standard output if not given')
    .option('--json', 'say as JSON what was read; with --out', false)
    .addHelpText('after', HELP)
    .action((files: readonly string[], options: Options) => importTo(files, options));
}

async function importTo(files: readonly string[], options: Options): Promise<void> {
  const { out, json } = options;
  if (out !== undefined) return runCommand(json, () => writeTo(out, files, options), inWords);
  if (json) throw new TrackerError('bad_request', 'The transfers and what is said of them cannot both go to standard output.', { fix: 'Give --out FILE with --json.' });
  const { ledger, report } = await readAll(files, options);
  await pipeline(Readable.from(transfersCsv(ledger)), process.stdout, { end: false }).catch(unlessHadEnough);
  console.error(inWords(report));
}

/** Who reads the output may close it, as `head` does. */
function unlessHadEnough(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
}

async function writeTo(out: string, files: readonly string[], options: Options): Promise<ImportReport> {
  if (files.some((file) => resolve(file) === resolve(out))) {
    throw new TrackerError('bad_request', `${out} is read and can't be written.`, { fix: 'Give another file to --out.' });
  }
  const { ledger, report } = await readAll(files, options);
  await pipeline(Readable.from(transfersCsv(ledger)), createWriteStream(out)).catch((error: unknown) => {
    throw new TrackerError('bad_request', `${out} can't be written.`, { fix: 'Give --out a file in a folder that is there and may be written to.', cause: error });
  });
  return report;
}

async function readAll(files: readonly string[], { columns, chain, kind, asset, decimals, units, skipUnknownTokens }: Options) {
  const known = readDecimals(decimals);
  const inWhole = units === 'whole' || decimals.length > 0;
  return importFiles(files, {
    mapping: parseMapping(columns),
    fixed: { chain: chain.toLowerCase(), kind, asset: asset === undefined ? undefined : lowerHex(asset), decimals: inWhole ? known : undefined },
    decimals: known,
    skipUnknownTokens,
    tell: (line) => console.error(line),
  });
}

function inWords({ files, transfers, fees, doubled, failed, rounded, skipped_tokens: skipped }: ImportReport): string {
  const lines = [
    ...files.map(({ file, read_as: how, rows }) => `${file}: ${rows} rows (${how})`),
    `${transfers} transfers and ${fees} fees.`,
    ...(failed > 0 ? [`${failed} rows are of transactions that failed: they moved nothing but their fee.`] : []),
    ...(doubled > 0 ? [`${doubled} came more than once and count once.`] : []),
    ...rounded.map((file) => `${file}: its amounts and fees are rounded, as a list on the screen shows them. "CSV Export" has them in full.`),
    ...skipped.map(({ chain, asset, name, rows }) => `Left out: ${rows} rows of ${asset} on ${chain}${name === '' ? '' : ` (${name})`}, whose decimals nobody says.`),
  ];
  return lines.join('\n');
}
