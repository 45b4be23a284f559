import type { Plot } from '@/lib/drawing/plot';
import type { Box } from '@/lib/drawing/place-labels';
import { type TimeWindow, timeTicks } from '@/lib/drawing/time-window';
import type { Canvas } from './canvas';
import type { Ink } from './ink';
import { element, line } from './markup';

/** Room that the axes of a chart take above and beneath. */
const [TOP, BOTTOM] = [14, 22];
/** A picture for a telephone or a column. */
const NARROW = 520;

export function isNarrow({ area }: Pick<Canvas, 'area'>): boolean {
  return area.width < NARROW;
}

/** Room at the left for the values, and on a wide picture for the names of the kinds of events beneath them. */
export function leftRoom(canvas: Pick<Canvas, 'area'>): number {
  return isNarrow(canvas) ? 52 : 88;
}

/** How many steps a value axis has room for. */
export function stepsIn({ area }: Pick<Canvas, 'area'>): number {
  return Math.min(4, Math.max(1, Math.floor((area.height - TOP - BOTTOM) / 40)));
}

/** The scales of a plot within a canvas, its axes aside. */
export function plotIn({ area }: Pick<Canvas, 'area'>, window: TimeWindow, values: readonly number[]): Plot {
  const left = leftRoom({ area });
  const box = { x: area.x + left, y: area.y + TOP, width: area.width - left, height: area.height - TOP - BOTTOM };
  const [lowest, highest] = [values[0] ?? 0, values.at(-1) ?? 1];
  return {
    area: box,
    x: (time) => box.x + ((time - window.from) / (window.to - window.from)) * box.width,
    y: (value) => box.y + box.height * (1 - (value - lowest) / (highest - lowest)),
  };
}

/** Lines of the grid with their values. */
export function valueAxis(plot: Plot, ink: Ink, values: readonly number[], format: (value: number) => string): string {
  const { area } = plot;
  return values
    .map((value) => {
      const y = plot.y(value);
      return (
        element('line', { x1: area.x, x2: area.x + area.width, y1: y, y2: y, stroke: ink('grid') }) +
        line(format(value), { x: area.x - 8, y: y + 4, 'text-anchor': 'end', 'font-size': 12, fill: ink('ink-3') })
      );
    })
    .join('');
}

/** The rule beneath a plot with marks at places of it. */
export function bottomAxis(area: Box, ink: Ink, ticks: readonly { readonly x: number; readonly label: string }[], anchor: 'start' | 'middle'): string {
  const bottom = area.y + area.height;
  return (
    element('line', { x1: area.x, x2: area.x + area.width, y1: bottom, y2: bottom, stroke: ink('rule-strong') }) +
    ticks
      .map(
        ({ x, label }) =>
          element('line', { x1: x, x2: x, y1: bottom, y2: bottom + 5, stroke: ink('rule-strong') }) +
          line(label, { x: anchor === 'start' ? x + 3 : x, y: bottom + 17, 'text-anchor': anchor, 'font-size': 12, fill: ink('ink-3') }),
      )
      .join('')
  );
}

/** The time axis of a plot. */
export function timeAxis(plot: Plot, ink: Ink, window: TimeWindow): string {
  const ticks = timeTicks(window, plot.area.width, 64).map(({ time, label }) => ({ x: plot.x(time), label }));
  return bottomAxis(plot.area, ink, ticks, 'start');
}

/** Slanted lines for what is only suspected or disputed, or for where nobody has looked. */
export function hatch(id: string, color: string, angle: number, gap = 5): string {
  return element(
    'pattern',
    { id, width: gap, height: gap, patternUnits: 'userSpaceOnUse', patternTransform: `rotate(${angle})` },
    element('line', { x1: 0, y1: 0, x2: 0, y2: gap, stroke: color, 'stroke-width': 1.4 }),
  );
}

/** Labels where they were placed. */
export function labelsAt(placed: readonly { readonly text: string; readonly box: Box }[], ink: Ink): string {
  return placed.map(({ text, box }) => line(text, { x: box.x + 2, y: box.y + 11, 'font-size': 12, fill: ink('ink-2'), stroke: ink('paper'), 'stroke-width': 3, 'paint-order': 'stroke' })).join('');
}
