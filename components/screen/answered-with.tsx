import Link from 'next/link';
import { formatDate } from '@/lib/format/date';
import { plural } from '@/lib/format/number';
import type { ScreenMeta } from '@/lib/screen/types';
import styles from './screen.module.css';

/** What the answer rests on, so that it can be given again and defended. */
export function AnsweredWith({ meta }: { meta: ScreenMeta }) {
  return (
    <div className={styles.rests}>
      <p>
        Data version <code>{meta.dataVersion}</code>, as of {formatDate(meta.asOf)}: {plural(meta.flagged, 'flagged address', 'flagged addresses')},{' '}
        {plural(meta.lists.length, 'list')} from outside, {plural(meta.traces.length, 'trace')}
        {meta.traces.length > 0 && ` (${meta.traces.map(({ incident }) => incident).join(', ')})`}.
      </p>
      <p>{meta.lookalikeRule}</p>
      <p>
        <Link href="/methodology#screening">How is this computed?</Link>
      </p>
    </div>
  );
}
