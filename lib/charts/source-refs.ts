import type { SourceRef } from '@/lib/charts/contract';
import { ACCESS } from '@/lib/core/tiers';
import type { Db } from '@/lib/db/client';
import { findSources } from '@/lib/db/sources';

/** The sources of those ids as a figure cites them, each once, by id; an unknown id is left out. */
export async function sourceRefs(db: Db, ids: readonly string[]): Promise<SourceRef[]> {
  const found = await findSources(db, ids);
  return found.map((source) => ({ ...source, access: ACCESS.find((known) => known === source.access) ?? 'unverified' }));
}
