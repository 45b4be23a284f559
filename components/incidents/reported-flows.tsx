import type { ReportedFlowRow, SourceRef } from '@/lib/charts/contract';
import { SourceRefs } from '@/components/sources/source-list';
import { formatPartialDate } from '@/lib/format/precision';
import { byReporter, ofKind } from './reports';
import { asWritten } from './reports';
import styles from './incidents.module.css';

const KINDS = [
  {
    kind: 'reported',
    title: 'Of the loot',
    note: 'Each reporter is a series of its own. Their figures are snapshots, some cumulative, some overlapping, some in conflict; none is added to another.',
  },
  {
    kind: 'status',
    title: 'Of its status',
    note: 'How much a reporter could still trace, or no longer could, at one moment. A status is not a movement.',
  },
  {
    kind: 'network volume',
    title: 'Of a whole network',
    note: 'What a network moved in all, for everyone who used it. Not the loot alone.',
  },
] as const;

/** What others published about where the loot went, told apart by what kind of statement it is. */
export function ReportedFlows({ rows, sources }: { rows: readonly ReportedFlowRow[]; sources: readonly SourceRef[] }) {
  return KINDS.map(({ kind, title, note }) => {
    const groups = byReporter(ofKind(rows, kind));
    if (groups.length === 0) return null;
    return (
      <section key={kind} className={styles.reports}>
        <h3>{title}</h3>
        <p className={styles.lead}>{note}</p>
        {groups.map(([reporter, statements]) => (
          <details key={reporter} open={rows.length <= 12}>
            <summary>
              <span className={styles.reporter}>{reporter}</span>{' '}
              <span className={styles.aside}>{span(statements)}</span>
            </summary>
            <ul className={styles.statements}>
              {statements.map((row) => (
                <Statement key={row.id} row={row} sources={sources} />
              ))}
            </ul>
          </details>
        ))}
      </section>
    );
  });
}

function Statement({ row, sources }: { row: ReportedFlowRow; sources: readonly SourceRef[] }) {
  return (
    <li>
      <p className={styles.asOf}>{row.as_of === null ? 'undated' : `as of ${formatPartialDate(row.as_of)}`}</p>
      <div>
        <p className={styles.statement}>
          <strong>{row.stage}</strong>
          {row.service !== null && `, ${row.service}`}: {asWritten(row)}
        </p>
        <p className={styles.note}>
          {row.note !== null && <>{row.note} </>}
          {row.publication_date !== null && <>Published {formatPartialDate(row.publication_date)}. </>}
          <SourceRefs ids={row.sources} sources={sources} />
        </p>
      </div>
    </li>
  );
}

function span(statements: readonly ReportedFlowRow[]): string {
  const count = `${statements.length} ${statements.length === 1 ? 'statement' : 'statements'}`;
  const last = statements[0]?.as_of ?? null;
  return last === null ? count : `${count}, the latest as of ${formatPartialDate(last)}`;
}
