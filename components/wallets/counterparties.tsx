import { TableRegion } from '@/components/lists/table-region';
import type { CounterpartyRow } from '@/lib/charts/contract';
import { formatAmount } from '@/lib/format/number';
import { AddressLink } from './links';
import styles from './wallets.module.css';

/** With whom the address exchanged listed assets, one asset a row. No one is accused by being a counterparty. */
export function Counterparties({ rows, chain }: { rows: readonly CounterpartyRow[]; chain: string }) {
  if (rows.length === 0) return <p>None in the transfers that we hold.</p>;
  return (
    <>
      <p>
        From the transfers above, each asset by itself. An unlabelled counterparty is just that: having received funds from a flagged
        address proves nothing about its owner.
      </p>
      <TableRegion label="Counterparties" cards>
        <thead>
          <tr>
            <th scope="col">Counterparty</th>
            <th scope="col">Is</th>
            <th scope="col" className={styles.amount}>Received from it</th>
            <th scope="col" className={styles.amount}>Sent to it</th>
            <th scope="col" className={styles.amount}>Transfers</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.address} ${row.asset}`}>
              <th scope="row" data-label="Counterparty"><AddressLink chain={chain} address={row.address} label={row.label} /></th>
              <td data-label="Is">{row.category}</td>
              <td data-label="Received from it" className={styles.amount}>{formatAmount(row.received, row.asset)}</td>
              <td data-label="Sent to it" className={styles.amount}>{formatAmount(row.sent, row.asset)}</td>
              <td data-label="Transfers" className={styles.amount}>{row.transfers}</td>
            </tr>
          ))}
        </tbody>
      </TableRegion>
    </>
  );
}
