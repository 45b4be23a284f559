import Link from 'next/link';
import type { TraceView } from '@/lib/charts/contract';
import { formatDate } from '@/lib/format/date';
import styles from './flows.module.css';
import { METHOD_WORDS } from './methods';

/** By which method the figures below were made, and where their details are. */
export function MethodLine({ view }: { view: TraceView }) {
  const { name, says } = METHOD_WORDS[view.method];
  return (
    <p className={styles.method}>
      <strong>{name}.</strong> {says} As of {formatDate(view.asOf)}
      {!view.complete && ', incomplete'}. <Link href={`/incidents/${view.incident}#where`}>Every place with its way and its range</Link>
    </p>
  );
}
