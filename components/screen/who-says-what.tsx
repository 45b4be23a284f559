import { walletTierLabel } from '@/lib/format/labels';
import { formatPartialDate } from '@/lib/format/precision';
import { saysLabel } from '@/lib/format/screen';
import type { Claim } from '@/lib/screen/types';
import styles from './screen.module.css';

/** All that is said of an address where it is more than one thing; open where the sources disagree. */
export function WhoSaysWhat({ claims, conflict }: { claims: readonly Claim[]; conflict: boolean }) {
  const more = claims.length > 1 || claims.some(({ until, distrusted }) => until !== null || distrusted !== null);
  if (!more) return null;
  return (
    <details open={conflict} className={styles.said}>
      <summary>{conflict ? 'Sources disagree' : 'Who says what'}</summary>
      <SaidList claims={claims} />
    </details>
  );
}

/** Each source with what it says and in which circumstances. */
export function SaidList({ claims }: { claims: readonly Claim[] }) {
  return (
    <ul>
      {claims.map((claim, i) => (
        <li key={i}>
          <strong>{claim.source}</strong>: {claim.entity}, {saysLabel(claim.says)}
          <span className={styles.aside}>{circumstances(claim).join('; ')}</span>
        </li>
      ))}
    </ul>
  );
}

function circumstances({ tier, date, category, until, distrusted }: Claim): string[] {
  return [
    tier === null ? null : walletTierLabel(tier),
    date === null ? null : `since ${formatPartialDate(date)}`,
    category,
    until === null ? null : `no more on the list since ${formatPartialDate(until)}`,
    distrusted === null ? null : `not believed: ${distrusted}`,
  ].filter((one) => one !== null);
}
