import { TableRegion } from '@/components/lists/table-region';
import { ACCESS } from '@/lib/core/tiers';
import type { ListPage, SourceRow } from '@/lib/charts/contract';
import { accessMeaning } from '@/lib/format/meanings';
import { plural } from '@/lib/format/number';
import { Citation } from './source-list';
import styles from './sources.module.css';

/** How many sources there are, and of how many the primary text was read. */
export function SourceSummary({ page }: { page: ListPage<'sources'> }) {
  const counts = ACCESS.map((access) => [access, page.data.filter((row) => row.access === access).length] as const);
  return (
    <p className={styles.summary}>
      <strong>{plural(page.meta.total, 'source')}</strong>
      {counts.filter(([, count]) => count > 0).map(([access, count]) => ` · ${count} ${access}`)}
    </p>
  );
}

/** The sources with what rests on each. Each row is an anchor that the facts of other pages lead to. */
export function SourceTable({ rows }: { rows: readonly SourceRow[] }) {
  return (
    <TableRegion label="Sources" cards>
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col">Primary text</th>
          <th scope="col" className={styles.rests}>Facts resting on it</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} id={row.id}>
            <th scope="row" data-label="Source" className={styles.cite}>
              <span>
                <Citation source={row} />
                {row.note !== null && <span className={styles.meta}> {row.note}</span>}
              </span>
            </th>
            <td data-label="Primary text">
              {row.access}
              <span className={styles.meta}> {accessMeaning(row.access)}</span>
            </td>
            <td data-label="Facts resting on it" className={styles.rests}>{row.facts}</td>
          </tr>
        ))}
      </tbody>
    </TableRegion>
  );
}
