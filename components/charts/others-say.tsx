import Link from 'next/link';
import type { OfficialTotal } from '@/lib/charts/contract';
import { formatUsdShort } from '@/lib/format/number';
import { periodWords } from '@/lib/format/period';

/** The United Nations, the multilateral team and vendors, in this order. */
const WHO = [/^UN /, /^MSMT$/, /^Chainalysis$/] as const;

/** The widest total of each kind of source, with what our ledger has for the same period: only those two compare. */
export function OthersSay({ totals }: { totals: readonly OfficialTotal[] }) {
  const said = WHO.flatMap((of) => widest(totals.filter(({ body }) => of.test(body))) ?? []);
  if (said.length === 0) return null;
  return (
    <>
      {said.map((total) => (
        <span key={`${total.body} ${total.period}`} style={{ display: 'block' }}>
          {total.body}: {formatUsdShort(total.total_usd)} in {periodWords(total.period)}
          {total.ours !== null && total.ours.all_usd !== null && <>; ours for that time {formatUsdShort(total.ours.all_usd)}</>}
        </span>
      ))}
      <Link href="/attributions#totals">All totals beside ours</Link>
    </>
  );
}

function widest(totals: readonly OfficialTotal[]): OfficialTotal | undefined {
  return [...totals].sort((a, b) => Number(b.total_usd) - Number(a.total_usd))[0];
}
