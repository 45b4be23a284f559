import { asc, sql } from 'drizzle-orm';
import type { Db } from './client';
import { endpointHealth } from './schema';

export type EndpointHealth = typeof endpointHealth.$inferSelect;

/**
 * Stores how endpoints do, one row for each chain and host; several of one host, as with two keys, become one. Counts
 * are those of the run at hand and take the place of an earlier run's; the last discarded answer stays until there is
 * a later one.
 */
export async function saveEndpointHealth(db: Db, rows: readonly EndpointHealth[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insert(endpointHealth)
    .values(oneOfEachHost(rows))
    .onConflictDoUpdate({
      target: [endpointHealth.chain, endpointHealth.host],
      set: {
        answered: sql`excluded.answered`,
        failed: sql`excluded.failed`,
        discarded: sql`excluded.discarded`,
        lastDiscard: sql`coalesce(excluded.last_discard, ${endpointHealth.lastDiscard})`,
        lastDiscardAt: sql`coalesce(excluded.last_discard_at, ${endpointHealth.lastDiscardAt})`,
        latencyMs: sql`excluded.latency_ms`,
        rate: sql`excluded.rate`,
        updatedAt: sql`excluded.updated_at`,
      },
    });
}

/** How each endpoint did, by chain and host. */
export async function listEndpointHealth(db: Db): Promise<EndpointHealth[]> {
  return db.select().from(endpointHealth).orderBy(asc(endpointHealth.chain), asc(endpointHealth.host));
}

function oneOfEachHost(rows: readonly EndpointHealth[]): EndpointHealth[] {
  const merged = new Map<string, EndpointHealth>();
  for (const row of rows) {
    const key = `${row.chain} ${row.host}`;
    const other = merged.get(key);
    merged.set(key, other === undefined ? row : together(other, row));
  }
  return [...merged.values()];
}

/** What was counted adds up; of what was measured the worse is told. */
function together(a: EndpointHealth, b: EndpointHealth): EndpointHealth {
  const later = (a.lastDiscardAt?.getTime() ?? 0) > (b.lastDiscardAt?.getTime() ?? 0) ? a : b;
  return {
    ...b,
    answered: a.answered + b.answered,
    failed: a.failed + b.failed,
    discarded: a.discarded + b.discarded,
    lastDiscard: later.lastDiscard,
    lastDiscardAt: later.lastDiscardAt,
    latencyMs: a.latencyMs === null || b.latencyMs === null ? (a.latencyMs ?? b.latencyMs) : Math.max(a.latencyMs, b.latencyMs),
    rate: a.rate === null || b.rate === null ? (a.rate ?? b.rate) : Math.min(a.rate, b.rate),
  };
}
