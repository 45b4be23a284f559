import { TrackerError } from '@/lib/core/errors';
import { TRANSFER_KINDS } from '@/lib/core/transfer';
import type { MovementKind } from '@/lib/trace/types';
import { parseShownUsd } from './import-amount';
import { amountOf, type Decimals } from './import-decimals';
import type { ExtractRow } from './import-extract';
import { cell, createAddressReader, lowerHex, within } from './trace-cells';
import type { Cells } from './trace-csv';

/** What a column of an extract can be. `usd` stands in for `amount` where only dollars are known. */
export const FIELDS = ['chain', 'block', 'tx_hash', 'kind', 'position', 'timestamp', 'from', 'to', 'asset', 'amount', 'usd'] as const;
export type Field = (typeof FIELDS)[number];

const REQUIRED = ['block', 'tx_hash', 'timestamp', 'from', 'to'] as const satisfies readonly Field[];

/** What is the same for all rows of an extract, and how its amounts are written. */
export interface Fixed {
  readonly chain: string;
  readonly kind?: MovementKind | undefined;
  readonly asset?: string | undefined;
  /** Undefined where amounts are whole base units. */
  readonly decimals?: Decimals | undefined;
}

export type Mapping = ReadonlyMap<Field, string>;
export type Read = (cells: Cells<string>) => ExtractRow[];

const PAIR = /\s*([a-z_]+)=(?:"([^"]*)"|([^,"]*))\s*(?:,|$)/y;
const FORM = `Write FIELD=COLUMN,FIELD="COLUMN, with a comma"; the fields are ${FIELDS.join(', ')}.`;

/** Reads `tx_hash="Transaction Hash",from=Sender`. Throws `bad_request`. */
export function parseMapping(text: string): Mapping {
  const mapping = new Map<Field, string>();
  const pair = new RegExp(PAIR);
  while (pair.lastIndex < text.length) {
    const [, field, quoted, plain] = pair.exec(text) ?? [];
    const column = quoted ?? plain?.trim();
    if (!isField(field) || column === undefined || column === '') throw new TrackerError('bad_request', `--columns can't be read: "${text}".`, { fix: FORM });
    if (mapping.has(field)) throw new TrackerError('bad_request', `--columns names a column for ${field} twice.`, { fix: FORM });
    mapping.set(field, column);
  }
  return mapping;
}

function isField(text: string | undefined): text is Field {
  return FIELDS.some((field) => field === text);
}

/**
 * How rows of an extract with that header are read: columns that go by the name of a field need no mapping. Throws
 * `bad_value` where a column is missing, or nothing says what the rows are.
 */
export function columnsReader(header: readonly string[], mapping: Mapping, fixed: Fixed): Read {
  const columns = new Map([...FIELDS.filter((field) => header.includes(field)).map((field) => [field, field] as const), ...mapping]);
  if (mapping.has('usd')) columns.delete('amount');
  const has = (field: Field) => columns.has(field);
  const missing = [...mapping.values()].filter((column) => !header.includes(column));
  if (missing.length > 0) throw wrong(`there is no column ${missing.join(', ')}.`, `The columns are ${header.join(', ')}.`);
  const unsaid = REQUIRED.filter((field) => !has(field));
  if (unsaid.length > 0) throw wrong(`no column is said to be ${unsaid.join(', ')}.`, FORM);
  if (!has('amount') && !has('usd')) throw wrong('no column is said to be amount, nor usd.', FORM);
  if (!has('kind') && fixed.kind === undefined) throw wrong('nothing says of which kind the rows are.', `Give --kind ${TRANSFER_KINDS.join('|')}|fee, or a column for kind.`);
  if (!has('asset') && fixed.asset === undefined && !has('usd')) throw wrong('nothing says which asset moved.', 'Give --asset, or a column for asset: a contract, or the symbol of the chain itself.');
  return rowReader(columns, fixed);
}

function wrong(message: string, fix: string): TrackerError {
  return new TrackerError('bad_value', message, { fix });
}

function rowReader(columns: Mapping, fixed: Fixed): Read {
  const address = createAddressReader();
  const name = (field: Field) => columns.get(field) ?? field;
  const usd = columns.has('usd');
  const says = (cells: Cells<string>, field: Field) => columns.has(field) && cells(name(field)) !== '';
  // An empty position is one of a payment; of a call or a token it says that it is not known.
  const positionOf = (cells: Cells<string>, kind: MovementKind) => {
    const position = columns.has('position') ? cell.position(cells, name('position')) : undefined;
    return position === '' && (kind === 'token' || kind === 'internal') ? undefined : position;
  };
  const amountIn = (cells: Cells<string>, asset: { chain: string; asset: string }) => {
    if (usd) return within(name('usd'), () => parseShownUsd(cells(name('usd'))));
    return fixed.decimals === undefined ? cell.amount(cells, name('amount')) : amountOf(cells, name('amount'), asset, fixed.decimals);
  };
  return (cells) => {
    const chain = says(cells, 'chain') ? cell.chain(cells, name('chain')) : fixed.chain;
    const kind = says(cells, 'kind') ? cell.kind(cells, name('kind')) : (fixed.kind ?? cell.kind(cells, name('kind')));
    const asset = usd ? 'USD' : says(cells, 'asset') ? lowerHex(cells(name('asset'))) : (fixed.asset ?? cell.text(cells, name('asset')));
    return [
      {
        chain,
        block: cell.block(cells, name('block')),
        txHash: cell.hash(cells, name('tx_hash')),
        kind,
        position: positionOf(cells, kind),
        timestamp: cell.time(cells, name('timestamp')),
        from: address(cells, name('from'), chain),
        to: kind === 'fee' ? '' : address(cells, name('to'), chain),
        asset,
        amount: amountIn(cells, { chain, asset }),
      },
    ];
  };
}
