import type { LaunderingRow } from '@/lib/charts/contract';
import { DAY, dayTime, endTime, isoDate, type TimeWindow } from './time-window';

/** What a drawing needs of a row; all else is for the table. */
export type DrawnLaundering = Pick<
  LaunderingRow,
  'date' | 'date_precision' | 'incident' | 'origin' | 'reporter' | 'stage' | 'service' | 'asset' | 'amount' | 'usd' | 'transfers'
>;

/** Rows without what no drawing shows: half of what a page would have to send. */
export function drawnLaundering(rows: readonly LaunderingRow[]): DrawnLaundering[] {
  return rows.map(({ date, date_precision, incident, origin, reporter, stage, service, asset, amount, usd, transfers }) => ({
    date, date_precision, incident, origin, reporter, stage, service, asset, amount, usd, transfers,
  }));
}

/** The width of a bar: the day where there is room, else the week or the month. */
export type BinSize = 'day' | 'week' | 'month';

export function binSize(window: TimeWindow, width: number): BinSize {
  const pixels = (width * DAY) / (window.to - window.from);
  return pixels >= 2.5 ? 'day' : pixels * 7 >= 2.5 ? 'week' : 'month';
}

/** What was observed of one incident and stage in one bin. Dollars as floats: for drawing alone. */
export interface ObservedBar {
  readonly key: string;
  readonly incident: string;
  readonly stage: string;
  readonly from: number;
  readonly to: number;
  readonly bottom: number;
  readonly top: number;
  readonly transfers: number;
}

/** Observed rows with a price, stacked by bin. Reports never enter: origins don't add up. */
export function observedBars(rows: readonly DrawnLaundering[], window: TimeWindow, size: BinSize): readonly ObservedBar[] {
  const bins = new Map<string, { from: number; to: number; incident: string; stage: string; usd: number; transfers: number }>();
  for (const row of rows) {
    if (row.origin !== 'observed' || row.usd === null) continue;
    const { from, to } = binOf(dayTime(row.date), size);
    if (to <= window.from || from >= window.to) continue;
    const key = `${from} ${row.incident} ${row.stage}`;
    const bin = bins.get(key) ?? { from, to, incident: row.incident, stage: row.stage, usd: 0, transfers: 0 };
    bin.usd += Number(row.usd);
    bin.transfers += row.transfers ?? 0;
    bins.set(key, bin);
  }
  const tops = new Map<number, number>();
  return [...bins.entries()].map(([key, bin]) => {
    const bottom = tops.get(bin.from) ?? 0;
    const top = bottom + bin.usd;
    tops.set(bin.from, top);
    return { key, incident: bin.incident, stage: bin.stage, from: bin.from, to: bin.to, bottom, top, transfers: bin.transfers };
  });
}

/** The bin that a moment lies in. */
export function binOf(time: number, size: BinSize): TimeWindow {
  if (size === 'day') return { from: time, to: time + DAY };
  if (size === 'week') {
    const monday = time - ((new Date(time).getUTCDay() + 6) % 7) * DAY;
    return { from: monday, to: monday + 7 * DAY };
  }
  const day = new Date(time);
  return { from: Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1), to: Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1) };
}

/** Where somebody has looked: from the first to the last observed day of each incident, joined where they touch. */
export function lookedAt(rows: readonly DrawnLaundering[]): readonly (TimeWindow & { readonly incidents: readonly string[] })[] {
  const spans = new Map<string, { from: number; to: number }>();
  for (const row of rows) {
    if (row.origin !== 'observed') continue;
    const from = dayTime(row.date);
    const to = endTime(row.date, row.date_precision);
    const span = spans.get(row.incident);
    spans.set(row.incident, span === undefined ? { from, to } : { from: Math.min(span.from, from), to: Math.max(span.to, to) });
  }
  const joined: { from: number; to: number; incidents: string[] }[] = [];
  for (const [incident, span] of [...spans].sort((a, b) => a[1].from - b[1].from)) {
    const last = joined.at(-1);
    if (last !== undefined && span.from <= last.to) {
      last.to = Math.max(last.to, span.to);
      last.incidents.push(incident);
    } else joined.push({ ...span, incidents: [incident] });
  }
  return joined;
}

/** The parts of a window that no observation covers. */
export function unlooked(window: TimeWindow, looked: readonly TimeWindow[]): readonly TimeWindow[] {
  const gaps: TimeWindow[] = [];
  let from = window.from;
  for (const span of looked) {
    if (span.to <= window.from || span.from >= window.to) continue;
    if (span.from > from) gaps.push({ from, to: span.from });
    from = Math.max(from, span.to);
  }
  if (from < window.to) gaps.push({ from, to: window.to });
  return gaps;
}

/** The statements of one reporter: a series of its own, never added to another's. */
export interface ReporterSeries {
  readonly reporter: string;
  readonly rows: readonly DrawnLaundering[];
}

/** Reports, optionally of one incident or one reporter, by reporter, the most outspoken first. */
export function reporterSeries(
  rows: readonly DrawnLaundering[],
  choice: { readonly incident?: string; readonly reporter?: string },
): readonly ReporterSeries[] {
  const series = new Map<string, DrawnLaundering[]>();
  for (const row of rows) {
    if (row.origin !== 'reported' || row.reporter === null) continue;
    if (choice.incident !== undefined && row.incident !== choice.incident) continue;
    if (choice.reporter !== undefined && row.reporter !== choice.reporter) continue;
    series.set(row.reporter, [...(series.get(row.reporter) ?? []), row]);
  }
  return [...series]
    .map(([reporter, statements]) => ({ reporter, rows: statements }))
    .sort((a, b) => b.rows.length - a.rows.length || a.reporter.localeCompare(b.reporter));
}

/** The day span of a row in words of ISO dates, for tips. */
export function spanText(bar: TimeWindow): string {
  const last = isoDate(bar.to - DAY);
  const first = isoDate(bar.from);
  return first === last ? first : `${first} to ${last}`;
}
