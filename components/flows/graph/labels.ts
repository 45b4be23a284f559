import type { TraceNode } from '@/lib/charts/contract';
import { shortAddress } from '@/lib/format/address';
import type { Camera, Size } from './camera';
import { affine } from './paint-links';
import type { Palette } from './palette';
import type { Picture } from './picture';

const FONT = 12;
const LINE = 15;
const MOST_LABELS = 80;
/** So many nodes are asked whether their label has room, the most valuable first. */
const MOST_ASKED = 1_500;
const LONGEST = 26;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What stands beside a node. A label of the registry, else the ends of its address; the panel and the tables have it whole. */
export function labelOf({ label, address }: Pick<TraceNode, 'label' | 'address'>): string {
  const text = label ?? shortAddress(address);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** The nodes whose labels have room: none stands on another or on a node that ranks before its own. */
export function placeLabels(context: CanvasRenderingContext2D, picture: Picture, camera: Camera, size: Size, first: number | undefined): number[] {
  context.font = font(context);
  const { origin, by } = affine(camera, size);
  const taken: Box[] = [];
  const placed: number[] = [];
  const order = first === undefined || !picture.drawn.has(first) ? picture.byRank : [first, ...picture.byRank.filter((i) => i !== first)];
  let asked = 0;
  for (const i of order) {
    const node = picture.model.nodes[i];
    const [x, y, r] = [origin.x + (picture.x[i] ?? 0) * by.x, origin.y + (picture.y[i] ?? 0) * by.y, picture.radius[i] ?? 0];
    if (node === undefined || x < -r || y < 0 || x > size.width || y > size.height) continue;
    if (placed.length >= MOST_LABELS || asked++ > MOST_ASKED) break;
    const left = x + r + 4;
    const box = { left, right: left + context.measureText(labelOf(node)).width, top: y - LINE / 2, bottom: y + LINE / 2 };
    const glyph = { left: x - r, right: x + r, top: y - r, bottom: y + r };
    if (box.right <= size.width && !taken.some((other) => overlap(box, other))) {
      placed.push(i);
      taken.push(box);
    }
    taken.push(glyph);
  }
  return placed;
}

export function paintLabels(context: CanvasRenderingContext2D, picture: Picture, camera: Camera, size: Size, palette: Palette, nodes: readonly number[]): void {
  context.font = font(context);
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = palette('--paper');
  context.fillStyle = palette('--ink');
  const { origin, by } = affine(camera, size);
  for (const i of nodes) {
    const node = picture.model.nodes[i];
    if (node === undefined || !picture.drawn.has(i)) continue;
    const x = origin.x + (picture.x[i] ?? 0) * by.x + (picture.radius[i] ?? 0) + 4;
    const y = origin.y + (picture.y[i] ?? 0) * by.y;
    context.strokeText(labelOf(node), x, y);
    context.fillText(labelOf(node), x, y);
  }
}

const font = (context: CanvasRenderingContext2D) => `${FONT}px ${getComputedStyle(context.canvas).fontFamily}`;

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
