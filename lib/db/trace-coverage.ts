import { sql } from 'drizzle-orm';
import type { Interval } from '@/lib/core/intervals';
import type { Db } from './client';
import { rowsOf } from './rows';

/** What has been fetched, on all chains. */
export interface FetchedBlocks {
  /** Sorted, disjoint intervals by `chain query` (see `queryKey`). */
  readonly intervals: ReadonlyMap<string, readonly Interval[]>;
  /** The last block of each chain that is known to be final. */
  readonly finals: ReadonlyMap<string, number>;
}

/** Reads what has been fetched. Read it before the rows: then these hold at least what this says of them. */
export async function loadFetchedBlocks(db: Db): Promise<FetchedBlocks> {
  const rows = await rowsOf<{ key: string; from: number; to: number }>(
    db,
    sql`select concat(chain, ' ', query) as key, from_block::float8 as "from", to_block::float8 as "to" from fetched_intervals order by 1, 2`,
  );
  const intervals = new Map<string, Interval[]>();
  for (const { key, from, to } of rows) {
    const known = intervals.get(key);
    if (known === undefined) intervals.set(key, [{ from, to }]);
    else known.push({ from, to });
  }
  const finals = await rowsOf<{ chain: string; block: number }>(db, sql`select chain, max(block)::float8 as block from final_marks group by chain`);
  return { intervals, finals: new Map(finals.map(({ chain, block }) => [chain, block])) };
}
