import { Provenance } from '@/components/ui/provenance';
import type { ReportedFlowRow } from '@/lib/charts/contract';
import { plural } from '@/lib/format/number';
import { formatPartialDate } from '@/lib/format/precision';

/** Where the statements about a laundering are from. */
export function ReportedFrom({ rows }: { rows: readonly ReportedFlowRow[] }) {
  const dates = rows.flatMap(({ as_of: date }) => date ?? []).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  const silent = rows.filter((row) => row.amount === null && row.amount_usd === null && row.share_percent === null).length;
  return (
    <Provenance
      of="reported laundering"
      how={<>Not computed: each statement as its reporter wrote it, none added to another. <a href="/methodology#laundering-over-time">Method</a></>}
      transactions="The statements name hardly any. What was observed on chain stands apart, with its transactions."
      documents={<><a href="#sources">{plural(new Set(rows.flatMap((row) => row.sources)).size, 'source')}</a>; each statement names its own</>}
      asOf={first === undefined || last === undefined ? 'no date is stated' : `${formatPartialDate(first)} to ${formatPartialDate(last)}, each statement of its own day`}
      missing={`${plural(silent, 'statement has', 'statements have')} no amount, ${dates.length === rows.length ? 'none lacks' : `${rows.length - dates.length} lack`} a date; what nobody has published.`}
    />
  );
}
