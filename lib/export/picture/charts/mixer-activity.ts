import type { MixerActivityRow } from '@/lib/charts/contract';
import { niceValues } from '@/lib/drawing/nice';
import { DAY, dayTime, type TimeWindow } from '@/lib/drawing/time-window';
import { plotIn, stepsIn, timeAxis, valueAxis } from '../axes';
import type { Drawing } from '../canvas';
import { element } from '../markup';
import { monthsOf, whole } from './scales';

/** Deposits a day into the pool by all its users. */
export const mixerActivity: Drawing<MixerActivityRow> = {
  legend: ({ rows }, { ink }) => [{ label: `${rows[0]?.asset ?? ''} deposited a day, by all users`, color: ink('stage-mixer'), mark: 'square' }],
  span: ({ rows }) => spanOf(rows),
  empty: ({ rows }) => (rows.length === 0 ? 'No day of this series is known.' : undefined),
  aside: () => 'All users of the pool: context, and not the activity of DPRK actors.',
  draw({ rows }, canvas) {
    const { ink } = canvas;
    const window = spanOf(rows)!;
    const values = niceValues(Math.max(...rows.map((row) => Number(row.amount))), stepsIn(canvas));
    const plot = plotIn(canvas, window, values);
    const bars = rows.map(({ date, amount }) => {
      const [left, right] = [plot.x(dayTime(date)), plot.x(dayTime(date) + DAY)];
      const y = plot.y(Number(amount));
      return element('rect', { x: left, y, width: Math.max(right - left - 0.2, 0.5), height: plot.area.y + plot.area.height - y, fill: ink('stage-mixer') });
    });
    return [valueAxis(plot, ink, values, whole), ...bars, timeAxis(plot, ink, window)].join('');
  },
};

function spanOf(rows: readonly MixerActivityRow[]): TimeWindow | undefined {
  return monthsOf(rows.map(({ date }) => ({ from: dayTime(date), to: dayTime(date) + DAY })));
}
