import type { TimeToLaunderRow } from '@/lib/charts/contract';
import { lastDay, paceLabel, type PaceSeries, paceSeries } from '@/lib/drawing/pace-series';
import { niceValues } from '@/lib/drawing/nice';
import { stageGroup } from '@/lib/drawing/stages';
import { bottomAxis, hatch, plotIn, valueAxis } from '../axes';
import type { Drawing } from '../canvas';
import type { Ink } from '../ink';
import { element, line } from '../markup';
import { fitted } from '../measure';
import { percent } from './scales';

const SHARES = [0, 0.25, 0.5, 0.75, 1];
/** One theft from the other. */
const DASHES = [undefined, '6 3', '2 3', '8 3 2 3'];

/** How much of a theft had reached a stage by which day, before the cycle that is reported. */
export const timeToLaunder: Drawing<TimeToLaunderRow> = {
  legend: ({ rows }, { ink, names }) =>
    paceSeries(rows).map(({ incident, stage }) => ({
      label: `${names[incident] ?? incident}: ${paceLabel(stage)}`,
      color: colorOf(stage, ink),
      mark: dashOf(rows, incident) === undefined ? 'line' : 'dashed',
    })),
  empty: ({ rows }) => (rows.length === 0 ? 'Nothing is computed or reported of this yet.' : undefined),
  aside: ({ rows }) => (rows.some((row) => row.origin === 'reported') ? 'Hatched: reported of thefts in general, with no amounts. Lines: computed from stored transfers; the two are never added.' : undefined),
  draw({ rows }, canvas) {
    const { ink } = canvas;
    const last = lastDay(rows) + 1;
    const plot = plotIn({ ...canvas, area: { ...canvas.area, height: canvas.area.height - 14 } }, { from: 0, to: last }, SHARES);
    const { area } = plot;
    const waves = rows
      .filter((row) => row.origin === 'reported')
      .map((row, nth) => {
        const [left, right] = [plot.x(row.day), plot.x(row.last_day + 1)];
        return (
          element('rect', { x: left, y: area.y, width: right - left, height: area.height, fill: 'url(#reported)', 'fill-opacity': 0.5 }) +
          line(fitted(`${row.stage} (${row.reporter})`, 11.5, area.x + area.width - left - 4), { x: left + 4, y: area.y + 14 + 15 * nth, 'font-size': 11.5, fill: ink('ink-2'), stroke: ink('paper'), 'stroke-width': 3, 'paint-order': 'stroke' })
        );
      });
    const lines = paceSeries(rows).map((series) => steps(series, plot.x, plot.y, colorOf(series.stage, ink), dashOf(rows, series.incident)));
    const days = niceValues(last, 8).filter((day) => day <= last && Number.isInteger(day));
    const ticks = days.map((day) => ({ x: plot.x(day), label: String(day) }));
    return [
      element('defs', {}, hatch('reported', ink('rule-strong'), 45, 7)),
      ...waves,
      valueAxis(plot, ink, SHARES, percent),
      ...lines,
      bottomAxis(area, ink, ticks, 'middle'),
      line('days since the theft', { x: area.x + area.width / 2, y: area.y + area.height + 33, 'text-anchor': 'middle', 'font-size': 12, fill: ink('ink-3') }),
    ].join('');
  },
};

function steps({ points }: PaceSeries, x: (day: number) => number, y: (share: number) => number, color: string, dash: string | undefined): string {
  const [first] = points;
  if (first === undefined) return '';
  const path = points.map(({ day, share }) => `H${x(day).toFixed(2)}V${y(share).toFixed(2)}`).join('');
  const marks = points.map(({ day, share }) => element('circle', { cx: x(day), cy: y(share), r: 3, fill: color }));
  return element('path', { d: `M${x(first.day).toFixed(2)},${y(0).toFixed(2)}${path}`, fill: 'none', stroke: color, 'stroke-width': 2, 'stroke-dasharray': dash }) + marks.join('');
}

function dashOf(rows: readonly TimeToLaunderRow[], incident: string): string | undefined {
  const incidents = [...new Set(paceSeries(rows).map((series) => series.incident))];
  return DASHES[incidents.indexOf(incident) % DASHES.length];
}

function colorOf(stage: string, ink: Ink): string {
  if (stage === 'left the first wallet') return ink('ink-2');
  return ink.named('stage', stageGroup(stage === 'swapped' ? 'swap' : stage));
}
