import Link from 'next/link';
import type { TraceView } from '@/lib/charts/contract';
import { href } from '@/components/lists/query';
import { formatDate } from '@/lib/format/date';
import styles from '../flows.module.css';
import { METHOD_WORDS } from '../methods';
import { TraceHeadline } from '../trace-headline';
import { Crawl } from './crawl';
import { Assumed, Contradictions } from './doubts';
import { Findings } from './findings';
import { PlaceTable } from './place-table';
import { TraceDownloads } from './trace-downloads';

/** Where the loot of one theft is now, with the way to each place, and how sure that is. */
export function WhereNow({ view }: { view: TraceView }) {
  const { incident, method, ends, held, frontier, paths, stolen: thefts } = view;
  const lists = { paths, thefts };
  return (
    <div className={styles.where}>
      <p>
        Computed by {METHOD_WORDS[method].name} from the transfers that we hold, as of {formatDate(view.asOf)}
        {!view.complete && ', and incomplete'}. <Link href={href('/flows', { incident, method })}>As a picture and a graph</Link>
      </p>
      <TraceHeadline view={view} />
      <Crawl incident={incident} crawl={view.crawl} />
      <section>
        <h3>Ends</h3>
        <p className={styles.note}>What entered a service ends there: that it entered is seen, where it went is not. What comes out of one is not tainted by what went in.</p>
        {ends.length === 0 ? <p>None, as far as was followed.</p> : <PlaceTable places={ends} {...lists} label="Ends of the trace" stage="Entered" />}
      </section>
      {held.length > 0 && (
        <section>
          <h3>Still held</h3>
          <PlaceTable places={held} {...lists} label="Stolen value still held" />
        </section>
      )}
      {frontier.length > 0 && (
        <section>
          <h3>At the frontier</h3>
          <p className={styles.note}>The trace reached these addresses, and what they did next has not been fetched. Their money is neither lost nor at rest.</p>
          <PlaceTable places={frontier} {...lists} label="Stolen value at the frontier" />
        </section>
      )}
      {view.paths_total > paths.length && <p className={styles.note}>{paths.length} of {view.paths_total} ways are listed, for each place those that brought most.</p>}
      <section>
        <h3>Patterns</h3>
        <Findings findings={view.findings} />
      </section>
      <section>
        <h3>What had to be assumed</h3>
        <Assumed rows={view.assumed} />
      </section>
      <section>
        <h3>Labels that contradict each other</h3>
        <Contradictions rows={view.contradictions} />
      </section>
      <TraceNotes view={view} />
      <TraceDownloads incident={incident} method={method} />
    </div>
  );
}

export function TraceNotes({ view }: { view: TraceView }) {
  if (view.notes.length === 0) return null;
  return (
    <ul className={styles.notes}>
      {view.notes.map((note) => <li key={note}>{note}</li>)}
    </ul>
  );
}
