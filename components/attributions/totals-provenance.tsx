import Link from 'next/link';
import { Provenance } from '@/components/ui/provenance';
import type { OfficialTotal } from '@/lib/charts/contract';
import { formatDate } from '@/lib/format/date';
import { plural } from '@/lib/format/number';

/** Where our ledger's totals beside those of others are from. */
export function TotalsFrom({ totals, asOf }: { totals: readonly OfficialTotal[]; asOf: string }) {
  const unread = totals.filter(({ ours }) => ours === null).length;
  const unmeasured = totals.reduce((sum, { ours }) => sum + (ours?.incidents_without_amount ?? 0), 0);
  return (
    <Provenance
      of="our ledger's totals"
      how={<>For each period the sum of the losses of the thefts that certainly lie in it, in dollars at the time of each theft. <a href="/methodology#thefts-over-time">Method</a></>}
      transactions={<Link href="/ledger?list=incidents&sort=-loss_usd">The thefts, each with its transactions where they are known</Link>}
      documents="Theirs: the sources in each row. Ours: those of each theft, on its page."
      asOf={formatDate(asOf)}
      missing={`Thefts without an amount, ${unmeasured} over all periods, which overlap; thefts dated too coarsely, counted apart${unread === 0 ? '' : `; ${plural(unread, 'period')} that can't be read as days`}.`}
    />
  );
}
