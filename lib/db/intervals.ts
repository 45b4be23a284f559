import { and, asc, eq, inArray } from 'drizzle-orm';
import { type Interval, union } from '@/lib/core/intervals';
import type { Db } from './client';
import { fetchedIntervals } from './schema';

/** Keeps a statement well below the 65,535 values that it may have. */
const CHUNK = 5_000;

/** What has been fetched on a chain, by canonical query, each as sorted, disjoint intervals. */
export async function loadIntervals(db: Db, chain: string, queries?: readonly string[]): Promise<Map<string, Interval[]>> {
  const { query, fromBlock, toBlock } = fetchedIntervals;
  const found = new Map<string, Interval[]>();
  const parts = queries === undefined ? [undefined] : chunks(queries);
  for (const part of parts) {
    const rows = await db
      .select({ query, from: fromBlock, to: toBlock })
      .from(fetchedIntervals)
      .where(and(eq(fetchedIntervals.chain, chain), part === undefined ? undefined : inArray(query, part)))
      .orderBy(asc(query), asc(fromBlock));
    for (const row of rows) {
      const intervals = found.get(row.query) ?? [];
      intervals.push({ from: row.from, to: row.to });
      found.set(row.query, intervals);
    }
  }
  return found;
}

/**
 * Adds one interval to what has been fetched for each of the queries, merged with its neighbours. Call it in
 * the transaction that stores the rows, and from one process at a time: see `lockSync`.
 */
export async function addInterval(db: Db, chain: string, queries: readonly string[], interval: Interval): Promise<void> {
  for (const part of chunks(queries)) {
    const had = await loadIntervals(db, chain, part);
    await db.delete(fetchedIntervals).where(and(eq(fetchedIntervals.chain, chain), inArray(fetchedIntervals.query, part)));
    const rows = part.flatMap((query) =>
      union([...(had.get(query) ?? []), interval]).map(({ from, to }) => ({ chain, query, fromBlock: from, toBlock: to })),
    );
    for (const some of chunks(rows)) await db.insert(fetchedIntervals).values(some);
  }
}

function chunks<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, i) => items.slice(i * CHUNK, (i + 1) * CHUNK));
}
