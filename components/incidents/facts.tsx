import type { AttributionRow, IncidentPage } from '@/lib/charts/contract';
import { IncidentTierMark } from './tier';
import { formatPartialDate } from '@/lib/format/precision';
import { incidentTierMeaning, UNVERIFIED_STATEMENT } from '@/lib/format/meanings';
import { formatUsdShort } from '@/lib/format/number';
import { chains } from './incident-table';
import { LossFrom } from './loss-provenance';
import styles from './incidents.module.css';

/** The theft in four figures, none of them alone: each says whose it is and what it leaves out. */
export function IncidentFacts({ page }: { page: IncidentPage }) {
  const { incident, attributions } = page;
  const unverified = incident.statement_access === 'unverified';
  const stated = attributions.flatMap((row) => (row.stated_amount_usd === null ? [] : [row]));
  return (
    <dl className={styles.facts}>
      <div>
        <dt>Loss</dt>
        <dd>
          <span className={styles.figure}>
            {incident.loss_usd === null ? 'unknown' : formatUsdShort(incident.loss_usd)}
          </span>
          <span className={styles.aside}>
            {incident.loss_usd === null
              ? 'no source that we hold gives an amount; it is not counted as zero'
              : stated.length === 0
                ? `as given by the sources of this row (${incident.attributed_by}), priced at the time of the theft`
                : `our ledger; ${others(stated)}`}
          </span>
          <LossFrom page={page} />
        </dd>
      </div>
      <div>
        <dt>Date of the theft</dt>
        <dd>
          <span className={styles.figure}>{formatPartialDate(incident.date)}</span>
          {incident.date_precision === 'day' && <span className={styles.aside}>UTC or as the source dates it</span>}
          {incident.date_precision !== 'day' && (
            <span className={styles.aside}>our sources give no more than the {incident.date_precision}</span>
          )}
        </dd>
      </div>
      <div>
        <dt>How sure</dt>
        <dd>
          <span className={styles.figureMark}><IncidentTierMark tier={incident.tier} unverified={unverified} /></span>
          <span className={styles.aside}>{unverified ? UNVERIFIED_STATEMENT : incidentTierMeaning(incident.tier)}</span>
        </dd>
      </div>
      <div>
        <dt>Chains</dt>
        <dd>
          <span className={styles.figureText}>{chains(incident.chains)}</span>
          <span className={styles.aside}>
            {incident.wallets === 0 ? 'no flagged wallet is tied to it' : `${incident.wallets} flagged wallets are tied to it`}
          </span>
        </dd>
      </div>
    </dl>
  );
}

const others = (rows: readonly AttributionRow[]) =>
  [...new Set(rows.map((row) => `${row.body} ${formatUsdShort(row.stated_amount_usd ?? '0')}`))].join(', ');
