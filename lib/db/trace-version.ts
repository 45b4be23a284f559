import { sql } from 'drizzle-orm';
import type { Db } from './client';
import { rowsOf } from './rows';

/** A text that changes whenever transfers were fetched or taken back, and so whenever a trace may come out another. */
export async function traceVersion(db: Db): Promise<string> {
  const rows = await rowsOf<{ version: string }>(
    db,
    sql`select coalesce(string_agg(part, ' ' order by part collate "C"), '') as version from (
        select concat('sync ', chain, ' ', rows, ' ', updated_at) as part from sync_status
        union all select concat('crawl ', incident, ' ', rows, ' ', updated_at) from crawls
        union all select concat('reorg ', chain, ' ', found_at) from reorgs
      ) parts`,
  );
  return rows[0]?.version ?? '';
}
