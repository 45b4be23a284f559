import type { Camera, Size } from './camera';
import { toScreen } from './camera';
import type { Palette } from './palette';
import { MANY_LINKS, type Picture } from './picture';

/** One path of all links takes a canvas longer than many of some hundred. */
const PATH = 500;
const ARROW = 7;

/** Draws the links, each to the border of the node that it leads to. */
export function paintLinks(context: CanvasRenderingContext2D, picture: Picture, camera: Camera, size: Size, palette: Palette): void {
  const { model, x, y, radius } = picture;
  const { origin, by } = affine(camera, size);
  const arrows = picture.drawnLinks.size <= MANY_LINKS;
  for (const { color, width, dashed, links } of picture.links) {
    context.strokeStyle = palette(color);
    context.fillStyle = palette(color);
    context.lineWidth = width;
    context.globalAlpha = arrows ? 0.55 : 0.3;
    context.setLineDash(dashed ? [5, 4] : []);
    for (let start = 0; start < links.length; start += PATH) {
      context.beginPath();
      for (let i = start; i < Math.min(start + PATH, links.length); i++) {
        const link = model.links[links[i] ?? -1];
        if (link === undefined) continue;
        const [ax, ay] = [origin.x + (x[link.from] ?? 0) * by.x, origin.y + (y[link.from] ?? 0) * by.y];
        const [bx, by_] = [origin.x + (x[link.to] ?? 0) * by.x, origin.y + (y[link.to] ?? 0) * by.y];
        if (aside(ax, bx, size.width) || aside(ay, by_, size.height)) continue;
        context.moveTo(ax, ay);
        context.lineTo(bx, by_);
        if (arrows) arrow(context, ax, ay, bx, by_, (radius[link.to] ?? 0) + 1, width);
      }
      context.stroke();
    }
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
}

/** How a point of the picture becomes one of the screen: `origin + by * point`, worked out once a frame. */
export function affine(camera: Camera, size: Size) {
  const origin = toScreen(camera, size, { x: 0, y: 0 });
  const far = toScreen(camera, size, { x: 1, y: 1 });
  return { origin, by: { x: far.x - origin.x, y: far.y - origin.y } };
}

const aside = (a: number, b: number, length: number) => (a < 0 && b < 0) || (a > length && b > length);

function arrow(context: CanvasRenderingContext2D, ax: number, ay: number, bx: number, by: number, back: number, width: number): void {
  const length = Math.hypot(bx - ax, by - ay);
  if (length < back + 2 * ARROW) return;
  const [ux, uy] = [(bx - ax) / length, (by - ay) / length];
  const [tx, ty] = [bx - ux * back, by - uy * back];
  const wing = ARROW * 0.45 + width * 0.4;
  for (const side of [-1, 1]) {
    context.moveTo(tx - ux * ARROW - uy * wing * side, ty - uy * ARROW + ux * wing * side);
    context.lineTo(tx, ty);
  }
}
