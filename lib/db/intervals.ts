import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Interval } from '@/lib/core/intervals';
import type { TransferKind } from '@/lib/core/transfer';
import type { Db } from './client';
import { fetchedIntervals } from './schema';

/** Keeps a statement well below the 65,535 values that it may have. */
const CHUNK = 5_000;

/** The canonical query of one wallet and kind: `logs:0x…`, `native:0x…`, `internal:0x…`. Wallets in lower case. */
export function queryKey(kind: TransferKind, address: string): string {
  return `${kind === 'token' ? 'logs' : kind}:${address}`;
}

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
 * Adds one interval to what has been fetched for each of the queries, merged with all that it touches, in one
 * statement. Call it in the transaction that stores the rows, and from one process at a time: see `lockSync`.
 */
export async function addInterval(db: Db, chain: string, queries: readonly string[], { from, to }: Interval): Promise<void> {
  await db.execute(sql`
    with touched as (
      delete from fetched_intervals
      where chain = ${chain} and query = any(${sql.param(queries)}::text[]) and from_block <= ${to}::bigint + 1 and to_block >= ${from}::bigint - 1
      returning query, from_block, to_block
    )
    insert into fetched_intervals (chain, query, from_block, to_block)
    select ${chain}, q.query, least(${from}::bigint, min(t.from_block)), greatest(${to}::bigint, max(t.to_block))
    from unnest(${sql.param(queries)}::text[]) as q (query) left join touched t using (query)
    group by q.query`);
}

/** Forgets that blocks above this one were ever fetched on a chain. */
export async function cutIntervals(db: Db, chain: string, block: number): Promise<void> {
  await db.execute(sql`delete from fetched_intervals where chain = ${chain} and from_block > ${block}`);
  await db.execute(sql`update fetched_intervals set to_block = ${block} where chain = ${chain} and to_block > ${block}`);
}

function chunks<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, i) => items.slice(i * CHUNK, (i + 1) * CHUNK));
}
