import type { LaunderingRow } from '@/lib/charts/contract';
import { formatUsd } from '@/lib/core/money';
import { parsePartialDate } from '@/lib/core/time';
import type { ReportedFlow } from '@/lib/db/reported-flows';

/** Statements about the loot itself; volumes of whole networks and mere statuses are other things. */
export function isStatement(flow: ReportedFlow): boolean {
  return flow.kind === 'reported';
}

/** The date that a statement stands for: as of when, else the end of its period, else its publication. */
export function dateOf(flow: ReportedFlow): string | null {
  return flow.asOf ?? flow.periodEnd ?? flow.publicationDate;
}

/** One statement of one reporter, its amounts as written. */
export function reportedRow(flow: ReportedFlow, date: string): LaunderingRow {
  return {
    date,
    date_precision: parsePartialDate(date).precision,
    incident: flow.incident,
    origin: 'reported',
    reporter: flow.reportedBy,
    stage: flow.stage,
    service: flow.service,
    chain: null,
    asset: flow.asset,
    amount: flow.amount,
    amount_base_units: null,
    usd: flow.amountUsdMicros === null ? null : formatUsd(flow.amountUsdMicros),
    price_source: null,
    transfers: null,
    basis: 'statement',
    source: flow.sourceIds.join(';'),
  };
}
