import { type SQL, sql } from 'drizzle-orm';
import { TrackerError } from '@/lib/core/errors';
import type { Db } from './client';
import { rowsOf, textArray } from './rows';

/** What a field holds in SQL; `numeric` comes out as an integer text, so that nothing is rounded on the way. */
export type FieldType = 'text' | 'list' | 'number' | 'numeric' | 'boolean';

export interface Field {
  readonly sql: SQL;
  readonly type: FieldType;
  /** What conditions compare with, where that differs from what is read. */
  readonly compare?: SQL;
  /** The whole condition, where comparing is not all there is to it. */
  readonly where?: (anyOf: SQL) => SQL;
  /** Only to be asked for and sorted by, no part of the row. */
  readonly filterOnly?: true;
}

/** One part of an order. A number is compared as one; a text by its code points, on both engines alike. */
export interface OrderPart {
  readonly sql: SQL;
  readonly numeric: boolean;
  /** The field that says the same, where there is one: it is not read twice. */
  readonly field?: string;
}

/** A part that is an integer. */
export function byNumber(expression: SQL, field?: string): OrderPart {
  return { sql: sql`(${expression})::bigint`, numeric: true, field };
}

/** A part that is a text. */
export function byText(expression: SQL, field?: string): OrderPart {
  return { sql: sql`(${expression}) collate "C"`, numeric: false, field };
}

/** How a list is read: its fields, the key that orders it for ever, where a free text is looked for. */
export interface ListSource {
  readonly from: SQL;
  /** How many rows there are without any condition, where that is quicker said than counted. */
  readonly every?: SQL;
  readonly fields: Readonly<Record<string, Field>>;
  /** Unique together and never null. */
  readonly key: readonly OrderPart[];
  readonly search: SQL;
  /** What `since` and `until` bound: days as texts, or seconds. Absent where rows have no date. */
  readonly span?: { readonly first: SQL; readonly last: SQL };
  readonly sourceIds: SQL;
}

export type Condition =
  | { readonly field: string; readonly anyOf: readonly string[] }
  | { readonly since: string }
  | { readonly until: string }
  | { readonly words: readonly string[] };

export interface ListRequest {
  readonly where: readonly Condition[];
  /** Field to sort by before the key. */
  readonly sort?: string;
  readonly descending: boolean;
  /** The `position` of the last row that was read. */
  readonly after?: readonly string[];
  readonly limit: number;
  /** The rows alone: `sourceIds` stays empty. */
  readonly bare?: boolean;
}

/** Fields by name, the ids of the sources, and where the row stands in the order. */
export interface RawRow {
  readonly values: Readonly<Record<string, unknown>>;
  readonly sourceIds: readonly string[];
  readonly position: readonly string[];
}

/** The rows that follow, in an order without ties: walking on from each last row gives every row once. */
export async function readList(db: Db, source: ListSource, request: ListRequest): Promise<RawRow[]> {
  const order = orderOf(source, request.sort);
  const fields = Object.entries(source.fields)
    .filter(([, field]) => field.filterOnly === undefined)
    .map(([name, field]) => sql`${cast(field)} as ${sql.identifier(name)}`);
  const positions = order.flatMap((part, i) => (part.field === undefined ? [sql`${part.sql}::text as ${sql.identifier(`_${i}`)}`] : []));
  const sources = request.bare === true ? [] : [sql`${source.sourceIds} as _sources`];
  const all = sql.join([...fields, ...positions, ...sources], sql`, `);
  const direction = request.descending ? sql` desc` : sql``;
  const orderBy = sql.join(order.map((part) => sql`${part.sql}${direction}`), sql`, `);
  const where = [...request.where.map((each) => conditionSql(source, each)), ...afterSql(order, request)];
  const query = sql`select ${all} from ${source.from} ${whereSql(where)} order by ${orderBy} limit ${request.limit}`;
  const rows = await rowsOf<Record<string, unknown> & { _sources?: string[] }>(db, query);
  const places = order.map(({ field }, i) => field ?? `_${i}`);
  return rows.map((row) => new Row(row, row._sources ?? [], places));
}

/** Of a million rows only the last of each piece is asked where it stands. */
class Row implements RawRow {
  constructor(
    readonly values: RawRow['values'],
    readonly sourceIds: readonly string[],
    private readonly places: readonly string[],
  ) {}

