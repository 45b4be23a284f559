import { OriginDot } from '@/components/ui/marks';
import type { ListPage, TimelineRow } from '@/lib/charts/contract';
import { TimelineEntry } from './entry';
import styles from './timeline.module.css';

/** How many entries, where they come from, and what the two marks mean. */
export function TimelineSummary({ rows, all }: { rows: readonly TimelineRow[]; all: number }) {
  const article = rows.filter((row) => row.origin === 'article').length;
  const years = yearsOf(rows);
  return (
    <div className={styles.summary}>
      <p>
        <strong>{rows.length === all ? `${all} entries` : `${rows.length} of ${all} entries`}</strong>
      </p>
      <p>
        <span className={styles.key}><OriginDot origin="article" /> {article} from the article</span>
        <span className={styles.key}><OriginDot origin="public" /> {rows.length - article} from public record</span>
      </p>
      {years.length > 1 && (
        <nav aria-label="Years">
          <ul className={styles.years}>
            {years.map((year) => (
              <li key={year}>
                <a href={`#y${year}`}>{year}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  );
}

/** The entries by year, newest first, as the list has them within a year. */
export function TimelineYears({ page, chosen }: { page: ListPage<'timeline'>; chosen: string | undefined }) {
  const rows = [...page.data].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
  return yearsOf(rows).map((year) => (
    <section key={year} id={`y${year}`} className={styles.year} aria-labelledby={`y${year}-title`}>
      <h2 id={`y${year}-title`}>{year}</h2>
      {rows.filter((row) => row.date.startsWith(year)).map((row) => (
        <TimelineEntry key={row.id} row={row} sources={page.meta.sources} highlighted={row.id === chosen} />
      ))}
    </section>
  ));
}

const yearsOf = (rows: readonly TimelineRow[]) => [...new Set(rows.map((row) => row.date.slice(0, 4)))].sort().reverse();
