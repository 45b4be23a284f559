import type { z } from 'zod';
import type { Cell, Column, ListName, ListRows } from '@/lib/charts/contract';
import { displayAddress } from '@/lib/core/address';
import { formatUsd } from '@/lib/core/money';
import { isoSeconds } from '@/lib/core/time';
import type { ListSource, RawRow } from '@/lib/db/list-query';
import * as field from '../fields';
import { remembered } from './remembered';

/** Cells as the store gives them: texts, numbers, lists, and integer texts for what is numeric. */
type Values = RawRow['values'];

/** One column of a list: what it holds, and where the usual does not do, how its filter and its cell are read. */
export interface ListColumn {
  readonly title: string;
  readonly type: Column['type'];
  readonly unit?: string;
  readonly note?: string;
  readonly filter?: z.ZodType<readonly string[], string>;
  readonly read?: (values: Values) => Cell;
}

/** A list of the outside contract. The order of `columns` is that of the CSV. */
export interface ListDefinition<N extends ListName> {
  readonly name: N;
  /** What its rows are, in a few words. */
  readonly title: string;
  readonly source: ListSource;
  readonly columns: { readonly [K in keyof ListRows[N] & string]: ListColumn };
  /** Filters on what is no column. */
  readonly filters?: Readonly<Record<string, z.ZodType<readonly string[], string>>>;
  /** How `since` and `until` are read, where rows have a date. */
  readonly span?: { readonly since: z.ZodType<string | number, string>; readonly until: z.ZodType<string | number, string> };
}

const FILTERS: Record<Column['type'], z.ZodType<readonly string[], string>> = {
  text: field.exact,
  list: field.exact,
  date: field.dated,
  time: field.moment,
  integer: field.integer,
  usd: field.usd,
  amount: field.decimal,
  units: field.baseUnits,
  boolean: field.truth,
};

/** The filter of a column: one of its own, or that of its type. */
export function filterOf(column: ListColumn): z.ZodType<readonly string[], string> {
  return column.filter ?? FILTERS[column.type];
}

/** The days that partial dates may mean. */
export const days = { since: field.sinceDay, until: field.untilDay };
/** The seconds of a block time. */
export const seconds = { since: field.sinceSecond, until: field.untilSecond };

/** Few addresses make up most of a long list, and to write one by EIP-55 takes as long as all other cells of its row. */
const shown = remembered(displayAddress, 20_000);

/** The column of an address: canonical in the store, EIP-55 on an EVM chain outside of it. */
export function addressColumn(title: string, name: string): ListColumn {
  const read = (values: Values): Cell => {
    const found = values[name];
    return typeof found === 'string' ? shown(String(values.chain), found) : null;
  };
  return { title, type: 'text', filter: field.address, read };
}

/** A row as the outside sees it. */
export function rowOf<N extends ListName>(list: ListDefinition<N>, { values }: RawRow): ListRows[N] {
  const row: Record<string, Cell> = {};
  const columns: Readonly<Record<string, ListColumn>> = list.columns;
  for (const name in columns) {
    const { type, read } = columns[name]!;
    row[name] = read === undefined ? cell(type, values[name]) : read(values);
  }
  return row as unknown as ListRows[N];
}

function cell(type: Column['type'], value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (type === 'usd') return formatUsd(BigInt(value as string));
  if (type === 'time') return isoSeconds(value as number);
  return value as Cell;
}
