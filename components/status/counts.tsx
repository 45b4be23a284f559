import Link from 'next/link';
import { LISTS, type StatusPage } from '@/lib/charts/contract';
import { groupDigits } from '@/lib/format/number';
import styles from './status.module.css';

const PAGES: Readonly<Record<string, string>> = {
  incidents: '/incidents',
  wallets: '/wallets',
  timeline: '/timeline',
  sources: '/sources',
};

/** How many rows each list has, and where they can be read or taken away. */
export function Counts({ counts }: { counts: StatusPage['counts'] }) {
  return (
    <ul className={styles.counts}>
      {LISTS.map((name) => {
        const page = PAGES[name];
        return (
          <li key={name}>
            <span className={styles.count}>{groupDigits(String(counts[name]))}</span>
            {page === undefined ? name : <Link href={page}>{name}</Link>}
            <span className={styles.formats}>
              <a href={`/api/v1/${name}.csv`} aria-label={`${name} as CSV`}>CSV</a>{' '}
              <a href={`/api/v1/${name}`} aria-label={`${name} as JSON`}>JSON</a>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
