import Link from 'next/link';
import { SortHeading, TableRegion } from '@/components/lists/table-region';
import { IncidentTierMark } from './tier';
import { chainByName } from '@/lib/core/chains';
import type { IncidentRow } from '@/lib/charts/contract';
import { formatPartialDate } from '@/lib/format/precision';
import { formatUsdShort } from '@/lib/format/number';
import styles from './incidents.module.css';

/** The thefts as a table; on a narrow screen each row is a card. */
export function IncidentTable({ rows, label = 'Thefts', sorting }: {
  rows: readonly IncidentRow[];
  label?: string;
  /** How the rows are sorted now and where the headings lead; without it they are plain. */
  sorting?: { readonly sort: string; readonly hrefOf: (sort: string) => string };
}) {
  const heading = (title: string, name: string, className?: string) =>
    sorting === undefined ? (
      <th scope="col" className={className}>{title}</th>
    ) : (
      <SortHeading title={title} name={name} {...sorting} className={className} />
    );
  return (
    <TableRegion label={label} cards>
      <thead>
        <tr>
          {heading('Date', 'date')}
          {heading('Victim', 'victim')}
          {heading('Loss', 'loss_usd', styles.amount)}
          {heading('How sure', 'tier')}
          <th scope="col">Attributed by</th>
          <th scope="col">Chains</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.slug}>
            <td data-label="Date" className={styles.date}>{formatPartialDate(row.date)}</td>
            <th scope="row" data-label="Victim">
              <Link href={`/incidents/${row.slug}`}>{row.victim}</Link>
            </th>
            <td data-label="Loss" className={styles.amount}>
              {row.loss_usd === null ? <span className={styles.unknown}>unknown</span> : formatUsdShort(row.loss_usd)}
            </td>
            <td data-label="How sure"><IncidentTierMark tier={row.tier} unverified={row.statement_access === 'unverified'} /></td>
            <td data-label="Attributed by" className={styles.who}>{row.attributed_by}</td>
            <td data-label="Chains" className={styles.who}>{chains(row.chains)}</td>
          </tr>
        ))}
      </tbody>
    </TableRegion>
  );
}

const OTHERS: Readonly<Record<string, string>> = {
  heco: 'HECO',
  harmony: 'Harmony',
  loopring: 'Loopring',
  multi: 'several',
  ronin: 'Ronin',
  xrp: 'XRP Ledger',
};

/** The chains by the names that people use; a source may also say only "multi" or "others". */
export function chains(names: readonly string[]): string {
  if (names.length === 0) return 'not stated';
  return names.map((name) => chainByName(name)?.title ?? OTHERS[name] ?? name).join(', ');
}
