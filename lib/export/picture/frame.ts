import type { Dataset } from '@/lib/charts/contract';
import { formatDate } from '@/lib/format/date';
import { publishers } from '@/lib/format/sources';
import type { Canvas, Drawing } from './canvas';
import { eventLane, laneHeight } from './event-lane';
import { inkOf, type Theme } from './ink';
import { legend } from './legend';
import { element, line } from './markup';
import { wrapped } from './measure';
import { plotIn } from './axes';

/** The size that text is made for; a larger picture is the same one enlarged. */
const READING_WIDTH = 850;
const EDGE = 24;
const SANS = "'Source Sans 3', 'Noto Sans KR', 'Noto Sans JP', system-ui, sans-serif";
const SERIF = "'Source Serif 4', Georgia, 'Noto Sans KR', 'Noto Sans JP', serif";

export interface PictureSize {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

export interface PictureOptions extends PictureSize {
  readonly theme: Theme;
  /** BCP 47. */
  readonly lang: string;
  /** Victims by slug, for labels. */
  readonly names: Readonly<Record<string, string>>;
  /** SHA-256 of the dataset, which the picture names in its last line. */
  readonly snapshot: string;
}

/**
 * A chart as a picture that stands alone: title, legend, drawing, what governments did on the same axis, sources and
 * as-of. The same dataset and options give the same text.
 */
export function framed<Row>(dataset: Dataset<Row>, drawing: Drawing<Row>, options: PictureOptions): string {
  const scale = Math.max(1, options.width / READING_WIDTH);
  const [width, height] = [options.width / scale, options.height / scale];
  const ink = inkOf(options.theme);
  const room = width - 2 * EDGE;
  const parts: string[] = [];
  let y = EDGE - 4;
  const say = (lines: readonly string[], size: number, look: Readonly<Record<string, string | number>>) => {
    for (const words of lines) {
      y += size * 1.25;
      parts.push(line(words, { x: EDGE, y, 'font-size': size, ...look }));
    }
  };
  const small = width < 520;
  say(wrapped(dataset.title, small ? 18 : 23, room, 2), small ? 18 : 23, { 'font-family': SERIF, 'font-weight': 600, fill: ink('ink') });
  y += 3;
  say(wrapped(dataset.subtitle, 14, room, 2), 14, { fill: ink('ink-2') });
  y += 10;
  const nothing = drawing.empty?.(dataset);
  const keys = legend(nothing === undefined ? (drawing.legend?.(dataset, { ink, names: options.names }) ?? []) : [], EDGE, y, room, ink);
  parts.push(keys.svg);
  y += keys.height;

  const span = nothing === undefined ? drawing.span?.(dataset) : undefined;
  const closing = closingLines(dataset, drawing, options.snapshot, room, span !== undefined && dataset.events.length > 0);
  const foot = height - EDGE + 8 - closing.length * 15;
  const lane = span === undefined ? 0 : laneHeight(dataset.events, { area: { x: EDGE, y, width: room, height: 0 } });
  const canvas: Canvas = { area: { x: EDGE, y, width: room, height: Math.max(foot - 14 - lane - y, 40) }, ink, names: options.names };
  if (nothing === undefined) parts.push(drawing.draw(dataset, canvas));
  else parts.push(line(nothing, { x: width / 2, y: y + canvas.area.height / 2, 'text-anchor': 'middle', 'font-size': 15, fill: ink('ink-3') }));
  if (span !== undefined && lane > 0) parts.push(eventLane(dataset.events, canvas, plotIn(canvas, span, [])));

  parts.push(element('line', { x1: EDGE, x2: width - EDGE, y1: foot - 4, y2: foot - 4, stroke: ink('rule') }));
  closing.forEach((words, i) => parts.push(line(words, { x: EDGE, y: foot + 11 + i * 15, 'font-size': 11, fill: ink('ink-3') })));
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width: options.width,
      height: options.height,
      role: 'img',
      'aria-label': `${dataset.title}. ${dataset.subtitle}`,
      'xml:lang': options.lang,
      'font-family': SANS,
    },
    element('rect', { width, height, fill: ink('paper') }),
    ...parts,
  );
}

function closingLines<Row>(dataset: Dataset<Row>, drawing: Drawing<Row>, snapshot: string, room: number, marked: boolean): readonly string[] {
  const aside = drawing.aside?.(dataset);
  const complete = dataset.complete ? '' : ' · Incomplete';
  return [
    ...(aside === undefined ? [] : wrapped(aside, 11, room, 2)),
    ...(marked ? wrapped('Events: filled marks are from the article of December 2023, open ones from public record.', 11, room, 2) : []),
    ...wrapped(`Sources: ${publishers(dataset.sources)}`, 11, room, 2),
    ...wrapped(`As of ${formatDate(dataset.asOf)}${complete} · Method ${dataset.methodVersion} · Data ${snapshot.slice(0, 12)} · DPRK Crypto-Laundering Tracker`, 11, room, 2),
  ];
}
