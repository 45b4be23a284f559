import type { TransferRow } from '@/lib/charts/contract';
import { TableRegion } from '@/components/lists/table-region';
import { formatTime } from '@/lib/format/date';
import { formatAmount } from '@/lib/format/number';
import { AddressLink, TxLink } from './links';
import styles from './wallets.module.css';

export interface TransferTableProps {
  rows: readonly TransferRow[];
  label: string;
  /** The wallet from whose side the transfers are read; without it both ends are shown. */
  of?: string;
  labelOf?: (address: string) => string | null;
}

/** Transfers with their exact amounts. A shipped row is second hand until it was read from a node. */
export function TransferTable({ rows, label, of, labelOf = () => null }: TransferTableProps) {
  const end = (row: TransferRow, address: string) => (
    <AddressLink chain={row.chain} address={address} label={labelOf(address)} />
  );
  return (
    <TableRegion label={label} cards>
      <thead>
        <tr>
          <th scope="col">When (UTC)</th>
          {of === undefined ? <th scope="col">From</th> : <th scope="col">Direction</th>}
          <th scope="col">{of === undefined ? 'To' : 'Counterparty'}</th>
          <th scope="col" className={styles.amount}>Amount</th>
          <th scope="col">Transaction</th>
          <th scope="col">Where we have it from</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.tx_hash} ${row.kind} ${row.position} ${row.asset_contract} ${row.to} ${row.amount_base_units}`}>
            <td data-label="When (UTC)">{formatTime(row.timestamp)}</td>
            {of === undefined ? (
              <td data-label="From">{end(row, row.from)}</td>
            ) : (
              <td data-label="Direction">{direction(row, of)}</td>
            )}
            <td data-label={of === undefined ? 'To' : 'Counterparty'}>
              {end(row, of === undefined || !same(row.to, of) ? row.to : row.from)}
            </td>
            <td data-label="Amount" className={styles.amount}><Amount row={row} /></td>
            <td data-label="Transaction"><TxLink chain={row.chain} hash={row.tx_hash} /></td>
            <td data-label="Where we have it from">{provenance(row)}</td>
          </tr>
        ))}
      </tbody>
    </TableRegion>
  );
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

function direction(row: TransferRow, of: string): string {
  if (same(row.from, of) && same(row.to, of)) return 'to itself';
  return same(row.from, of) ? 'out' : 'in';
}

/** A token that is on no list has no symbol of ours: its own claim about its name or decimals is not repeated. */
function Amount({ row }: { row: TransferRow }) {
  if (row.amount === null || row.asset === null) {
    return (
      <>
        {row.amount_base_units} base units
        <span className={styles.aside}>of a token on no list, contract {row.asset_contract ?? 'unknown'}</span>
      </>
    );
  }
  return (
    <>
      {formatAmount(row.amount, row.asset)}
    </>
  );
}

function provenance(row: TransferRow): string {
  if (row.origin === 'fetched') return `read from a node, block ${row.block}`;
  const state = row.verification === null || row.verification === 'unverified' ? 'not yet checked against a node' : row.verification;
  return `shipped, second hand: ${state}`;
}
