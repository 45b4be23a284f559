import { TableRegion } from '@/components/lists/table-region';
import type { AddressRecord, ServiceEventRow } from '@/lib/charts/contract';
import { chainByName } from '@/lib/core/chains';
import { formatTime } from '@/lib/format/date';
import { formatAmount, plural } from '@/lib/format/number';
import { isPayout, namedDestination } from '@/lib/format/service-events';
import { AddressLink, TxLink } from './links';
import styles from './wallets.module.css';

/** What services say of the address, in their words: never more than an event says. */
export function ServiceEvents({ events, chain }: { events: AddressRecord['serviceEvents']; chain: string }) {
  if (events.total === 0) {
    return <p>None in the transactions that were read. A deposit that went through another contract first shows in none.</p>;
  }
  return (
    <>
      <p>
        {events.rows.length} of {plural(events.total, 'event')} that the contracts of mixers, bridges and swaps wrote in transactions of
        this address. Where one names a destination, it names what was asked for: whether it came out there is for the other chain to
        show. A mixer names nobody on the other side.
      </p>
      <TableRegion label="Events of services" cards>
        <thead>
          <tr>
            <th scope="col">When (UTC)</th>
            <th scope="col">Service says</th>
            <th scope="col" className={styles.amount}>Amount</th>
            <th scope="col">Destination named</th>
            <th scope="col">Transaction</th>
          </tr>
        </thead>
        <tbody>
          {events.rows.map((row) => (
            <tr key={`${row.tx_hash} ${row.log_index}`}>
              <td data-label="When (UTC)">{formatTime(row.timestamp)}</td>
              <th scope="row" data-label="Service says"><Says row={row} /></th>
              <td data-label="Amount" className={styles.amount}><Amount row={row} /></td>
              <td data-label="Destination named"><Destination row={row} /></td>
              <td data-label="Transaction"><TxLink chain={chain} hash={row.tx_hash} /></td>
            </tr>
          ))}
        </tbody>
      </TableRegion>
    </>
  );
}

function Says({ row }: { row: ServiceEventRow }) {
  return (
    <>
      {row.protocol}: {row.event}
      <span className={styles.aside}>{isPayout(row.event) ? 'out of it' : 'into it'}</span>
      {row.memo !== null && row.memo !== '' && <code className={`${styles.aside} ${styles.block}`}>{row.memo}</code>}
    </>
  );
}

function Amount({ row }: { row: ServiceEventRow }) {
  if (row.amount !== null) return <>{formatAmount(row.amount, row.asset)}</>;
  if (row.amount_base_units === null) return <span className={styles.unknown}>not stated</span>;
  return (
    <>
      {row.amount_base_units} base units
      <span className={styles.aside}>of a token on no list, contract {row.asset_contract ?? 'unknown'}</span>
    </>
  );
}

function Destination({ row }: { row: ServiceEventRow }) {
  if (isPayout(row.event)) return <>this address</>;
  const known = row.destination_chain === null ? undefined : chainByName(row.destination_chain);
  const title = known?.title ?? row.destination_chain;
  if (row.destination_address === null) return <span className={styles.unknown}>{namedDestination(row.protocol, title, row.destination_name)}</span>;
  return (
    <>
      {title !== null && <span className={styles.label}>{title}</span>}
      {known === undefined ? <code className={styles.block}>{row.destination_address}</code> : <AddressLink chain={known.name} address={row.destination_address} />}
      {row.destination_asset !== null && <span className={styles.aside}>as {row.destination_asset}</span>}
    </>
  );
}
