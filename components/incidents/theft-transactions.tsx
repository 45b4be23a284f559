import { TableRegion } from '@/components/lists/table-region';
import { AddressLink, TxLink } from '@/components/wallets/links';
import type { TheftTransactionRow } from '@/lib/charts/contract';
import { groupDigits } from '@/lib/format/number';
import { formatTime } from '@/lib/format/date';
import styles from './incidents.module.css';

/** The transactions of the theft. What is less than high confidence is a lead and says so. */
export function TheftTransactions({ rows }: { rows: readonly TheftTransactionRow[] }) {
  const sure = rows.filter((row) => row.confidence === 'high');
  const leads = rows.filter((row) => row.confidence !== 'high');
  return (
    <>
      {sure.length > 0 && <Transactions rows={sure} label="Theft transactions" />}
      {leads.length > 0 && (
        <div className={styles.leads}>
          <h3>Leads</h3>
          <p>
            These {leads.length} are of less than high confidence: found in write-ups, some of which contradict each other. They are in
            no figure of this product.
          </p>
          <Transactions rows={leads} label="Leads: transactions of less than high confidence" />
        </div>
      )}
    </>
  );
}

function Transactions({ rows, label }: { rows: readonly TheftTransactionRow[]; label: string }) {
  return (
    <TableRegion label={label} cards>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">When (UTC)</th>
          <th scope="col" className={styles.amount}>Amount</th>
          <th scope="col">From</th>
          <th scope="col">To</th>
          <th scope="col">Transaction</th>
          <th scope="col">Confidence</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row" data-label="What">{row.role}</th>
            <td data-label="When (UTC)">{row.timestamp === null ? (row.date ?? 'not stated') : formatTime(row.timestamp)}</td>
            <td data-label="Amount" className={styles.amount}>{amount(row)}</td>
            <td data-label="From"><AddressLink chain={row.chain} address={row.from} /></td>
            <td data-label="To"><AddressLink chain={row.chain} address={row.to} /></td>
            <td data-label="Transaction">
              <TxLink chain={row.chain} hash={row.tx_hash} />
              <span className={styles.aside}>{row.block === null ? 'block not stated' : `block ${row.block}`}</span>
            </td>
            <td data-label="Confidence" className={styles.note}>
              {row.confidence}
              {row.note !== null && <span className={styles.aside}>{row.note}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </TableRegion>
  );
}

function amount(row: TheftTransactionRow) {
  if (row.amount === null) return row.asset ?? 'not stated';
  return (
    <>
      {groupDigits(row.amount)} <span className={styles.aside}>{row.asset ?? 'asset not stated'}</span>
    </>
  );
}
