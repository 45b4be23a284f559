'use client';

import Link from '@/components/words/link';
import type { AlertRow, StatusPage } from '@/lib/charts/contract';
import { useStatus, useToldStatus } from '@/lib/client/use-status';
import { alertHeadline, alertSentences } from '@/lib/format/alert';
import { formatTime } from '@/lib/format/date';
import { groupDigits } from '@/lib/format/number';
import styles from './alerts.module.css';

/** The newest alerts of all wallets, as they come. */
export function NewestAlerts({ initial }: { initial: StatusPage }) {
  const { rows, total } = useStatus(initial).alerts;
  return (
    <>
      <AlertLog rows={rows} label="Alerts" linked />
      {rows.length === 0 && <p>None yet. An alert is a final transfer that a rule of the operator watches for.</p>}
      {rows.length > 0 && rows.length < total && <p>The newest, of {groupDigits(String(total))} transfers in all.</p>}
    </>
  );
}

/** The newest alerts of one wallet: those that the server knew, and those that come while the page is open. */
export function WalletAlerts({ chain, address, initial }: { chain: string; address: string; initial: readonly AlertRow[] }) {
  const told = (useToldStatus()?.alerts.rows ?? []).filter((row) => row.chain === chain && row.wallet === address);
  const known = initial.filter(({ id }) => !told.some((row) => row.id === id));
  const rows = [...told, ...known].toSorted((a, b) => (a.raised_at < b.raised_at ? 1 : -1));
  return (
    <>
      <AlertLog rows={rows} label="Alerts of this address" />
      {rows.length === 0 && <p>None: no rule has found a transfer of this address, or nobody watches it.</p>}
    </>
  );
}

/** Always there, so that a screen reader is told of what comes. */
function AlertLog({ rows, label, linked = false }: { rows: readonly AlertRow[]; label: string; linked?: boolean }) {
  return (
    <div role="log" aria-label={label}>
      <ul className={styles.alerts}>
        {rows.map((row) => (
          <Alert key={`${row.id} ${row.wallet}`} row={row} linked={linked} />
        ))}
      </ul>
    </div>
  );
}

function Alert({ row, linked }: { row: AlertRow; linked: boolean }) {
  const [transfer, ...says] = alertSentences(row);
  return (
    <li className={styles.alert}>
      <p className={row.withdrawn_at === null ? styles.transfer : styles.withdrawn}>{transfer}</p>
      <p>{says.join(' ')}</p>
      <p className={styles.quiet}>
        Found {formatTime(row.raised_at)}, final block {groupDigits(String(row.block))}, transaction <code>{row.tx_hash}</code>
        {linked && (
          <>
            {' · '}
            <Link href={`/wallets/${row.chain}/${row.wallet}`} aria-label={`The wallet of: ${alertHeadline(row)}`}>
              the wallet
            </Link>
          </>
        )}
      </p>
    </li>
  );
}
