import type { ChartRows, Dataset, ServedChart } from '@/lib/charts/contract';
import type { Db } from '@/lib/db/client';
import { unknownIncidents } from '@/lib/db/incidents';
import { badValue } from './params';

/** What every question needs: the store, and up to when the facts of the registry are complete (ISO 8601). */
export interface ChartContext {
  readonly db: Db;
  readonly asOf: string;
}

/** A chart: parameters in, dataset out. Throws `bad_request` and `bad_value` for parameters that can't be. */
export type Chart<C extends ServedChart> = (context: ChartContext, params: URLSearchParams) => Promise<Dataset<ChartRows[C]>>;

/** Throws `bad_value` unless each is an incident of the registry: a misspelt one must not pass for an empty one. */
export async function assertIncidents(db: Db, slugs: readonly string[]): Promise<void> {
  const [unknown] = await unknownIncidents(db, slugs);
  if (unknown !== undefined) throw badValue('incident', `names no incident: "${unknown}"`);
}
