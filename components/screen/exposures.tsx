import Link from 'next/link';
import { TxLink } from '@/components/wallets/links';
import { formatAmount, plural } from '@/lib/format/number';
import type { Exposure, ExposureSum } from '@/lib/screen/types';
import styles from './screen.module.css';

/** The part of an address in the traces of thefts: computed, by FIFO, with the range of the other methods. */
export function Exposures({ exposures }: { exposures: readonly Exposure[] }) {
  return exposures.map(({ incident, chain, hops, received, sent, path }) => (
    <div key={`${incident} ${chain}`}>
      <p>
        Trace of <Link href={`/incidents/${incident}`} prefetch={false}>{incident}</Link>, {hops === 0 ? 'a wallet that received the loot' : `${plural(hops, 'step')} from it`}:{' '}
        {[inWords('received', received), inWords('sent on', sent)].filter((part) => part !== '').join('; ')}
      </p>
      {path.length > 0 && (
        <details className={styles.said}>
          <summary>The way by which most of it came</summary>
          <ol>
            {path.map((hash) => (
              <li key={hash}><TxLink chain={chain} hash={hash} /></li>
            ))}
          </ol>
        </details>
      )}
    </div>
  ));
}

function inWords(what: string, sums: readonly ExposureSum[]): string {
  if (sums.length === 0) return '';
  return `${what} ${sums.map(sumInWords).join(', ')}`;
}

function sumInWords({ amount, asset, least, most }: ExposureSum): string {
  const range = least === null || most === null || least === most ? '' : ` (${formatAmount(least, null)} to ${formatAmount(most, null)} by other methods)`;
  return `${formatAmount(amount, asset)}${range}`;
}
