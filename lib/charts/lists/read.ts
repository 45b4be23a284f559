import { z } from 'zod';
import type { Column, ListName, ListPage, ListRows, SourceRef } from '@/lib/charts/contract';
import type { Db } from '@/lib/db/client';
import { type Condition, countList, type ListRequest, type RawRow, readList, sourcesOfList } from '@/lib/db/list-query';
import { lastTransferTime } from '@/lib/db/ledger';
import { isoSeconds } from '@/lib/core/time';
import { choice } from '../fields';
import { assertSpan, readParams } from '../params';
import { sourceRefs } from '../source-refs';
import { readCursor, writeCursor } from './cursor';
import { filterOf, type ListColumn, type ListDefinition, rowOf } from './definition';
import { notesOf } from './notes';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 500;
/** Rows in one piece of a stream. */
const PIECE = 5_000;

export interface ListContext {
  readonly db: Db;
  /** ISO 8601: up to when the facts of the registry are complete. */
  readonly asOf: string;
}

/** One page of a list. Throws `bad_request` and `bad_value` for parameters that can't be. */
export async function readPage<N extends ListName>(
  { db, asOf }: ListContext,
  list: ListDefinition<N>,
  params: URLSearchParams,
): Promise<ListPage<N>> {
  const { where, limit, cursor, ...order } = parse(list, params);
  const after = cursor === undefined ? undefined : readCursor(orderName(order), cursor);
  const total = await countList(db, list.source, where);
  const raws = await readList(db, list.source, { where, ...order, after, limit: limit + 1 });
  const page = raws.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map((raw) => rowOf(list, raw)),
    meta: {
      total,
      asOf: await asOfList({ db, asOf }, list.name),
      nextCursor: raws.length > limit && last !== undefined ? writeCursor(orderName(order), last.position) : null,
      sources: await sourceRefs(db, page.flatMap((raw) => raw.sourceIds)),
      notes: await notesOf(db, list.name, where),
    },
  };
}

/** The first rows that meet conditions of our own making, with the number of all that do. */
export async function readWhere<N extends ListName>(
  db: Db,
  list: ListDefinition<N>,
  where: readonly Condition[],
  { limit = 1_000, descending = false } = {},
): Promise<{ rows: ListRows[N][]; total: number; sourceIds: string[] }> {
  const raws = await readList(db, list.source, { where, descending, limit });
  const total = raws.length < limit ? raws.length : await countList(db, list.source, where);
  return { rows: raws.map((raw) => rowOf(list, raw)), total, sourceIds: raws.flatMap((raw) => raw.sourceIds) };
}

/** Every row that meets the conditions, for lists that are short enough to be held. */
export async function readAll<N extends ListName>(db: Db, list: ListDefinition<N>, where: readonly Condition[] = []): Promise<ListRows[N][]> {
  const rows: ListRows[N][] = [];
  for await (const row of pieces(db, list, { where, descending: false, limit: PIECE })) rows.push(row);
  return rows;
}

/** All rows that match, read in pieces, and how many they were when it began. `limit` and `cursor` do not apply. */
export async function readWhole<N extends ListName>(
  { db }: ListContext,
  list: ListDefinition<N>,
  params: URLSearchParams,
): Promise<{ total: number; columns: readonly Column[]; rows: AsyncIterable<ListRows[N]>; notes: readonly string[] }> {
  const { where, sort, descending } = parse(list, filtersAlone(params));
  const total = await countList(db, list.source, where);
  const notes = await notesOf(db, list.name, where);
  return { total, columns: columnsOf(list), rows: pieces(db, list, { where, sort, descending, limit: PIECE }), notes };
}

/** What a file with the whole list can't say of itself. */
export interface WholeList {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly total: number;
  /** ISO 8601. */
  readonly asOf: string;
  /** None where the list is whole. */
  readonly notes: readonly string[];
  readonly sources: readonly SourceRef[];
}

/** Describes all rows that match, without reading them. `limit` and `cursor` do not apply. Throws as `readPage` does. */
export async function describeWhole<N extends ListName>({ db, asOf }: ListContext, list: ListDefinition<N>, params: URLSearchParams): Promise<WholeList> {
  const { where } = parse(list, filtersAlone(params));
  return {
    title: list.title,
    columns: columnsOf(list),
    total: await countList(db, list.source, where),
    asOf: await asOfList({ db, asOf }, list.name),
    notes: await notesOf(db, list.name, where),
    sources: await sourceRefs(db, await sourcesOfList(db, list.source, where)),
  };
}

