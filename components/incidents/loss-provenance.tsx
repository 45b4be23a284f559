import { SourceRefs } from '@/components/sources/source-list';
import { Provenance } from '@/components/ui/provenance';
import type { AttributionRow, IncidentPage } from '@/lib/charts/contract';
import { formatUsdExact, plural } from '@/lib/format/number';
import { formatPartialDate } from '@/lib/format/precision';

/** Where the loss of a theft is from: it is stated by others, not computed here. */
export function LossFrom({ page: { incident, attributions, theftTransactions, sources } }: { page: IncidentPage }) {
  const sure = theftTransactions.filter(({ confidence }) => confidence === 'high').length;
  const { loss_usd: loss, attribution_date: date } = incident;
  return (
    <Provenance
      of="loss"
      how={loss === null ? 'Not computed: no source that we hold states an amount.' : <>Not computed: {formatUsdExact(loss)} as stated, in dollars of the time of the theft. {others(attributions)} <a href="/methodology#thefts-over-time">Method</a></>}
      transactions={sure === 0 ? 'None is known for sure.' : <a href="#transactions">{plural(sure, 'transaction')} that took the funds</a>}
      documents={<SourceRefs ids={incident.sources} sources={sources} />}
      asOf={date === null ? 'a date that the sources do not state' : formatPartialDate(date)}
      missing={loss === null ? 'The amount: it is counted as unknown, not as zero.' : 'What was taken and nobody has told of, and what the coins were worth later.'}
    />
  );
}

function others(rows: readonly AttributionRow[]): string {
  const stated = rows.flatMap(({ body, stated_amount_usd: usd }) => (usd === null ? [] : [`${body} states ${formatUsdExact(usd)}`]));
  return stated.length === 0 ? '' : `${[...new Set(stated)].join('; ')}.`;
}
