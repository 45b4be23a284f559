import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import type { Column } from '@/lib/charts/contract';
import { TrackerError } from '@/lib/core/errors';
import { formatUnits } from '@/lib/core/money';
import { isoSeconds, parseIsoSeconds } from '@/lib/core/time';
import { csvFile } from '@/lib/export/csv';
import { KIND_ORDER, NOBODY } from '@/lib/trace/ledger/columns';
import { createLedger, type Ledger } from '@/lib/trace/ledger/ledger';

/** Of a bundle: every transfer that the trace read, in the order in which they happened. */
export const TRANSFERS_FILE = 'inputs/transfers.csv';

/** Named as in the list of transfers. Addresses and hashes as the store has them, in the one spelling that is compared. */
const COLUMNS: readonly Column[] = [
  { name: 'chain', title: 'Chain', type: 'text' },
  { name: 'block', title: 'Block', type: 'integer' },
  { name: 'block_hash', title: 'Block hash', type: 'text' },
  { name: 'tx_hash', title: 'Transaction', type: 'text' },
  { name: 'kind', title: 'Kind', type: 'text' },
  { name: 'position', title: 'Position', type: 'text' },
  { name: 'timestamp', title: 'Time', type: 'time', unit: 'UTC' },
  { name: 'from', title: 'From', type: 'text' },
  { name: 'to', title: 'To', type: 'text' },
  { name: 'asset', title: 'Asset', type: 'text' },
  { name: 'asset_contract', title: 'Contract of the asset', type: 'text' },
  { name: 'decimals', title: 'Decimals', type: 'integer' },
  { name: 'amount', title: 'Amount', type: 'amount' },
  { name: 'amount_base_units', title: 'Amount in base units', type: 'units' },
  { name: 'origin', title: 'Origin', type: 'text' },
];
const NAMES = COLUMNS.map(({ name }) => name);

/** What the ledger of a trace does not know of its transfers. */
export interface TransferFacts {
  readonly assetOf: (chain: string, key: string) => { readonly symbol: string; readonly contract: string | null; readonly decimals: number };
  readonly blockHashOf: (chain: string, block: number) => string | undefined;
}

/** The transfers of a ledger as CSV, in pieces. */
export function transfersCsv(ledger: Ledger, facts: TransferFacts): AsyncIterable<string> {
  return csvFile('transfers', COLUMNS, rowsOf(ledger, facts), ledger.size).chunks;
}

function* rowsOf(ledger: Ledger, { assetOf, blockHashOf }: TransferFacts): Generator<object> {
  const { size, from, to, block, timestamp, kind, txHash, position, accounts } = ledger;
  for (let i = 0; i < size; i++) {
    const { chain, address, asset } = accounts.nameOf(from[i]!);
    const { symbol, contract, decimals } = assetOf(chain, asset);
    const amount = ledger.amount(i);
    const origin = originOf(position[i]!);
    yield {
      chain,
      block: block[i]!,
      // A row that nobody has read from a node is in no block of which we know the hash.
      block_hash: origin === 'fetched' ? (blockHashOf(chain, block[i]!) ?? null) : null,
      tx_hash: txHash[i]!,
      kind: KIND_ORDER[kind[i]!]!,
      position: position[i]!,
      timestamp: isoSeconds(timestamp[i]!),
      from: address,
      to: to[i] === NOBODY ? '' : accounts.nameOf(to[i]!).address,
      asset: symbol,
      asset_contract: contract,
      decimals,
      amount: formatUnits(amount, decimals),
      amount_base_units: amount.toString(),
      origin,
    };
  }
}

/** The loader gives a row that was not fetched a position that no fetched row can have. */
function originOf(position: string): 'fetched' | 'shipped' | 'reported' {
  if (position.startsWith('#0_')) return 'shipped';
  return position.startsWith('#1_') ? 'reported' : 'fetched';
}

/**
 * Reads what `transfersCsv` wrote. Throws `bad_value` with line and column for a cell that can't be read, for a decimal
 * amount that its base units are not, and where two rows contradict each other.
 */
export async function readTransfers(bytes: AsyncIterable<Uint8Array>): Promise<Ledger> {
  const ledger = createLedger((row) => `line ${row + 2}`);
  let line = 0;
  const parser = parse({
    // Handled here and not passed on: a stream of a million records would take several times as long.
    on_record: (record: string[]) => {
      line++;
      if (line === 1) assertHeader(record);
      else ledger.add(movementOf(record, line));
      return null;
    },
  });
  const nowhere = new Writable({ objectMode: true, write: (_chunk, _encoding, done) => done() });
  try {
    await pipeline(Readable.from(bytes), parser, nowhere);
  } catch (error) {
    if (error instanceof CsvError) throw wrong(line + 1, `it is no CSV: ${error.message}.`);
    if (error instanceof TrackerError && !error.message.startsWith(WHERE)) throw wrong(line, error.message);
    throw error;
  }
  return ledger.seal();
}

function assertHeader(record: readonly string[]): void {
  if (record.join() !== NAMES.join()) throw wrong(1, `the columns are not ${NAMES.join(', ')}.`);
}

function movementOf(record: readonly string[], line: number) {
  const [chain = '', block = '', , txHash = '', kind = '', position = '', timestamp = '', from = '', to = '', symbol = '', contract = '', decimals = '', amount = '', units = ''] = record;
  const known = KIND_ORDER.find((one) => one === kind);
  if (known === undefined) throw wrong(line, `"${kind}" is no kind of transfer.`);
  if (!/^\d{1,15}$/.test(block)) throw wrong(line, `"${block}" is no block.`);
  if (!/^\d{1,3}$/.test(decimals)) throw wrong(line, `"${decimals}" are no decimals.`);
  if (!/^\d{1,78}$/.test(units)) throw wrong(line, `"${units}" is no amount in base units.`);
  const value = BigInt(units);
  if (formatUnits(value, Number(decimals)) !== amount) throw wrong(line, `the amount ${amount} is not its ${units} base units.`);
  return {
    chain, block: Number(block), txHash, kind: known, position, timestamp: secondsOf(timestamp, line), from, to, asset: contract === '' ? symbol : contract, amount: value,
  };
}

function secondsOf(text: string, line: number): number {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text)) throw wrong(line, `"${text}" is no UTC time.`);
  return parseIsoSeconds(text);
}

function wrong(line: number, why: string): TrackerError {
  return new TrackerError('bad_value', `${WHERE}${line}: ${why}`);
}

const WHERE = `data/${TRANSFERS_FILE}, line `;
