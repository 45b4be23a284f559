import { TableRegion } from '@/components/lists/table-region';
import { SourceRefs } from '@/components/sources/source-list';
import type { OfficialTotal, SourceRef } from '@/lib/charts/contract';
import { formatUsdShort, plural } from '@/lib/format/number';
import { periodWords } from '@/lib/format/period';
import { formatPartialDate } from '@/lib/format/precision';
import styles from './attributions.module.css';
import { TotalsFrom } from './totals-provenance';

interface TotalsProps {
  readonly totals: readonly OfficialTotal[];
  readonly sources: readonly SourceRef[];
  readonly asOf: string;
}

/** Each published total with ours of the same period and how much of it ours covers. Totals are never added up. */
export function OfficialTotals({ totals, sources, asOf }: TotalsProps) {
  return (
    <>
      <p>
        The lower figure of ours counts thefts that a government or a multilateral body attributes, the higher one all tiers. Coverage is
        ours, of all tiers, as a share of theirs: above 100 % where we count thefts that they don’t. Neither is the truth that the other
        misses, for they count by different rules, and both are lower bounds.
      </p>
      <TotalsFrom totals={totals} asOf={asOf} />
      <TableRegion label="Totals of others beside ours" cards>
        <thead>
          <tr>
            <th scope="col">Period</th>
            <th scope="col">Whose</th>
            <th scope="col" className={styles.amount}>Their total</th>
            <th scope="col" className={styles.amount}>Ours</th>
            <th scope="col" className={styles.amount}>Coverage</th>
            <th scope="col">What to know</th>
          </tr>
        </thead>
        <tbody>
          {[...totals].sort(byPeriod).map((total) => (
            <tr key={`${total.body} ${total.period}`}>
              <td data-label="Period">{periodWords(total.period)}</td>
              <th scope="row" data-label="Whose">
                {total.body}
                <span className={styles.date}>{total.published !== null && formatPartialDate(total.published)}</span>
              </th>
              <td data-label="Their total" className={styles.amount}>
                {formatUsdShort(total.total_usd)}
                {total.incidents !== null && <span className={styles.date}>{plural(total.incidents, 'theft')}</span>}
              </td>
              <Ours total={total} />
              <td data-label="What to know" className={styles.note}>
                {total.access}
                {total.note !== null && <>: {total.note}</>}. <SourceRefs ids={total.sources} sources={sources} />
              </td>
            </tr>
          ))}
        </tbody>
      </TableRegion>
    </>
  );
}

function Ours({ total: { ours, total_usd: theirs } }: { total: OfficialTotal }) {
  if (ours === null || ours.all_usd === null) {
    return (
      <>
        <td data-label="Ours" className={styles.amount}>unknown</td>
        <td data-label="Coverage" className={styles.amount}>unknown</td>
      </>
    );
  }
  const apart = ours.incidents_maybe_outside;
  return (
    <>
      <td data-label="Ours" className={styles.amount}>
        {ours.stated_usd === null ? '' : `${formatUsdShort(ours.stated_usd)} to `}
        {formatUsdShort(ours.all_usd)}
        <span className={styles.date}>
          {plural(ours.incidents, 'theft')}, {ours.incidents_without_amount} without amount{apart > 0 && `; ${apart} more perhaps`}
        </span>
      </td>
      <td data-label="Coverage" className={styles.amount}>{Math.round((100 * Number(ours.all_usd)) / Number(theirs))} %</td>
    </>
  );
}

/** By the year that a period ends in, the latest first; of one year by who says it. */
function byPeriod(a: OfficialTotal, b: OfficialTotal): number {
  const end = ({ period }: OfficialTotal) => period.match(/\d{4}/g)?.at(-1) ?? '';
  return end(b).localeCompare(end(a)) || a.body.localeCompare(b.body);
}
