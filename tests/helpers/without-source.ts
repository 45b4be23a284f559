import type { Registry, TableName } from '@/lib/registry';
import { TABLE_NAMES } from '@/lib/registry/schema';

interface Resting {
  readonly sources?: readonly string[];
  readonly incident?: string;
  readonly incidents?: readonly string[] | number | null;
}

/** The registry as it would be had nobody published a source: without the rows that rest on it alone, and what belongs to them. */
export function withoutSource(registry: Registry, id: string): Registry {
  const kept = eachTable(registry, (row: Resting) => row.sources?.length !== 1 || row.sources[0] !== id);
  const slugs = new Set(kept.incidents.map(({ slug }) => slug));
  const standing = eachTable(kept, ({ incident }: Resting) => incident === undefined || slugs.has(incident));
  const strip = (row: Resting) => ({
    ...row,
    ...(row.sources === undefined ? {} : { sources: row.sources.filter((source) => source !== id) }),
    ...(Array.isArray(row.incidents) ? { incidents: row.incidents.filter((slug: string) => slugs.has(slug)) } : {}),
  });
  const stripped = Object.fromEntries(TABLE_NAMES.map((name) => [name, (standing[name] as readonly Resting[]).map(strip)]));
  return { ...(stripped as unknown as Registry), sources: registry.sources.filter((source) => source.id !== id) };
}

function eachTable(registry: Registry, keep: (row: Resting) => boolean): Registry {
  const filtered = TABLE_NAMES.map((name: TableName) => [name, (registry[name] as readonly Resting[]).filter(keep)]);
  return Object.fromEntries(filtered) as Registry;
}
