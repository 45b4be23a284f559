import type { TheftsOverTimeRow } from '@/lib/charts/contract';
import { INCIDENT_TIERS } from '@/lib/core/tiers';
import { DAY, dayTime, type TimeWindow } from './time-window';

/** One tier of one period, stacked on the better tiers of the same period. Dollars as floats: for drawing alone. */
export interface TheftBar {
  readonly key: string;
  readonly row: TheftsOverTimeRow;
  readonly from: number;
  readonly to: number;
  readonly bottom: number;
  readonly top: number;
}

/** A period with no amount known for at least one of its incidents: drawn as a mark, never as a bar of zero. */
export interface Unmeasured {
  readonly key: string;
  readonly row: TheftsOverTimeRow;
  readonly from: number;
  readonly to: number;
}

export interface TheftBars {
  readonly bars: readonly TheftBar[];
  readonly unmeasured: readonly Unmeasured[];
  readonly highest: number;
}

/** Stacks by period, best tier at the bottom; a period dated by its year alone is a stack of its own. */
export function theftBars(rows: readonly TheftsOverTimeRow[], window: TimeWindow): TheftBars {
  const order = new Map<string, number>(INCIDENT_TIERS.map((tier, i) => [tier, i]));
  const sorted = [...rows].sort((a, b) => (order.get(a.tier) ?? 99) - (order.get(b.tier) ?? 99));
  const tops = new Map<string, number>();
  const bars: TheftBar[] = [];
  const unmeasured: Unmeasured[] = [];
  for (const row of sorted) {
    const span = { from: dayTime(row.period_start), to: dayTime(row.period_end) + DAY };
    if (span.to <= window.from || span.from >= window.to) continue;
    const period = `${row.period_start} ${row.period}`;
    const key = `${period} ${row.tier}`;
    if (row.incidents_without_amount > 0) unmeasured.push({ key, row, ...span });
    if (row.loss_usd === null) continue;
    const bottom = tops.get(period) ?? 0;
    const top = bottom + Number(row.loss_usd);
    tops.set(period, top);
    bars.push({ key, row, ...span, bottom, top });
  }
  return { bars, unmeasured, highest: Math.max(0, ...tops.values()) };
}

/** Where a click on a bar leads: its one incident, else the list of its period. */
export function theftLink(row: TheftsOverTimeRow): string {
  const [only, ...others] = row.slugs;
  if (only !== undefined && others.length === 0) return `/incidents/${only}`;
  return `/incidents?since=${row.period_start}&until=${row.period_end}`;
}