  get position(): readonly string[] {
    return this.places.map((place) => String(this.values[place]));
  }
}

/** How many rows match, whatever a page holds. */
export async function countList(db: Db, source: ListSource, where: readonly Condition[]): Promise<number> {
  const parts = where.map((each) => conditionSql(source, each));
  const counted = sql`select count(*)::int as total from ${source.from} ${whereSql(parts)}`;
  const rows = await rowsOf<{ total: number }>(db, where.length === 0 && source.every !== undefined ? sql`select (${source.every})::int as total` : counted);
  return rows[0]?.total ?? 0;
}

/** The ids of all sources on which the rows that match rest, each once. */
export async function sourcesOfList(db: Db, source: ListSource, where: readonly Condition[]): Promise<string[]> {
  const parts = where.map((each) => conditionSql(source, each));
  const rows = await rowsOf<{ id: string }>(db, sql`select distinct unnest(${source.sourceIds}) as id from ${source.from} ${whereSql(parts)} order by 1`);
  return rows.map(({ id }) => id);
}

function cast({ sql: expression, type }: Field): SQL {
  if (type === 'number') return sql`(${expression})::float8`;
  if (type === 'numeric') return sql`(${expression})::text`;
  return expression;
}

/** What is unknown sorts below all that is known. */
function orderOf(source: ListSource, sort: string | undefined): OrderPart[] {
  if (sort === undefined) return [...source.key];
  const field = fieldOf(source, sort);
  const numeric = field.type === 'number' || field.type === 'numeric';
  const first = numeric ? { sql: sql`coalesce(${field.sql}, -1)::numeric`, numeric } : byText(sql`coalesce((${field.sql})::text, '')`);
  return [first, ...source.key];
}

/** Fits a bigint with room to spare; amounts of base units are cut to what a numeric of ours can hold. */
const POSITION = /^-?\d{1,18}$/;
const SORTED = /^-?\d{1,78}$/;

function afterSql(order: readonly OrderPart[], { after, descending, sort }: ListRequest): SQL[] {
  if (after === undefined) return [];
  const fits = order.every(({ numeric }, i) => !numeric || (sort !== undefined && i === 0 ? SORTED : POSITION).test(after[i] ?? ''));
  if (after.length !== order.length || !fits) {
    throw new TrackerError('bad_value', 'The cursor belongs to another list or another order.', { field: 'cursor' });
  }
  const values = sql.join(after.map((value) => sql`${value}`), sql`, `);
  const parts = sql.join(order.map((part) => part.sql), sql`, `);
  // The first part by itself says nothing new, but an index can answer it.
  const bound = sql`${order[0]?.sql} ${descending ? sql`<=` : sql`>=`} ${after[0]}`;
  return [bound, sql`(${parts}) ${descending ? sql`<` : sql`>`} (${values})`];
}

function whereSql(parts: readonly SQL[]): SQL {
  return parts.length === 0 ? sql`` : sql`where ${sql.join([...parts], sql` and `)}`;
}

function conditionSql(source: ListSource, condition: Condition): SQL {
  if ('since' in condition) return sql`${spanOf(source).last} >= ${condition.since}`;
  if ('until' in condition) return sql`${spanOf(source).first} <= ${condition.until}`;
  if ('words' in condition) {
    const each = condition.words.map((word) => sql`${source.search} ilike ${`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`}`);
    return sql`(${sql.join(each, sql` and `)})`;
  }
  const field = fieldOf(source, condition.field);
  const compared = field.compare ?? field.sql;
  if (field.where !== undefined) return field.where(textArray(condition.anyOf));
  if (field.type === 'list') return sql`${compared} && ${textArray(condition.anyOf)}`;
  const type = { text: sql`text`, number: sql`numeric`, numeric: sql`numeric`, boolean: sql`boolean` }[field.type];
  const values = condition.anyOf.map((value) => sql`${value}::${type}`);
  return sql`${compared} in (${sql.join(values, sql`, `)})`;
}

function spanOf(source: ListSource): NonNullable<ListSource['span']> {
  if (source.span !== undefined) return source.span;
  throw new TrackerError('bad_request', 'The rows of this list have no date.');
}

function fieldOf(source: ListSource, name: string): Field {
  const field = source.fields[name];
  if (field !== undefined) return field;
  throw new TrackerError('bad_request', `The list has no column "${name}".`, { field: name });
}
