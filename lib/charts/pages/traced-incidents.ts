import type { Db } from '@/lib/db/client';
import { incidentsWithThefts } from '@/lib/db/theft-transactions';
import { LIST_DEFINITIONS } from '../lists';
import { readWhere } from '../lists/read';

/** An incident that can be traced. */
export interface TracedIncident {
  readonly slug: string;
  readonly victim: string;
}

/** The incidents of which a theft transaction is sure, the largest loss first. */
export async function tracedIncidents(db: Db): Promise<readonly TracedIncident[]> {
  const slugs = await incidentsWithThefts(db);
  if (slugs.length === 0) return [];
  const { rows } = await readWhere(db, LIST_DEFINITIONS.incidents, [{ field: 'slug', anyOf: slugs }]);
  const byLoss = rows.toSorted((a, b) => Number(b.loss_usd ?? 0) - Number(a.loss_usd ?? 0));
  return byLoss.map(({ slug, victim }) => ({ slug, victim }));
}
