import { type SQL, sql } from 'drizzle-orm';
import type { Db } from './client';

/** Runs a query that is written by hand. Cast numbers in it: the two drivers read `bigint` and `numeric` apart. */
export async function rowsOf<Row extends object>(db: Db, query: SQL): Promise<Row[]> {
  const { rows } = (await db.execute(query)) as { rows: Row[] };
  return rows;
}

/** A text array as one parameter each, so that both drivers send it alike. */
export function textArray(values: readonly string[]): SQL {
  if (values.length === 0) return sql`array[]::text[]`;
  return sql`array[${sql.join(values.map((value) => sql`${value}`), sql`, `)}]::text[]`;
}

/** The first and the last day that a date of `YYYY`, `YYYY-MM` or `YYYY-MM-DD` may mean; the last compares right, day 31 or not. */
export function firstDayOf(date: SQL): SQL {
  return sql`left(${date} || '-01-01', 10)`;
}
export function lastDayOf(date: SQL): SQL {
  return sql`(${date} || substr('-12-31', length(${date}) - 3))`;
}
