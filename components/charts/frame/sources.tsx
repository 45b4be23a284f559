import type { SourceRef } from '@/lib/charts/contract';
import { accessLabel } from '@/lib/format/labels';
import { plural } from '@/lib/format/number';
import styles from './frame.module.css';

const NAMED = 5;

/** The publishers that most sources are of, and how many more: `OFAC, FBI, DOJ and 12 more`. */
export function publishers(sources: readonly SourceRef[]): string {
  const counts = new Map<string, number>();
  for (const { publisher } of sources) if (publisher !== null) counts.set(publisher, (counts.get(publisher) ?? 0) + 1);
  const names = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([name]) => name);
  if (names.length === 0) return plural(sources.length, 'source');
  const rest = names.length - NAMED;
  return names.slice(0, NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** A link only where the registry has an address; whether the text itself was read is always said. */
export function SourceList({ sources }: { sources: readonly SourceRef[] }) {
  return (
    <ul className={styles.sources}>
      {sources.map((source) => (
        <li key={source.id}>
          {source.url === null ? source.citation : <a href={source.url}>{source.citation}</a>} ({accessLabel(source.access)})
        </li>
      ))}
    </ul>
  );
}
