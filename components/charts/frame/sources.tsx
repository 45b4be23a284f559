import type { SourceRef } from '@/lib/charts/contract';
import { accessLabel } from '@/lib/format/labels';
import styles from './frame.module.css';

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
