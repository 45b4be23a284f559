import type { IncidentPage, ReportedFlowRow, TheftTransactionRow } from '@/lib/charts/contract';
import { displayAddress } from '@/lib/core/address';
import { formatUnits, formatUsd } from '@/lib/core/money';
import { isoSeconds } from '@/lib/core/time';
import type { Db } from '@/lib/db/client';
import { findReportedFlows, type ReportedFlow } from '@/lib/db/reported-flows';
import { findTheftTransactions, type TheftTransaction } from '@/lib/db/theft-transactions';
import type { ChartContext } from '../context';
import { flow } from '../flow';
import { LIST_DEFINITIONS as LISTS } from '../lists';
import { readAll, readWhere } from '../lists/read';
import { sourceRefs } from '../source-refs';

/** Transfers on the page; the list has them all. */
const SHOWN = 100;

/** All that the store knows of a theft, or undefined where there is none of that name. */
export async function incidentPage(context: ChartContext, slug: string): Promise<IncidentPage | undefined> {
  const { db } = context;
  const [incident] = (await readWhere(db, LISTS.incidents, [{ field: 'slug', anyOf: [slug] }])).rows;
  if (incident === undefined) return undefined;
  const here = { anyOf: [slug] };
  const attributions = await readAll(db, LISTS.attributions, [{ field: 'incident', ...here }]);
  const wallets = await readAll(db, LISTS.wallets, [{ field: 'incidents', ...here }]);
  const events = await readAll(db, LISTS.timeline, [{ field: 'incidents', ...here }]);
  const theftTransactions = (await findTheftTransactions(db, slug)).map(theftRow);
  const reportedFlows = (await findReportedFlows(db, slug)).map(reportedRow);
  const transfers = await transfersOf(db, slug);
  const cited = [incident, ...attributions, ...wallets, ...theftTransactions, ...reportedFlows].flatMap((row) => row.sources);
  return {
    incident,
    attributions,
    wallets,
    theftTransactions,
    reportedFlows,
    events,
    transfers: { rows: transfers.rows, total: transfers.total },
    hasFlow: (await flow(context, new URLSearchParams({ incident: slug }))).rows.length > 0,
    sources: await sourceRefs(db, [...cited, ...events.flatMap((event) => event.source), ...transfers.sourceIds]),
  };
}

async function transfersOf(db: Db, slug: string) {
  const where = [{ field: 'incident', anyOf: [slug] }, { field: 'listed', anyOf: ['true'] }];
  return readWhere(db, LISTS.transfers, where, { limit: SHOWN });
}

function theftRow(row: TheftTransaction): TheftTransactionRow {
  const { id, incident, role, date, chain, txHash, block, timestamp, from, to, asset, kind, amount, decimals, confidence, note } = row;
  return {
    id,
    incident,
    role,
    date,
    chain,
    tx_hash: txHash,
    block,
    timestamp: timestamp === null ? null : isoSeconds(timestamp),
    from: from === null ? null : displayAddress(chain, from),
    to: to === null ? null : displayAddress(chain, to),
    asset,
    kind,
    amount: amount === null || decimals === null ? null : formatUnits(amount, decimals),
    amount_base_units: amount?.toString() ?? null,
    confidence,
    note,
    sources: row.sourceIds,
  };
}

function reportedRow(row: ReportedFlow): ReportedFlowRow {
  const { id, kind, asOf, stage, service, asset, amount, amountUsdMicros, sharePercent, reportedBy, publicationDate, note } = row;
  return {
    id,
    kind,
    as_of: asOf,
    stage,
    service,
    asset,
    amount,
    amount_usd: amountUsdMicros === null ? null : formatUsd(amountUsdMicros),
    share_percent: sharePercent,
    reported_by: reportedBy,
    publication_date: publicationDate,
    note,
    sources: row.sourceIds,
  };
}
