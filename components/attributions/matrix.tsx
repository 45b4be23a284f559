import { IncidentTierMark } from '@/components/incidents/tier';
import { TableRegion } from '@/components/lists/table-region';
import { AccessMark } from '@/components/sources/access';
import { Quiet } from '@/components/ui/page';
import type { Dataset, PartyAttributionRow } from '@/lib/charts/contract';
import { attributionMatrix, type MatrixTheft } from '@/lib/drawing/attribution-matrix';
import { ACCESS, INCIDENT_TIERS } from '@/lib/core/tiers';
import { incidentTierLabel } from '@/lib/format/labels';
import { formatUsdShort, plural } from '@/lib/format/number';
import { partyName, partyNames } from '@/lib/format/parties';
import { formatPartialDate } from '@/lib/format/precision';
import styles from './attributions.module.css';

/** A row a theft that a government named, a column a government; beneath it the thefts of which no dated statement is held. */
export function AttributionMatrix({ dataset }: { dataset: Dataset<PartyAttributionRow> }) {
  const { parties, thefts, others } = attributionMatrix(dataset.rows);
  const officials = others.flatMap(({ rows }) => rows).filter(({ tier }) => tier === 'official');
  return (
    <div className={styles.matrix} data-drawing="">
      {thefts.length === 0 ? <Quiet>Of none of these thefts a dated statement is held.</Quiet> : (
        <TableRegion label="Thefts by the governments that attributed them" cards>
          <thead>
            <tr>
              <th scope="col">Theft</th>
              <th scope="col">How sure</th>
              {parties.map((party) => <th key={party} scope="col">{partyName(party)}</th>)}
            </tr>
          </thead>
          <tbody>
            {thefts.map((theft) => <Theft key={theft.incident} theft={theft} parties={parties} />)}
          </tbody>
        </TableRegion>
      )}
      {officials.length > 0 && <p>Of {officials.length} more a government is said to have spoken: {officials.map(({ victim }) => victim).join(', ')}.</p>}
      {others.length > 0 && <Others others={others} />}
    </div>
  );
}

function Theft({ theft: { incident, victim, date, tier, cells }, parties }: { theft: MatrixTheft; parties: readonly string[] }) {
  const known = INCIDENT_TIERS.find((one) => one === tier);
  const read = cells.filter((cell) => cell !== undefined).some(({ first_access: access }) => access !== 'unverified');
  return (
    <tr>
      <th scope="row" data-label="Theft">
        <a href={`/incidents/${incident}`}>{victim}</a>
        <span className={styles.date}>{formatPartialDate(date)}</span>
      </th>
      <td data-label="How sure">{known !== undefined && <IncidentTierMark tier={known} unverified={!read} />}</td>
      {cells.map((cell, nth) => (
        <td key={parties[nth]} data-label={partyName(parties[nth] ?? '')}>
          {cell === undefined ? <span className={styles.none}>none</span> : <Statements cell={cell} />}
        </td>
      ))}
    </tr>
  );
}

/** The first statement in full, the later ones in a line each. */
function Statements({ cell }: { cell: PartyAttributionRow }) {
  const access = ACCESS.find((one) => one === cell.first_access);
  const by = cell.jointly_with.length > 0 ? `jointly with ${partyNames(cell.jointly_with)}` : cell.first_body;
  return (
    <ul className={styles.statements}>
      <li>
        <strong className={styles.first}>{formatPartialDate(cell.first_date ?? '')}</strong> {cell.first_form}, {by}
        {cell.stated_usd !== null && <>, {formatUsdShort(cell.stated_usd)}</>} {access !== undefined && <AccessMark access={access} />}
      </li>
      {cell.later.map((text) => <li key={text}>{formatPartialDate(text.slice(0, text.indexOf(' ')))}{text.slice(text.indexOf(' '))}</li>)}
    </ul>
  );
}

function Others({ others }: { others: ReturnType<typeof attributionMatrix>['others'] }) {
  const total = others.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <details>
      <summary>{plural(total, 'theft')} of which no dated statement is held, by who attributes them as the ledger writes it</summary>
      <ul className={styles.others}>
        {others.map(({ party, rows }) => (
          <li key={party}>
            {party} ({[...new Set(rows.map(({ tier }) => incidentTierLabel(tier)))].join(', ')}):{' '}
            {rows.map(({ incident, victim }, nth) => <span key={incident}>{nth > 0 && ', '}<a href={`/incidents/${incident}`}>{victim}</a></span>)}
          </li>
        ))}
      </ul>
    </details>
  );
}
