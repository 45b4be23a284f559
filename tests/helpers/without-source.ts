import type { Registry, TableName } from '@/lib/registry';
import { TABLE_NAMES } from '@/lib/registry/schema';

interface Resting {
  readonly sources?: readonly string[];
  readonly incident?: string;
  readonly incidents?: readonly string[] | number | null;
}

/** The registry as it would be had nobody published these sources: without the rows that rest on them alone, and what belongs to those. */
export function withoutSource(registry: Registry, ...ids: readonly string[]): Registry {
  const others = (sources: readonly string[]) => sources.filter((source) => !ids.includes(source));
  const kept = eachTable(registry, ({ sources = [] }: Resting) => sources.length === 0 || others(sources).length > 0);
  const slugs = new Set(kept.incidents.map(({ slug }) => slug));
  const standing = eachTable(kept, ({ incident }: Resting) => incident === undefined || slugs.has(incident));
  const strip = (row: Resting) => ({
    ...row,
    ...(row.sources === undefined ? {} : { sources: others(row.sources) }),
    ...(Array.isArray(row.incidents) ? { incidents: row.incidents.filter((slug: string) => slugs.has(slug)) } : {}),
  });
  const stripped = Object.fromEntries(TABLE_NAMES.map((name) => [name, (standing[name] as readonly Resting[]).map(strip)]));
  return { ...(stripped as unknown as Registry), sources: registry.sources.filter((source) => !ids.includes(source.id)) };
}

function eachTable(registry: Registry, keep: (row: Resting) => boolean): Registry {
  const filtered = TABLE_NAMES.map((name: TableName) => [name, (registry[name] as readonly Resting[]).filter(keep)]);
  return Object.fromEntries(filtered) as Registry;
}
