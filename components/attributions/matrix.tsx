import Link from 'next/link';
import { IncidentTierMark } from '@/components/incidents/tier';
import { TableRegion } from '@/components/lists/table-region';
import { AccessMark } from '@/components/sources/access';
import type { AttributionRow, IncidentRow } from '@/lib/charts/contract';
import { formatUsdShort } from '@/lib/format/number';
import { partyName } from '@/lib/format/parties';
import { formatPartialDate } from '@/lib/format/precision';
import styles from './attributions.module.css';

const PARTIES = ['US', 'ROK', 'JP'] as const;

interface MatrixProps {
  readonly rows: readonly AttributionRow[];
  readonly incidents: readonly IncidentRow[];
}

/** A row a theft that a government named, a column a government; an empty cell is a statement that we don't hold. */
export function AttributionMatrix({ rows, incidents }: MatrixProps) {
  const named = incidents.filter(({ slug }) => rows.some((row) => row.incident === slug)).reverse();
  const official = incidents.filter(({ tier, slug }) => tier === 'official' && !named.some((one) => one.slug === slug));
  return (
    <>
      <p>
        {named.length} of {incidents.length} thefts have a statement of a government that we hold. For the others an attribution, where there
        is one, is by a body or firm that is no government, or we hold no text of it: an empty cell means that we know of no statement, not
        that a government denies anything.
        {official.length > 0 && <> Of {official.length} more a government is said to have spoken: {official.map(({ victim }) => victim).join(', ')}.</>}
      </p>
      <TableRegion label="Thefts by the governments that attributed them" cards>
        <thead>
          <tr>
            <th scope="col">Theft</th>
            <th scope="col">How sure</th>
            {PARTIES.map((party) => <th key={party} scope="col">{partyName(party)}</th>)}
          </tr>
        </thead>
        <tbody>
          {named.map((incident) => (
            <tr key={incident.slug}>
              <th scope="row" data-label="Theft">
                <Link href={`/incidents/${incident.slug}`}>{incident.victim}</Link>
                <span className={styles.date}>{formatPartialDate(incident.date)}</span>
              </th>
              <td data-label="How sure"><IncidentTierMark tier={incident.tier} unverified={incident.statement_access === 'unverified'} /></td>
              {PARTIES.map((party) => (
                <td key={party} data-label={partyName(party)}>
                  <Statements rows={rows.filter((row) => row.incident === incident.slug && row.parties.includes(party))} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableRegion>
    </>
  );
}

function Statements({ rows }: { rows: readonly AttributionRow[] }) {
  if (rows.length === 0) return <span className={styles.none}>none held</span>;
  return (
    <ul className={styles.statements}>
      {rows.map((row) => (
        <li key={row.id}>
          {row.parties.length > 1 ? <strong>jointly</strong> : row.body}, {row.form}, {formatPartialDate(row.date)}
          {row.stated_amount_usd !== null && <>, {formatUsdShort(row.stated_amount_usd)}</>} <AccessMark access={row.access} />
        </li>
      ))}
    </ul>
  );
}
