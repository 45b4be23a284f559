import type { DatasetEvent } from '@/lib/charts/contract';
import type { Db } from '@/lib/db/client';
import { timeline } from './lists/timeline';
import { readAll } from './lists/read';

/** The timeline entries that may lie between two days, both included; none without a span. */
export async function eventsBetween(db: Db, since: string | undefined, until: string | undefined): Promise<DatasetEvent[]> {
  if (since === undefined || until === undefined) return [];
  const rows = await readAll(db, timeline, [{ since }, { until }]);
  return rows.map(({ id, date, date_precision, kind, parties, title, origin }) => ({
    id,
    date,
    date_precision,
    kind,
    parties,
    title,
    origin,
  }));
}
