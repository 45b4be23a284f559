import { Part } from '@/components/lists/page-head';
import { TableRegion } from '@/components/lists/table-region';
import { groupDigits, plural } from '@/lib/format/number';
import { screenResultLabel } from '@/lib/format/screen';
import { SCREEN_RESULTS, type ScreenPage } from '@/lib/screen/types';
import { AnsweredWith } from './answered-with';
import { Findings } from './findings';
import { ResultMark } from './result-mark';
import { RowAddress } from './row-address';
import styles from './screen.module.css';

/** The answer: how many of what, the rows, and what it rests on. */
export function ScreenAnswer({ page: { meta, rows } }: { page: ScreenPage }) {
  const found = SCREEN_RESULTS.filter((result) => meta.results[result] > 0);
  return (
    <Part id="answer" title={`${plural(meta.total, 'address', 'addresses')} screened`}>
      <p className={styles.notice} role="note">{meta.notice}</p>
      <ul className={styles.counts}>
        {found.map((result) => (
          <li key={result}>
            <ResultMark result={result} /> <strong>{groupDigits(String(meta.results[result]))}</strong> {screenResultLabel(result)}
          </li>
        ))}
      </ul>
      {meta.column !== null && <p>Read from the column {meta.column}.</p>}
      {rows.length < meta.total && (
        <p>
          The {groupDigits(String(rows.length))} gravest of {groupDigits(String(meta.total))} are shown; the answer as CSV has all, in the order given.
        </p>
      )}
      <TableRegion label="Answers" cards>
        <thead>
          <tr>
            <th scope="col">Address</th>
            <th scope="col">Result</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              <th scope="row" data-label="Address" className={styles.address}><RowAddress row={row} /></th>
              <td data-label="Result"><ResultMark result={row.result} word /></td>
              <td data-label="Why"><Findings row={row} /></td>
            </tr>
          ))}
        </tbody>
      </TableRegion>
      <AnsweredWith meta={meta} />
    </Part>
  );
}
