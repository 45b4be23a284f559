import type { DatasetEvent } from '@/lib/charts/contract';
import { formatDate } from '@/lib/format/date';
import { plural } from '@/lib/format/number';
import styles from './frame.module.css';

/** The closing line of the timeline lane, whose entries each have sources of their own on their page. */
export function TimelineClosing({ events, asOf }: { events: readonly DatasetEvent[]; asOf: string }) {
  const article = events.filter((event) => event.origin === 'article').length;
  return (
    <footer className={styles.closing}>
      <div className={styles.line}>
        <p>
          <strong>What governments did. </strong>
          {plural(events.length, 'entry', 'entries')}, {article} from the article, <a href="/timeline">each with its sources on the
          timeline</a> · As of {formatDate(asOf)}
        </p>
        <ul className={styles.links}>
          <li>
            <a href="/api/v1/timeline.csv" download>
              Download CSV
            </a>
          </li>
          <li>
            <a href="/api/v1/timeline">JSON</a>
          </li>
          <li>
            <a href="/methodology#dates">How is this computed?</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}
