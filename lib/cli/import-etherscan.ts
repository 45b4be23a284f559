import { allChains, chainByName } from '@/lib/core/chains';
import { TrackerError } from '@/lib/core/errors';
import type { MovementKind } from '@/lib/trace/types';
import { parseShown } from './import-amount';
import type { Read } from './import-columns';
import { amountOf, type Decimals } from './import-decimals';
import { bad, cell, createAddressReader, within } from './trace-cells';
import type { Cells } from './trace-csv';

/**
 * The columns of Etherscan's exports, and of the explorers of its make, as they name them in 2026 and named them
 * before: "CSV Export" of transactions, internal transactions and ERC-20 transfers, and "Download Page Data", the list
 * as it is shown, whose amounts and fees are rounded.
 */
const COLUMNS = {
  hash: /^((parent )?transaction hash|txhash)$/i,
  parent: /^(parent transaction hash|parenttxfrom)$/i,
  block: /^blockno$/i,
  unix: /^unixtimestamp$/i,
  date: /^datetime( \(utc\))?$/i,
  from: /^from$/i,
  to: /^(to|txto)$/i,
  contract: /^contractaddress$/i,
  valueIn: /^value_in\((.+)\)$/i,
  valueOut: /^value_out\((.+)\)$/i,
  tokenValue: /^tokenvalue$/i,
  tokenName: /^tokensymbol$/i,
  shown: /^amount$/i,
  tags: /^from_nametag$/i,
  shownToken: /^token$/i,
  fee: /^(txnfee\((?!usd\)).+\)|txn fee)$/i,
  status: /^status$/i,
  error: /^errcode$/i,
} as const;
type Column = keyof typeof COLUMNS;
type Named = Partial<Record<Column, string>>;

/** An export of Etherscan: how its rows are read, and what there is to know of it. */
export interface EtherscanExport {
  readonly title: string;
  /** Whether its amounts are those of a list on the screen, cut off after some digits. */
  readonly rounded: boolean;
  readonly read: Read;
}

/**
 * How rows of the export with that header are read; undefined where it is none of Etherscan's. A payment gives one
 * movement, and its fee one of the kind `fee`; a transaction that failed its fee alone. Throws `bad_value` where the
 * export is one of another chain, or one that does not say which tokens moved.
 */
export function etherscanReader(header: readonly string[], chain: string, decimals: Decimals): EtherscanExport | undefined {
  const named: Named = {};
  for (const [column, form] of Object.entries(COLUMNS) as [Column, RegExp][]) named[column] = header.find((name) => form.test(name));
  const { hash, block, from, to, tokenValue, contract, valueIn, valueOut, shown, tags, shownToken } = named;
  if (hash === undefined || block === undefined || from === undefined || to === undefined || (named.unix ?? named.date) === undefined) return undefined;
  if (tags !== undefined && shownToken !== undefined) {
    throw new TrackerError('bad_value', 'it is a list of tokens as shown on the screen, which names them by symbols: a token is its contract, and anybody can take a symbol.', {
      fix: 'Take "CSV Export" of the tab of token transfers instead, or name the columns by --columns.',
    });
  }
  const rows = createRows(named, chain, decimals);
  if (tokenValue !== undefined && contract !== undefined) return { title: 'ERC-20 transfers', rounded: false, read: rows.tokens(tokenValue, contract) };
  const isShown = valueIn === undefined || valueOut === undefined;
  if (isShown && (shown === undefined || tags === undefined)) return undefined;
  const kind = named.parent === undefined ? 'native' : 'internal';
  const title = `${kind === 'native' ? 'transactions' : 'internal transactions'}${isShown ? ' as shown' : ''}`;
  return { title, rounded: isShown, read: rows.payments(kind, assertChain(valueIn, chain)) };
}