/** The parameters that choose rows and their order, without those that cut a page. */
export function filtersAlone(params: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...params].filter(([name, value]) => name !== 'limit' && name !== 'cursor' && value.trim() !== ''));
}

async function* pieces<N extends ListName>(db: Db, list: ListDefinition<N>, request: ListRequest): AsyncGenerator<ListRows[N]> {
  const read = (after?: readonly string[]) => readList(db, list.source, { ...request, after, bare: true });
  for (let next: Promise<RawRow[]> | undefined = read(); next !== undefined; ) {
    const raws: RawRow[] = await next;
    const last = raws.length < request.limit ? undefined : raws.at(-1);
    // The store reads the next piece while this one is being sent; where nobody wants it any more, its failure is nobody's either.
    next = last === undefined ? undefined : read(last.position);
    next?.catch(() => undefined);
    for (const raw of raws) yield rowOf(list, raw);
  }
}

/** The columns of a list as the outside names them. */
export function columnsOf<N extends ListName>(list: ListDefinition<N>): Column[] {
  const columns: [string, ListColumn][] = Object.entries(list.columns);
  return columns.map(([name, { title, type, unit, note }]) => ({ name, title, type, unit, note }));
}

/** What every list reads beside its own filters. */
interface Values extends Readonly<Record<string, unknown>> {
  readonly since?: string | number;
  readonly until?: string | number;
  readonly q?: string;
  readonly limit: number;
  readonly cursor?: string;
  readonly sort?: string;
}

type Parsed = Omit<ListRequest, 'after'> & { readonly cursor?: string };

/** The parameters of a list, as it checks them. */
export function parametersOf<N extends ListName>(list: ListDefinition<N>) {
  const filters = filtersOf(list);
  const names = Object.keys(list.columns);
  const order = choice([names[0] ?? '', ...names.slice(1), ...names.map((name) => `-${name}`)]);
  return {
    ...Object.fromEntries(Object.entries(filters).map(([name, filter]) => [name, filter.optional()])),
    ...Object.fromEntries(Object.entries(list.span ?? {}).map(([name, reader]) => [name, reader.optional()])),
    q: z.string().optional().describe('Words that a row has to have, all of them, in any case.'),
    limit: z.string().regex(/^\d{1,3}$/, `takes 1 to ${MAX_LIMIT}`).transform(Number).refine((n) => n >= 1 && n <= MAX_LIMIT, `takes 1 to ${MAX_LIMIT}`).default(DEFAULT_LIMIT),
    cursor: z.string().optional().describe('`meta.nextCursor` of the page before.'),
    sort: order.optional().describe('The column to sort by, upside down behind a hyphen.'),
  };
}

function parse<N extends ListName>(list: ListDefinition<N>, params: URLSearchParams): Parsed {
  const { q, limit, cursor, sort, since, until, ...given }: Values = readParams(params, parametersOf(list));
  assertSpan(since, until);
  const where: Condition[] = Object.entries(given as Record<string, readonly string[] | undefined>).flatMap(([name, anyOf]) =>
    anyOf === undefined ? [] : [{ field: name, anyOf }],
  );
  if (since !== undefined) where.push({ since: String(since) });
  if (until !== undefined) where.push({ until: String(until) });
  if (q !== undefined) where.push({ words: q.split(/\s+/) });
  return { where, limit, cursor, sort: sort?.replace(/^-/, ''), descending: sort?.startsWith('-') ?? false };
}

function filtersOf<N extends ListName>(list: ListDefinition<N>): Record<string, z.ZodType<readonly string[], string>> {
  const columns: [string, ListColumn][] = Object.entries(list.columns);
  return { ...Object.fromEntries(columns.map(([name, column]) => [name, filterOf(column)])), ...list.filters };
}

function orderName({ sort, descending }: Pick<ListRequest, 'sort' | 'descending'>): string {
  return `${descending ? '-' : ''}${sort ?? ''}`;
}

/** ISO 8601: up to when a list is complete. */
export async function asOfList({ db, asOf }: ListContext, name: ListName): Promise<string> {
  if (name !== 'transfers') return asOf;
  const last = await lastTransferTime(db);
  return last === undefined ? asOf : isoSeconds(last);
}
