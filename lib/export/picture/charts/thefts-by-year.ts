import type { TheftsByYearRow } from '@/lib/charts/contract';
import { INCIDENT_TIERS } from '@/lib/core/tiers';
import { niceValues } from '@/lib/drawing/nice';
import { type TimeWindow } from '@/lib/drawing/time-window';
import { bottomAxis, plotIn, stepsIn, valueAxis } from '../axes';
import type { Drawing } from '../canvas';
import { element, line } from '../markup';
import { widthOf } from '../measure';
import { usd } from './scales';
import { isHatched, tierHatches, tierLegend, unmeasured } from './thefts';

/** Thefts by year, stacked by tier. */
export const theftsByYear: Drawing<TheftsByYearRow> = {
  legend: ({ rows }, { ink }) => tierLegend(rows.map((row) => row.tier), ink),
  span: ({ rows }) => spanOf(rows),
  empty: ({ rows }) => (rows.length === 0 ? 'No theft of the ledger is of this choice.' : undefined),
  aside: ({ rows }) => unmeasured(rows),
  draw({ rows }, canvas) {
    const { ink } = canvas;
    const window = spanOf(rows)!;
    const totals = new Map<number, number>();
    for (const { year, loss_usd: loss } of rows) totals.set(year, (totals.get(year) ?? 0) + Number(loss ?? 0));
    const values = niceValues(Math.max(...totals.values()), stepsIn(canvas));
    const plot = plotIn(canvas, window, values);
    const years = [...totals.keys()].sort((a, b) => a - b);
    const middle = (year: number) => (plot.x(Date.UTC(year, 0, 1)) + plot.x(Date.UTC(year + 1, 0, 1))) / 2;
    const width = Math.min((plot.area.width / ((window.to - window.from) / YEAR)) * 0.72, 90);
    const stacks = years.flatMap((year) => {
      let bottom = 0;
      return INCIDENT_TIERS.flatMap((tier) => {
        const loss = rows.find((row) => row.year === year && row.tier === tier)?.loss_usd ?? null;
        if (loss === null) return [];
        const [low, high] = [bottom, bottom + Number(loss)];
        bottom = high;
        const color = ink.named('theft', tier);
        const box = { x: middle(year) - width / 2, y: plot.y(high), width, height: Math.max(plot.y(low) - plot.y(high), 0.75) };
        return [element('rect', { ...box, fill: isHatched(tier) ? `url(#${tier})` : color, stroke: isHatched(tier) ? color : undefined })];
      });
    });
    const sums = years.map((year) => {
      const total = totals.get(year) ?? 0;
      const known = rows.some((row) => row.year === year && row.loss_usd !== null);
      const text = known ? usd(total) : '?';
      if (widthOf(text, 11.5) > width / 0.72) return '';
      return line(text, { x: middle(year), y: plot.y(total) - 5, 'text-anchor': 'middle', 'font-size': 11.5, fill: ink('ink-2') });
    });
    const ticks = years.map((year) => ({ x: middle(year), label: width < 30 ? `’${String(year).slice(2)}` : String(year) }));
    return [tierHatches(ink), valueAxis(plot, ink, values, usd), ...stacks, ...sums, bottomAxis(plot.area, ink, ticks, 'middle')].join('');
  },
};

const YEAR = 365.25 * 86_400_000;

function spanOf(rows: readonly TheftsByYearRow[]): TimeWindow | undefined {
  const years = rows.map((row) => row.year);
  return rows.length === 0 ? undefined : { from: Date.UTC(Math.min(...years), 0, 1), to: Date.UTC(Math.max(...years) + 1, 0, 1) };
}
