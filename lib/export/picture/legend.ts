import type { LegendItem } from './canvas';
import type { Ink } from './ink';
import { element, line } from './markup';
import { fitted, widthOf } from './measure';

const SIZE = 12;
const ROW = 18;
const MARK = 18;
const GAP = 16;

/** The legend in rows of that width. `y` is its top. */
export function legend(items: readonly LegendItem[], x: number, y: number, room: number, ink: Ink): { readonly svg: string; readonly height: number } {
  let [at, row] = [0, 0];
  const parts = items.map((item) => {
    const label = fitted(item.label, SIZE, room - MARK);
    const width = MARK + widthOf(label, SIZE);
    if (at > 0 && at + width > room) [at, row] = [0, row + 1];
    const [left, middle] = [x + at, y + row * ROW + 9];
    at += width + GAP;
    return mark(item, left, middle, ink) + line(label, { x: left + MARK, y: middle + 4, 'font-size': SIZE, fill: ink('ink-2') });
  });
  return { svg: parts.join(''), height: items.length === 0 ? 0 : (row + 1) * ROW + 6 };
}

function mark({ mark: kind, color }: LegendItem, x: number, y: number, ink: Ink): string {
  if (kind === 'line' || kind === 'dashed') {
    return element('line', { x1: x, x2: x + 14, y1: y, y2: y, stroke: color, 'stroke-width': 2, 'stroke-dasharray': kind === 'dashed' ? '4 3' : undefined });
  }
  if (kind === 'diamond') return element('rect', { x: x + 2, y: y - 4, width: 8, height: 8, transform: `rotate(45 ${x + 6} ${y})`, fill: ink('paper'), stroke: color, 'stroke-width': 1.5 });
  const box = { x, y: y - 5, width: 12, height: 10 };
  if (kind === 'square') return element('rect', { ...box, fill: color });
  if (kind === 'outline') return element('rect', { ...box, fill: 'none', stroke: color, 'stroke-dasharray': '3 2' });
  const slants = [3, 7, 11].map((left) => element('line', { x1: x + left - 3, x2: x + left + 1, y1: y + 5, y2: y - 5, stroke: color }));
  return element('rect', { ...box, fill: 'none', stroke: color }) + slants.join('');
}
