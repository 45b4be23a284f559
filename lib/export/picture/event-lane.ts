import type { DatasetEvent } from '@/lib/charts/contract';
import { byImportance, LANE_ROWS, laneLabel, laneRow } from '@/lib/drawing/lane-rows';
import { placeLabels, textWidth } from '@/lib/drawing/place-labels';
import type { Plot } from '@/lib/drawing/plot';
import { dayTime, endTime } from '@/lib/drawing/time-window';
import { isNarrow } from './axes';
import { bottomOf, type Canvas } from './canvas';
import type { Ink } from './ink';
import { element, line } from './markup';
import { fitted } from './measure';

const ROW = 25;
const TOP = 10;

/** How high the lane of these events is: one row for each kind that they have, on a narrow picture one for all. */
export function laneHeight(events: readonly DatasetEvent[], canvas: Pick<Canvas, 'area'>): number {
  const rows = isNarrow(canvas) ? Math.min(events.length, 1) : rowsOf(events).length;
  return rows === 0 ? 0 : TOP + rows * ROW;
}

/** What governments did, on the time axis of a plot: filled marks are from the article, open ones from public record. */
export function eventLane(events: readonly DatasetEvent[], canvas: Canvas, plot: Plot): string {
  const { ink, area } = canvas;
  const [top, left] = [bottomOf(area), area.x];
  const narrow = isNarrow(canvas);
  const rows = narrow ? [-1] : rowsOf(events);
  const { x, width } = plot.area;
  const rowY = (row: number) => top + TOP + ROW * rows.indexOf(row) + ROW - 7;
  const yOf = (event: DatasetEvent) => rowY(narrow ? -1 : laneRow(event.kind));
  const titles = rows.map((row) => {
    const y = rowY(row);
    return (
      element('line', { x1: x, x2: x + width, y1: y, y2: y, stroke: ink('grid') }) +
      line(fitted(LANE_ROWS[row]?.title ?? 'events', 10, x - left - 6), { x: left, y: y + 3.5, 'font-size': 10, 'font-weight': 600, fill: ink('ink-2') })
    );
  });
  const marks = [...events].sort((a, b) => order(a) - order(b)).map((event) => mark(event, plot, yOf(event), ink));
  const room = { x, y: top, width, height: laneHeight(events, canvas) };
  const wishes = byImportance(events, width / events.length > 24).map((event) => {
    const text = laneLabel(event);
    const size = { width: textWidth(text, 10.5), height: 12 };
    const middle = middleOf(event, plot);
    const places = [middle - 4, middle - size.width / 2, middle - size.width + 4].map((at) => ({ x: at, y: yOf(event) - 17, ...size }));
    return { key: event.id, text, places };
  });
  const labels = placeLabels(wishes, [], room).map(({ text, box }) =>
    line(text, { x: box.x + 2, y: box.y + 10, 'font-size': 10.5, fill: ink('ink-2') }),
  );
  return [...titles, ...marks, ...labels].join('');
}

function rowsOf(events: readonly DatasetEvent[]): readonly number[] {
  return [...new Set(events.map((event) => laneRow(event.kind)))].sort((a, b) => a - b);
}

/** Spans beneath circles, the entries of the article on top. */
function order(event: DatasetEvent): number {
  return (event.date_precision === 'day' ? 2 : 0) + (event.origin === 'article' ? 1 : 0);
}

function middleOf(event: DatasetEvent, plot: Plot): number {
  return (plot.x(dayTime(event.date)) + plot.x(endTime(event.date, event.date_precision))) / 2;
}

/** A day is a circle, a month or a year a bar as long as what is not known of it; cut where the axis ends. */
function mark(event: DatasetEvent, plot: Plot, y: number, ink: Ink): string {
  const look = { fill: event.origin === 'article' ? ink('ink') : ink('paper'), stroke: ink('ink'), 'stroke-width': 1.4 };
  const { x: left, width } = plot.area;
  const inside = (x: number) => Math.min(Math.max(x, left), left + width);
  if (event.date_precision === 'day') return element('circle', { cx: inside(middleOf(event, plot)), cy: y, r: 3.8, ...look });
  const [from, to] = [inside(plot.x(dayTime(event.date))), inside(plot.x(endTime(event.date, event.date_precision)))];
  const long = Math.max(to - from, 10);
  return element('rect', { x: Math.min((from + to) / 2 - long / 2, left + width - long), y: y - 2.5, width: long, height: 5, rx: 2.5, ...look });
}
