import type { EventStudyRow } from '@/lib/charts/contract';
import type { Plot } from '@/lib/drawing/plot';
import { byWindow, changeText, changeValues } from '@/lib/drawing/study-scale';
import { bottomAxis, plotIn, valueAxis } from '../axes';
import type { Drawing } from '../canvas';
import { element, line } from '../markup';

const WINDOWS = [7, 14, 30, 45, 60, 75, 90];

/** The change by the size of the window, before a band of what nine in ten placebo dates show. */
export const eventStudy: Drawing<EventStudyRow> = {
  legend: (_, { ink }) => [
    { label: 'change at the event', color: ink('ink'), mark: 'line' },
    { label: 'median of the placebo dates', color: ink('ink-3'), mark: 'dashed' },
    { label: 'nine in ten placebo dates', color: ink('rule'), mark: 'square' },
  ],
  empty: ({ rows }) => (rows.every((row) => row.change === null) ? 'Too few days of this series are known to compare anything.' : undefined),
  aside: ({ rows: [chosen] }) =>
    chosen === undefined || chosen.placeboPercentile === null ? undefined : `${chosen.window} days on each side: percentile ${chosen.placeboPercentile} among ${chosen.placebos} placebo dates. A change beside an event is not a change by it.`,
  draw({ rows }, canvas) {
    const { ink } = canvas;
    const [chosen] = rows;
    const ordered = byWindow(rows);
    const values = changeValues(ordered);
    const plot = plotIn({ ...canvas, area: { ...canvas.area, height: canvas.area.height - 14 } }, { from: 5, to: 92 }, values);
    const { area } = plot;
    const band = ordered.flatMap(({ window, placeboLow, placeboHigh }) => {
      if (placeboLow === null) return [];
      const top = Math.max(placeboHigh === null ? area.y : plot.y(placeboHigh), area.y);
      return [element('rect', { x: plot.x(window - 0.5), y: top, width: plot.x(window + 0.5) - plot.x(window - 0.5) + 0.5, height: Math.max(plot.y(placeboLow) - top, 0), fill: ink('rule') })];
    });
    const point = chosen === undefined || chosen.change === null ? '' : element('circle', { cx: plot.x(chosen.window), cy: plot.y(chosen.change), r: 5, fill: ink('ink') })
      + line(`${chosen.window} days: ${changeText(chosen.change)}`, { x: plot.x(chosen.window) + 9, y: plot.y(chosen.change) - 9, 'font-size': 13, 'font-weight': 600, fill: ink('ink'), stroke: ink('paper'), 'stroke-width': 4, 'paint-order': 'stroke' });
    return [
      ...band,
      valueAxis(plot, ink, values, changeText),
      element('line', { x1: area.x, x2: area.x + area.width, y1: plot.y(0), y2: plot.y(0), stroke: ink('rule-strong') }),
      path(ordered, plot, ({ placeboMedian }) => placeboMedian, { stroke: ink('ink-3'), 'stroke-width': 1.5, 'stroke-dasharray': '4 3' }),
      path(ordered, plot, ({ change }) => change, { stroke: ink('ink'), 'stroke-width': 2 }),
      point,
      bottomAxis(area, ink, WINDOWS.map((days) => ({ x: plot.x(days), label: String(days) })), 'middle'),
      line('days on each side', { x: area.x + area.width / 2, y: area.y + area.height + 33, 'text-anchor': 'middle', 'font-size': 12, fill: ink('ink-3') }),
    ].join('');
  },
};

/** A line with a gap where nothing is known; a rise beyond the axis ends at its top. */
function path(rows: readonly EventStudyRow[], plot: Plot, of: (row: EventStudyRow) => number | null, look: Readonly<Record<string, string | number>>): string {
  let drawing = false;
  const steps = rows.map((row) => {
    const value = of(row);
    const step = value === null ? '' : `${drawing ? 'L' : 'M'}${plot.x(row.window).toFixed(2)},${Math.max(plot.y(value), plot.area.y).toFixed(2)}`;
    drawing = value !== null;
    return step;
  });
  return element('path', { d: steps.join(''), fill: 'none', ...look });
}