/** The symbol of the chain's own asset; a header that names another one is that of another chain. */
function assertChain(valueIn: string | undefined, chain: string): string {
  const symbol = valueIn === undefined ? undefined : COLUMNS.valueIn.exec(valueIn)?.[1]?.toUpperCase();
  const own = chainByName(chain)?.native.symbol ?? symbol;
  const others = allChains().filter(({ native }) => native.symbol === symbol);
  if (own === undefined) throw new TrackerError('bad_value', `it is not known what the asset of ${chain} is called.`, { fix: 'Name the columns by --columns, and the asset by --asset.' });
  if (symbol === undefined || symbol === own || others.length === 0) return own;
  throw new TrackerError('bad_value', `its amounts are ${symbol}, and ${chain} has ${own}.`, { fix: `Say whose export it is by --chain: ${others.map(({ name }) => name).join(', ')}.` });
}

function createRows(named: Named, chain: string, decimals: Decimals) {
  const address = createAddressReader();
  const { hash = '', block = '', unix, date = '', from = '', to = '', contract, fee } = named;
  const common = (cells: Cells<string>) => ({
    chain,
    block: cell.block(cells, block),
    txHash: cell.hash(cells, hash),
    timestamp: cell.time(cells, unix ?? date),
    from: address(cells, from, chain),
  });
  /** Where a contract was made there is no receiver but the contract. */
  const receiver = (cells: Cells<string>) => address(cells, contract !== undefined && cells(to) === '' ? contract : to, chain);

  return {
    tokens: (value: string, contract: string): Read => (cells) => {
      const asset = address(cells, contract, chain);
      const name = named.tokenName === undefined ? '' : cells(named.tokenName);
      return [{ ...common(cells), kind: 'token', to: address(cells, to, chain), asset, amount: amountOf(cells, value, { chain, asset, name }, decimals) }];
    },
    payments: (kind: MovementKind, asset: string): Read => (cells) => {
      const row = common(cells);
      const payment = { ...row, kind, to: receiver(cells), asset, amount: paid(cells, named, { chain, asset }, decimals) };
      const rows = hasFailed(cells, named, kind) ? [] : [payment];
      return fee === undefined ? rows : [...rows, { ...row, kind: 'fee', to: '', asset, amount: amountOf(cells, fee, { chain, asset }, decimals) }];
    },
  };
}

function paid(cells: Cells<string>, { valueIn, valueOut, shown = '' }: Named, asset: { chain: string; asset: string }, decimals: Decimals): bigint {
  if (valueIn === undefined || valueOut === undefined) return shownAmount(cells, shown, asset, decimals);
  const [came, went] = [amountOf(cells, valueIn, asset, decimals), amountOf(cells, valueOut, asset, decimals)];
  if (came > 0n && went > 0n && came !== went) throw bad(valueOut, `it says ${cells(valueOut)}, and ${valueIn} says ${cells(valueIn)}.`, 'bad_amount');
  return came > 0n ? came : went;
}

/** `0.1 ETH`, `250 wei`, or a number alone. */
function shownAmount(cells: Cells<string>, column: string, asset: { chain: string; asset: string }, decimals: Decimals): bigint {
  const [number = '', unit = asset.asset] = cells(column).split(/\s+/);
  if (unit.toLowerCase() === 'wei') return within(column, () => parseShown(number, 0));
  if (unit.toUpperCase() !== asset.asset.toUpperCase()) throw bad(column, `"${cells(column)}" is not an amount of ${asset.asset}.`, 'bad_amount');
  return amountOf(() => number, column, asset, decimals);
}

const SUCCEEDED: Readonly<Record<string, readonly string[]>> = { native: ['', 'success'], internal: ['', 'success', '0'] };
const FAILED: Readonly<Record<string, RegExp>> = { native: /^(error|fail)/, internal: /^(error|fail|1$)/ };

/** Throws `bad_value` for a status of which it is not known what it means. */
function hasFailed(cells: Cells<string>, { status, error }: Named, kind: MovementKind): boolean {
  const text = status === undefined ? '' : cells(status).toLowerCase();
  if (FAILED[kind]?.test(text) === true || (error !== undefined && cells(error) !== '')) return true;
  if (status === undefined || SUCCEEDED[kind]?.includes(text) === true) return false;
  throw bad(status, `it is not known what "${cells(status)}" means.`);
}
