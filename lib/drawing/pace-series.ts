import type { TimeToLaunderRow } from '@/lib/charts/contract';
import { stageLabel } from '@/lib/format/labels';

/** The share of one theft that had reached one stage, day by day. */
export interface PaceSeries {
  readonly incident: string;
  readonly stage: string;
  readonly points: readonly { readonly day: number; readonly share: number; readonly row: TimeToLaunderRow }[];
}

/** The computed rows as lines, in the order in which the rows bring them. */
export function paceSeries(rows: readonly TimeToLaunderRow[]): PaceSeries[] {
  const series = new Map<string, { incident: string; stage: string; points: PaceSeries['points'][number][] }>();
  for (const row of rows) {
    if (row.incident === null || row.share === null) continue;
    const key = `${row.incident} ${row.stage}`;
    const one = series.get(key) ?? { incident: row.incident, stage: row.stage, points: [] };
    one.points.push({ day: row.day, share: Number(row.share), row });
    series.set(key, one);
  }
  return [...series.values()];
}

/** The last day that anything of the rows is of, at least ten. */
export function lastDay(rows: readonly TimeToLaunderRow[]): number {
  return rows.reduce((last, row) => Math.max(last, row.last_day), 10);
}

/** A stage of the way or a place where it ends, in words. */
export function paceLabel(stage: string): string {
  return stage === 'swapped' || stage === 'left the first wallet' ? stage : `entered: ${stageLabel(stage)}`;
}
