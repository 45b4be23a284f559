import type { TheftsOverTimeRow } from '@/lib/charts/contract';
import { INCIDENT_TIERS } from '@/lib/core/tiers';
import { niceValues } from '@/lib/drawing/nice';
import { theftBars } from '@/lib/drawing/theft-bars';
import { theftBox, theftLabels } from '@/lib/drawing/theft-labels';
import { dayTime, endTime, type TimeWindow } from '@/lib/drawing/time-window';
import { incidentTierLabel } from '@/lib/format/labels';
import { plural } from '@/lib/format/number';
import { hatch, labelsAt, plotIn, stepsIn, timeAxis, valueAxis } from '../axes';
import type { Drawing, LegendItem } from '../canvas';
import type { Ink } from '../ink';
import { element, line } from '../markup';
import { usd, yearsOf } from './scales';

/** Thefts by period, stacked by tier. */
export const theftsOverTime: Drawing<TheftsOverTimeRow> = {
  legend: ({ rows }, { ink }) => tierLegend(rows.map((row) => row.tier), ink),
  span: ({ rows }) => spanOf(rows),
  empty: ({ rows }) => (rows.length === 0 ? 'No theft of the ledger is of this choice.' : undefined),
  aside: ({ rows }) => unmeasured(rows),
  draw({ rows }, canvas) {
    const { ink } = canvas;
    const window = spanOf(rows)!;
    const drawn = theftBars(rows, window);
    const values = niceValues(drawn.highest, stepsIn(canvas));
    const plot = plotIn(canvas, window, values);
    const bars = drawn.bars.map((bar) => {
      const { tier } = bar.row;
      const color = ink.named('theft', tier);
      const wholeYear = bar.row.period === 'year';
      const hatched = isHatched(tier);
      return element('rect', {
        ...theftBox(bar, plot),
        fill: wholeYear ? 'none' : hatched ? `url(#${tier})` : color,
        stroke: wholeYear || hatched ? color : undefined,
        'stroke-dasharray': wholeYear ? '3 3' : undefined,
      });
    });
    const unknown = drawn.unmeasured.map(({ from, to }) =>
      line('?', { x: (plot.x(from) + plot.x(to)) / 2, y: plot.area.y + plot.area.height - 3, 'text-anchor': 'middle', 'font-size': 11, fill: ink('ink-3'), stroke: ink('paper'), 'stroke-width': 3, 'paint-order': 'stroke' }),
    );
    return [tierHatches(ink), valueAxis(plot, ink, values, usd), ...bars, ...unknown, labelsAt(theftLabels(drawn.bars, plot), ink), timeAxis(plot, ink, window)].join('');
  },
};

function spanOf(rows: readonly TheftsOverTimeRow[]): TimeWindow | undefined {
  return yearsOf(rows.map((row) => ({ from: dayTime(row.period_start), to: endTime(row.period_end, 'day') })));
}

/** The tiers that occur, best first. */
export function tierLegend(tiers: readonly string[], ink: Ink): readonly LegendItem[] {
  return INCIDENT_TIERS.filter((tier) => tiers.includes(tier)).map((tier) => ({
    label: incidentTierLabel(tier),
    color: ink.named('theft', tier),
    mark: isHatched(tier) ? 'hatched' : 'square',
  }));
}

/** What is only suspected or disputed looks different from what somebody stated. */
export function isHatched(tier: string): boolean {
  return tier === 'suspected' || tier === 'disputed';
}

export function tierHatches(ink: Ink): string {
  return element('defs', {}, hatch('suspected', ink('theft-suspected'), 45), hatch('disputed', ink('theft-disputed'), -45));
}

/** How many thefts have no height, since nobody knows their amount. */
export function unmeasured(rows: readonly { readonly incidents_without_amount: number }[]): string | undefined {
  const count = rows.reduce((sum, row) => sum + row.incidents_without_amount, 0);
  return count === 0 ? undefined : `${plural(count, 'theft')} without a known amount ${count === 1 ? 'adds' : 'add'} no height: unknown is not zero.`;
}
