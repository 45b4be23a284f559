import Link from 'next/link';
import type { SourceRef } from '@/lib/charts/contract';
import { formatPartialDate } from '@/lib/format/precision';
import { accessMeaning } from '@/lib/format/meanings';
import styles from './sources.module.css';

/** The documents that a page rests on. An address is a link only where the registry has one. */
export function SourceList({ sources }: { sources: readonly SourceRef[] }) {
  if (sources.length === 0) return <p>No source is recorded.</p>;
  return (
    <ol className={styles.list}>
      {sources.map((source) => (
        <li key={source.id}>
          <Citation source={source} />{' '}
          <span className={styles.meta}>
            {source.access}: {accessMeaning(source.access)}.{' '}
            <Link href={`/sources#${source.id}`}>What else rests on it</Link>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** How a source is quoted: its text, then who published it and when, as far as that is known. */
export function Citation({ source }: { source: SourceRef }) {
  const when = source.published === null ? null : formatPartialDate(source.published);
  const by = [source.publisher, when].filter((part) => part !== null).join(', ');
  return (
    <>
      {source.url === null ? (
        <span className={styles.citation}>{source.citation}</span>
      ) : (
        <a className={styles.citation} href={source.url} rel="noopener external">{source.citation}</a>
      )}
      {by !== '' && <span className={styles.meta}> {by}.</span>}
    </>
  );
}

/** Superscript-like references of a row to its sources, each naming the source for who can't see the page. */
export function SourceRefs({ ids, sources }: { ids: readonly string[]; sources: readonly SourceRef[] }) {
  const known = ids.flatMap((id) => sources.filter((source) => source.id === id));
  if (known.length === 0) return null;
  return (
    <span className={styles.refs}>
      {known.map((source) => (
        <Link key={source.id} href={`/sources#${source.id}`} title={source.citation}>
          {source.publisher ?? 'source'}
        </Link>
      ))}
    </span>
  );
}
