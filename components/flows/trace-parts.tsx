import Link from 'next/link';
import type { TracePart, TraceSum } from '@/lib/charts/contract';
import { TableRegion } from '@/components/lists/table-region';
import { TxLink } from '@/components/wallets/links';
import { formatAmount, formatUsdShort, plural } from '@/lib/format/number';
import styles from './flows.module.css';

/** What of each theft came to an address and left it, by FIFO, and by which way most of it came. */
export function TraceParts({ parts, chain }: { parts: readonly TracePart[]; chain: string }) {
  if (parts.length === 0) return <p>None: no theft that we trace led here, as far as the transfers that we hold go.</p>;
  return (
    <>
      <p className={styles.note}>Stolen value only, as FIFO gives it; whatever else the address received or sent is not in here.</p>
      <TableRegion label="Its part in the traces" cards>
        <thead>
          <tr>
            <th scope="col">Theft</th>
            <th scope="col">Steps from it</th>
            <th scope="col" className={styles.amount}>Received</th>
            <th scope="col" className={styles.amount}>Sent on</th>
            <th scope="col" className={styles.amount}>Not known to have left</th>
            <th scope="col">The way of most of it</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.incident}>
              <th scope="row" data-label="Theft"><Link href={`/incidents/${part.incident}#where`}>{part.victim}</Link></th>
              <td data-label="Steps from it">{part.hop === 0 ? '0: received the theft' : part.hop}</td>
              <td data-label="Received" className={styles.amount}><Sums sums={part.received} /></td>
              <td data-label="Sent on" className={styles.amount}><Sums sums={part.sent} /></td>
              <td data-label="Not known to have left" className={styles.amount}><Sums sums={part.held} /></td>
              <td data-label="The way of most of it">
                <details>
                  <summary>{plural(part.path.length, 'transaction')}</summary>
                  <ol className={styles.paths}>
                    {part.path.map((hash) => <li key={hash}><TxLink chain={chain} hash={hash} /></li>)}
                  </ol>
                </details>
                <Link href={`/flows?incident=${part.incident}`}>In the graph</Link>
              </td>
            </tr>
          ))}
        </tbody>
      </TableRegion>
    </>
  );
}

function Sums({ sums }: { sums: readonly TraceSum[] }) {
  if (sums.length === 0) return <>nothing</>;
  return sums.map((sum) => (
    <span key={`${sum.asset} ${sum.asset_contract ?? ''}`} className={styles.line}>
      {formatAmount(sum.amount, sum.asset)}
      {sum.usd !== null && <span className={styles.aside}>{formatUsdShort(sum.usd)} at the theft</span>}
    </span>
  ));
}
