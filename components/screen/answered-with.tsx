import Link from 'next/link';
import { formatDate } from '@/lib/format/date';
import { plural } from '@/lib/format/number';
import type { ScreenMeta } from '@/lib/screen/types';
import styles from './screen.module.css';

/** What the answer rests on, so that it can be given again and defended. */
export function AnsweredWith({ meta }: { meta: ScreenMeta }) {
  const made = meta.traces.filter(({ problem }) => problem === null);
  const missing = meta.traces.filter(({ problem }) => problem !== null);
  return (
    <div className={styles.rests}>
      <p>
        Data version <code>{meta.dataVersion}</code>, as of {formatDate(meta.asOf)}: {plural(meta.flagged, 'flagged address', 'flagged addresses')},{' '}
        {plural(meta.lists.length, 'list')} from outside, {plural(made.length, 'trace')}
        {made.length > 0 && ` (${made.map(({ incident, addresses }) => `${incident}: ${plural(addresses, 'address', 'addresses')}`).join(', ')})`}.
      </p>
      {missing.length > 0 && (
        <p>
          Not traced, so no address was held against it: {missing.map(({ incident }) => incident).join(', ')}.
        </p>
      )}
      <p>{meta.lookalikeRule}</p>
      <p>
        <Link href="/methodology#screening">How is this computed?</Link>
      </p>
    </div>
  );
}
