'use client';

import { TableRegion } from '@/components/lists/table-region';
import { Unknown } from '@/components/ui/table';
import type { EndpointRow, StatusPage } from '@/lib/charts/contract';
import { useStatus } from '@/lib/client/use-status';
import { formatTime } from '@/lib/format/date';
import styles from './status.module.css';
import { chainTitle, count } from './words';

/** How each endpoint did, by its host. What it answered wrongly stays on the record. */
export function Endpoints({ initial }: { initial: StatusPage }) {
  const { endpoints } = useStatus(initial);
  if (endpoints.length === 0) return <p className={styles.unlooked}>No endpoint has been asked yet.</p>;
  return (
    <TableRegion label="Endpoints" cards>
      <thead>
        <tr>
          <th scope="col">Chain</th>
          <th scope="col">Host</th>
          <th scope="col" className={styles.number}>Answers</th>
          <th scope="col" className={styles.number}>Failures</th>
          <th scope="col" className={styles.number}>Latency</th>
          <th scope="col" className={styles.number}>Rate</th>
          <th scope="col">Answers discarded as false</th>
        </tr>
      </thead>
      <tbody>
        {endpoints.map((row) => (
          <tr key={`${row.chain} ${row.host}`}>
            <td data-label="Chain">{chainTitle(row.chain)}</td>
            <th scope="row">{row.host}</th>
            <td data-label="Answers" className={styles.number}>{count(row.answered)}</td>
            <td data-label="Failures" className={styles.number}>{count(row.failed)}</td>
            <td data-label="Latency" className={styles.number}>
              {row.latency_ms === null ? <Unknown /> : `${count(row.latency_ms)} ms`}
            </td>
            <td data-label="Rate" className={styles.number}>{row.rate === null ? 'no limit met' : `${count(row.rate)} a second`}</td>
            <td data-label="Discarded"><Discarded row={row} /></td>
          </tr>
        ))}
      </tbody>
    </TableRegion>
  );
}

function Discarded({ row }: { row: EndpointRow }) {
  if (row.last_discard === null) return count(row.discarded);
  return (
    <span className={styles.reason}>
      <span className={row.discarded > 0 ? styles.failed : undefined}>{count(row.discarded)}</span>
      <span className={styles.quiet}>
        {' '}the last{row.last_discard_at !== null && `, ${formatTime(row.last_discard_at)}`}: {row.last_discard}
      </span>
    </span>
  );
}
