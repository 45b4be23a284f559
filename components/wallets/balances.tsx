import { TableRegion } from '@/components/lists/table-region';
import { chainByName } from '@/lib/core/chains';
import type { BalanceRow } from '@/lib/charts/contract';
import { formatUnits } from '@/lib/core/money';
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
          <th scope="col">Do the transfers add up to it?</th>
          <th scope="col">At block</th>
          <th scope="col">Time (UTC)</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.asset_contract ?? row.asset}>
            <th scope="row" data-label="Asset">{row.asset}</th>
            <td data-label="Amount" className={styles.amount}>{groupDigits(row.amount)}</td>
            <td data-label="Do the transfers add up to it?">{explained(row)}</td>
            <td data-label="At block">{row.block}</td>
            <td data-label="Time (UTC)">{formatTime(row.timestamp)}</td>
          </tr>
        ))}
      </tbody>
    </TableRegion>
  );
}

/** What the comparison of a balance with the transfers says, and what it can't tell apart. */
export function explained({ asset, asset_contract: contract, decimals, unexplained_base_units: units }: BalanceRow): string {
  if (units === null) return 'Not known: not all of its transfers were read.';
  const difference = BigInt(units);
  if (difference === 0n) return 'Yes, to the last unit.';
  const amount = `${groupDigits(formatUnits(difference < 0n ? -difference : difference, decimals))} ${asset}`;
  if (contract !== null) {
    return `${amount} ${difference < 0n ? 'less' : 'more'} than they come to: a token that changes balances by itself, or transfers that were not seen.`;
  }
  return difference < 0n
    ? `${amount} less than they come to: fees, or transfers that were not seen.`
    : `${amount} more than they come to: rewards of blocks, what it held before the first block that was read, or transfers that were not seen.`;
}
