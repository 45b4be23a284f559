import type { LaunderingRow } from '@/lib/charts/contract';
import { binSize, type DrawnLaundering, lookedAt, observedBars, reporterSeries, unlooked } from '@/lib/drawing/laundering-bins';
import { observedBox, observedLabels } from '@/lib/drawing/laundering-labels';
import { niceValues } from '@/lib/drawing/nice';
import type { Plot } from '@/lib/drawing/plot';
import { stageGroup } from '@/lib/drawing/stages';
import { dayTime, endTime, type TimeWindow } from '@/lib/drawing/time-window';
import { stageLabel } from '@/lib/format/labels';
import { plural } from '@/lib/format/number';
import { hatch, labelsAt, plotIn, stepsIn, timeAxis, valueAxis } from '../axes';
import type { Drawing, LegendItem } from '../canvas';
import type { Ink } from '../ink';
import { element, line } from '../markup';
import { usd, yearsOf } from './scales';

/** Room beneath the observed bars for what others reported: origins never share a scale. */
const REPORTS = 26;

/** What was observed by stage, and as marks beneath what others reported. */
export const launderingOverTime: Drawing<LaunderingRow> = {
  legend: ({ rows }, { ink }) => stageLegend(rows.map((row) => row.stage), ink),
  span: ({ rows }) => spanOf(rows),
  empty: ({ rows }) => (rows.length === 0 ? 'Nobody has looked at this yet.' : undefined),
  aside: ({ rows }) => {
    const unpriced = rows.filter((row) => row.origin === 'observed' && row.usd === null).length;
    return unpriced === 0 ? undefined : `${plural(unpriced, 'observed row')} without a price ${unpriced === 1 ? 'has' : 'have'} no height: unknown is not zero.`;
  },
  draw({ rows }, canvas) {
    const { ink, names } = canvas;
    const window = spanOf(rows)!;
    const reports = reporterSeries(rows, {}).flatMap((series) => series.rows);
    const upper = { ...canvas, area: { ...canvas.area, height: canvas.area.height - (reports.length === 0 ? 0 : REPORTS) } };
    const bars = observedBars(rows, window, binSize(window, canvas.area.width));
    const values = niceValues(Math.max(0, ...bars.map(({ top }) => top)), stepsIn(upper));
    const plot = plotIn(upper, window, values);
    const gaps = unlooked(window, lookedAt(rows)).map(({ from, to }) => ({ x: plot.x(from), width: plot.x(to) - plot.x(from) }));
    const hatched = gaps.map((gap) => element('rect', { ...gap, y: plot.area.y, height: plot.area.height, fill: 'url(#unlooked)' }));
    const boxes = bars.map((bar) => observedBox(bar, plot));
    const drawn = bars.map((bar, i) => element('rect', { ...boxes[i], fill: ink.named('stage', stageGroup(bar.stage)) }));
    return [
      element('defs', {}, hatch('unlooked', ink('unlooked'), 45, 8)),
      ...hatched,
      bars.length === 0 ? '' : valueAxis(plot, ink, values, usd),
      ...drawn,
      labelsAt(observedLabels(bars, gaps, boxes, plot, names), ink),
      timeAxis(plot, ink, window),
      reports.length === 0 ? '' : reported(reports, plot, canvas.area.x, canvas.area.y + canvas.area.height - 8, ink),
    ].join('');
  },
};

function spanOf(rows: readonly LaunderingRow[]): TimeWindow | undefined {
  return yearsOf(rows.map((row) => ({ from: dayTime(row.date), to: endTime(row.date, row.date_precision) })));
}

function reported(rows: readonly DrawnLaundering[], plot: Plot, left: number, y: number, ink: Ink): string {
  const marks = rows.map((row) => {
    const x = (plot.x(dayTime(row.date)) + plot.x(endTime(row.date, row.date_precision))) / 2;
    return element('rect', { x: x - 3, y: y - 3, width: 6, height: 6, transform: `rotate(45 ${x.toFixed(2)} ${y.toFixed(2)})`, fill: ink('paper'), stroke: ink.named('stage', stageGroup(row.stage)), 'stroke-width': 1.4 });
  });
  return line('reported', { x: left, y: y + 4, 'font-size': 11, fill: ink('ink-3') }) + marks.join('');
}

/** One entry a colour, in the order in which the rows bring them. */
export function stageLegend(stages: readonly string[], ink: Ink): readonly LegendItem[] {
  const groups = new Map<string, string>();
  for (const stage of stages) if (!groups.has(stageGroup(stage))) groups.set(stageGroup(stage), stage);
  return [...groups].map(([group, stage]) => ({
    label: stageLabel(group === 'exchange' || group === 'other' ? group : stage),
    color: ink.named('stage', group),
    mark: 'square',
  }));
}
