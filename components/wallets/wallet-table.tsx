import Link from 'next/link';
import { TableRegion } from '@/components/lists/table-region';
import { AccessMark } from '@/components/sources/access';
import { WalletTierMark } from '@/components/wallets/tier';
import { chainByName } from '@/lib/core/chains';
import type { WalletRow } from '@/lib/charts/contract';
import { formatPartialDate } from '@/lib/format/precision';
import styles from './wallets.module.css';

/** Flagged addresses, each written whole: two addresses may agree at both ends. */
export function WalletTable({ rows, label, showIncidents = true }: {
  rows: readonly WalletRow[];
  label: string;
  showIncidents?: boolean;
}) {
  return (
    <TableRegion label={label} cards>
      <thead>
        <tr>
          <th scope="col">Address</th>
          <th scope="col">Chain</th>
          <th scope="col">How sure</th>
          <th scope="col">Flagged by</th>
          <th scope="col">As</th>
          {showIncidents && <th scope="col">Thefts</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.chain} ${row.address}`}>
            <th scope="row" data-label="Address" className={styles.whole}>
              <Link href={`/wallets/${row.chain}/${row.address}`}><code>{row.address}</code></Link>
            </th>
            <td data-label="Chain">{chainByName(row.chain)?.title ?? row.chain}</td>
            <td data-label="How sure"><WalletTierMark tier={row.tier} /></td>
            <td data-label="Flagged by">
              {row.authority}
              <span className={styles.aside}>
                {row.authority_date === null ? 'date not stated' : formatPartialDate(row.authority_date)} <AccessMark access={row.access} />
              </span>
            </td>
            <td data-label="As">{row.label}</td>
            {showIncidents && (
              <td data-label="Thefts">
                {row.incidents.length === 0 ? (
                  <span className={styles.unknown}>none named</span>
                ) : (
                  row.incidents.map((slug) => (
                    <Link key={slug} className={styles.incident} href={`/incidents/${slug}`}>{slug}</Link>
                  ))
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </TableRegion>
  );
}
