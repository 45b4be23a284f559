import '@fontsource-variable/noto-sans-kr/index.css';
import '@fontsource-variable/noto-sans-jp/index.css';
import Link from 'next/link';
import { OriginDot } from '@/components/ui/marks';
import { AccessMark } from '@/components/sources/access';
import { SourceRefs } from '@/components/sources/source-list';
import type { SourceRef, TimelineRow } from '@/lib/charts/contract';
import { formatPartialDate } from '@/lib/format/precision';
import { eventKindLabel } from '@/lib/format/labels';
import { partyNames } from '@/lib/format/parties';
import styles from './timeline.module.css';

/** One dated action: what happened, who acted, and how far the record of it was read. */
export function TimelineEntry({ row, sources, highlighted = false }: {
  row: TimelineRow;
  sources: readonly SourceRef[];
  highlighted?: boolean;
}) {
  return (
    <article
      id={row.id}
      className={highlighted ? `${styles.entry} ${styles.highlighted}` : styles.entry}
      aria-current={highlighted ? 'true' : undefined}
    >
      <div className={styles.when}>
        <p className={styles.date}>
          <OriginDot origin={row.origin} /> {formatPartialDate(row.date)}
        </p>
        <p className={styles.parties}>{partyNames(row.parties)}</p>
        <p className={styles.kind}>{eventKindLabel(row.kind)}</p>
      </div>
      <div className={styles.what}>
        <h3>
          <Link href={`/timeline?event=${row.id}#${row.id}`}>{row.title}</Link>
        </h3>
        <Translation lang="ko" title={row.title_ko} official={row.title_ko_official} />
        <Translation lang="ja" title={row.title_ja} official={row.title_ja_official} />
        <p>{row.summary}</p>
        <ArticleParts row={row} />
        <p className={styles.links}>
          {row.incidents.map((slug) => (
            <Link key={slug} href={`/incidents/${slug}`}>{slug}</Link>
          ))}
          {row.date_precision === 'day' && <Link href={`/events/${row.id}`}>Before and after</Link>}
          <AccessMark access={row.access} />
          <SourceRefs ids={row.source} sources={sources} />
        </p>
      </div>
    </article>
  );
}

const WORDING: Readonly<Record<string, string>> = {
  yes: "the government's own wording",
  name: 'the name is official, the rest our wording',
};

function Translation({ lang, title, official }: { lang: 'ko' | 'ja'; title: string; official: string | null }) {
  if (title === '') return null;
  return (
    <p className={styles.translation}>
      <span lang={lang}>{title}</span> <span className={styles.aside}>{WORDING[official ?? ''] ?? 'our translation'}</span>
    </p>
  );
}

/** What the article itself says, what it leaves open, and what public record adds to it. */
function ArticleParts({ row }: { row: TimelineRow }) {
  if (row.origin !== 'article') return null;
  const parts = [
    ['The article', row.article_says],
    ['The date', row.date_source],
    ['Public record adds', row.public_record_adds],
  ] as const;
  return (
    <dl className={styles.article}>
      {parts.map(([term, text]) =>
        text === null || text === '' ? null : (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ),
      )}
      {row.document_id !== null && (
        <div>
          <dt>The document behind it</dt>
          <dd><Link href={`/timeline?event=${row.document_id}#${row.document_id}`}>{row.document_id}</Link></dd>
        </div>
      )}
    </dl>
  );
}
