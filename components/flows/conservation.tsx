import type { TraceView } from '@/lib/charts/contract';
import { chainByName } from '@/lib/core/chains';
import { formatUsdExact, groupDigits } from '@/lib/format/number';
import styles from './flows.module.css';

/** That nothing was lost or made on the way, in dollars and in base units of each asset; or that something was. */
export function Conservation({ view }: { view: TraceView }) {
  const { totals, balances, invariant_holds: holds } = view;
  if (holds === null) {
    return <p className={styles.sum}>Poison adds up to nothing: it says which addresses stolen money may have touched, and the figures above are no sums of money.</p>;
  }
  if (!holds) {
    return (
      <div className={styles.broken} role="alert">
        <p>
          <strong>These figures do not add up.</strong> What was stolen is not what ended, is held, is at the frontier and was paid as
          fees. That is a fault of the tracer, not of the record: do not use them, and report the incident and the method.
        </p>
        <Balances view={view} open />
      </div>
    );
  }
  const sums = totals.stolen === null ? view.at_least : totals;
  const parts = ([['ended', 'came to an end'], ['held', 'held'], ['frontier', 'at the frontier'], ['fees', 'fees']] as const).flatMap(([part, words]) => {
    const usd = sums[part];
    return usd === null ? [] : [`${formatUsdExact(usd)} ${words}`];
  });
  return (
    <div className={styles.sum}>
      <p>
        {sums.stolen !== null && (
          <>
            {totals.stolen === null && 'Of what has a price at the time of the theft: '}
            {formatUsdExact(sums.stolen)} stolen = {parts.join(' + ')}.{' '}
          </>
        )}
        Checked to the last unit of {balances.length === 1 ? 'the asset' : `each of the ${balances.length} assets`}.
      </p>
      <Balances view={view} />
    </div>
  );
}

function Balances({ view, open = false }: { view: TraceView; open?: boolean }) {
  return (
    <details open={open}>
      <summary>The check, in base units</summary>
      <ul className={styles.balances}>
        {view.balances.map((row) => (
          <li key={`${row.chain} ${row.asset}`}>
            <strong>{row.asset}</strong> on {chainByName(row.chain)?.title ?? row.chain}: {groupDigits(row.stolen)} stolen
            {row.swapped_in !== '0' && ` + ${groupDigits(row.swapped_in)} exchanged into it`}
            {row.swapped_out !== '0' && ` − ${groupDigits(row.swapped_out)} exchanged out of it`} {isBalanced(row) ? '=' : '≠'} {groupDigits(row.accounted)} accounted for
          </li>
        ))}
      </ul>
    </details>
  );
}

function isBalanced({ stolen, swapped_in: into, swapped_out: out, accounted }: TraceView['balances'][number]): boolean {
  return BigInt(stolen) + BigInt(into) - BigInt(out) === BigInt(accounted);
}
