import type { TraceView } from '@/lib/charts/contract';
import { Table } from '@/components/ui/table';
import { AddressLink } from '@/components/wallets/links';
import { chainByName } from '@/lib/core/chains';
import { formatAmount, groupDigits, plural } from '@/lib/format/number';
import styles from '../flows.module.css';

const MOST = 50;

/** What the trace had to assume: balances from before the record begins. */
export function Assumed({ rows }: { rows: TraceView['assumed'] }) {
  if (rows.length === 0) return <p>Nothing: no address sent more than the record shows it to have received.</p>;
  return (
    <details className={styles.rule}>
      <summary>{plural(rows.length, 'balance')} assumed</summary>
      <p className={styles.note}>
        These addresses sent more than they are seen to receive. The difference must have been there before; it is taken for clean and for
        their oldest money.{rows.length > MOST && ` The first ${MOST} of ${groupDigits(String(rows.length))}; the JSON has all.`}
      </p>
      <Table
        label="Assumed balances"
        rows={rows.slice(0, MOST)}
        rowKey={(row) => `${row.chain} ${row.address} ${row.asset}`}
        columns={[
          { key: 'address', title: 'Address', heading: true, cell: (row) => <AddressLink chain={row.chain} address={row.address} /> },
          { key: 'chain', title: 'Chain', cell: (row) => chainByName(row.chain)?.title ?? row.chain },
          { key: 'amount', title: 'Assumed', numeric: true, cell: (row) => formatAmount(row.amount, row.asset) },
        ]}
      />
    </details>
  );
}

/** Addresses that sources label differently: which label was used decides whether a trace stops there. */
export function Contradictions({ rows }: { rows: TraceView['contradictions'] }) {
  if (rows.length === 0) return <p>None: no address on the way has two labels.</p>;
  return (
    <ul className={styles.evidence}>
      {rows.map((row) => (
        <li key={`${row.chain} ${row.address}`}>
          <AddressLink chain={row.chain} address={row.address} /> is labelled {row.labels.join(' and ')}
        </li>
      ))}
    </ul>
  );
}
