import Link from 'next/link';
import { formatUsd as decimalUsd, parseUsd, sum } from '@/lib/core/money';
import { INCIDENT_TIERS } from '@/lib/core/tiers';
import { IncidentTierMark } from './tier';
import { href, without, type Query } from '@/components/lists/query';
import type { IncidentRow } from '@/lib/charts/contract';
import { formatUsdShort } from '@/lib/format/number';
import styles from './incidents.module.css';

/** What the list counts and leaves out: how many, how many without an amount, and the rest added up. */
export function IncidentSummary({ rows, all }: { rows: readonly IncidentRow[]; all: number }) {
  const known = rows.flatMap((row) => (row.loss_usd === null ? [] : [parseUsd(row.loss_usd)]));
  const missing = rows.length - known.length;
  const counted = rows.length === all ? `${all} incidents` : `${rows.length} of ${all} incidents`;
  return (
    <p className={styles.summary}>
      <strong>
        {counted}
        {missing > 0 && `, ${missing} without an amount`}
      </strong>
      {known.length > 0 && (
        <> · the amounts that are known add up to {formatUsdShort(decimalUsd(sum(known)))}, every tier counted</>
      )}
    </p>
  );
}

/** The legend of the tiers, each with its count and a link to these thefts alone. */
export function TierLegend({ rows, query }: { rows: readonly IncidentRow[]; query: Query }) {
  return (
    <ul className={styles.legend} aria-label="How sure, and how many of each">
      {INCIDENT_TIERS.map((tier) => ({ tier, count: rows.filter((row) => row.tier === tier).length }))
        .filter(({ count }) => count > 0)
        .map(({ tier, count }) => (
          <li key={tier}>
            <Link href={href('/incidents', without(query, 'tier'), { tier })}>
              <IncidentTierMark tier={tier} /> <span className={styles.count}>{count}</span>
            </Link>
          </li>
        ))}
    </ul>
  );
}
