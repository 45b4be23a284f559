import type { ReportedFlowRow } from '@/lib/charts/contract';

/** The statements of one kind: of the loot (`reported`), of a network's volume, of a status. */
export function ofKind(rows: readonly ReportedFlowRow[], kind: string): ReportedFlowRow[] {
  return rows.filter((row) => row.kind === kind);
}

/** The statements by reporter, newest first in each and among them; the undated come last. */
export function byReporter(rows: readonly ReportedFlowRow[]): [string, ReportedFlowRow[]][] {
  const newestFirst = [...rows].sort((a, b) => compare(b.as_of ?? '', a.as_of ?? ''));
  const groups = new Map<string, ReportedFlowRow[]>();
  for (const row of newestFirst) groups.set(row.reported_by, [...(groups.get(row.reported_by) ?? []), row]);
  return [...groups];
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The figures of a statement as its reporter gave them: nothing converted, nothing added. */
export function asWritten(row: ReportedFlowRow): string {
  const parts = [
    row.amount === null ? row.asset : `${row.amount} ${row.asset ?? ''}`.trim(),
    row.amount_usd === null ? null : `${group(row.amount_usd)} USD`,
    row.share_percent === null ? null : `${row.share_percent} %`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'no figure given' : parts.join(', ');
}

/** Thousands apart for the eye, the digits as they are. */
const group = (digits: string) => digits.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));
