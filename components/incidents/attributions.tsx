import type { AttributionRow, SourceRef } from '@/lib/charts/contract';
import { AccessMark } from '@/components/sources/access';
import { SourceRefs } from '@/components/sources/source-list';
import { formatPartialDate } from '@/lib/format/precision';
import { formatUsdShort } from '@/lib/format/number';
import { partyNames } from '@/lib/format/parties';
import styles from './incidents.module.css';

/** Who said that the DPRK did it, party by party, in which form; or plainly that no government has. */
export function Attributions({ rows, attributedBy, sources }: {
  rows: readonly AttributionRow[];
  attributedBy: string;
  sources: readonly SourceRef[];
}) {
  if (rows.length === 0) {
    return (
      <p>
        We hold no statement by a government that names this theft. The attribution on this page is by: {attributedBy}.
      </p>
    );
  }
  return (
    <ol className={styles.attributions}>
      {rows.map((row) => (
        <li key={row.id}>
          <p className={styles.party}>
            {partyNames(row.parties)}
            {row.parties.length > 1 && <span className={styles.joint}> jointly</span>}
          </p>
          <div>
            <p className={styles.statement}>
              <strong>{row.body}</strong>, {row.form}, {formatPartialDate(row.date)} <AccessMark access={row.access} />
            </p>
            <p>
              {row.stated_amount_usd === null
                ? 'States no amount.'
                : `States a loss of ${formatUsdShort(row.stated_amount_usd)}.`}{' '}
              {row.note !== null && <>{sentence(row.note)} </>}
              <SourceRefs ids={row.sources} sources={sources} />
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

const sentence = (note: string) => note.charAt(0).toUpperCase() + note.slice(1) + (/[.!?]$/.test(note) ? '' : '.');
