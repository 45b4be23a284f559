import { TableRegion } from '@/components/lists/table-region';
import { chainByName } from '@/lib/core/chains';
import type { BalanceRow } from '@/lib/charts/contract';
import { formatTime } from '@/lib/format/date';
import { groupDigits } from '@/lib/format/number';
import styles from './wallets.module.css';

/** What the address held at one block. Not fetched is not zero, and is not shown as it. */
export function Balances({ rows, chain }: { rows: readonly BalanceRow[]; chain: string }) {
  if (rows.length === 0) {
    const known = chainByName(chain);
    const how = known?.evmId === undefined
      ? `balances on ${known?.title ?? chain} can't be read yet.`
      : `no endpoint is configured for ${known.title}, or it has not been asked yet. RPC_URL_${known.evmId} names one.`;
    return <p className={styles.hatched}>Not fetched: {how} Unknown is not zero.</p>;
  }
  return (
    <TableRegion label="Balances" cards>
      <thead>
        <tr>
          <th scope="col">Asset</th>
          <th scope="col" className={styles.amount}>Amount</th>
          <th scope="col">At block</th>
          <th scope="col">Time (UTC)</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.asset_contract ?? row.asset}>
            <th scope="row" data-label="Asset">{row.asset}</th>
            <td data-label="Amount" className={styles.amount}>{groupDigits(row.amount)}</td>
            <td data-label="At block">{row.block}</td>
            <td data-label="Time (UTC)">{formatTime(row.timestamp)}</td>
          </tr>
        ))}
      </tbody>
    </TableRegion>
  );
}
