import { plural } from './number';

const NAMED = 5;

/** The publishers that most sources are of, and how many more: `OFAC, FBI, DOJ and 12 more`. */
export function publishers(sources: readonly { readonly publisher: string | null }[]): string {
  const counts = new Map<string, number>();
  for (const { publisher } of sources) if (publisher !== null) counts.set(publisher, (counts.get(publisher) ?? 0) + 1);
  const names = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([name]) => name);
  if (names.length === 0) return plural(sources.length, 'source');
  const rest = names.length - NAMED;
  return names.slice(0, NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
