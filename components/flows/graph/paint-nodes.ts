import type { Camera, Size } from './camera';
import { CORNERS, type Shape } from './marks';
import { affine } from './paint-links';
import type { Palette } from './palette';
import type { Picture } from './picture';

/** Draws the nodes, group by group, and a ring around the one that is selected. */
export function paintNodes(context: CanvasRenderingContext2D, picture: Picture, camera: Camera, size: Size, palette: Palette, selected: number | undefined): void {
  const { x, y, radius } = picture;
  const { origin, by } = affine(camera, size);
  for (const { mark, nodes } of picture.nodes) {
    const filled = mark.look === 'filled';
    context.beginPath();
    for (const i of nodes) {
      const [sx, sy, r] = [origin.x + (x[i] ?? 0) * by.x, origin.y + (y[i] ?? 0) * by.y, radius[i] ?? 0];
      if (sx < -r || sy < -r || sx > size.width + r || sy > size.height + r) continue;
      outline(context, mark.shape, sx, sy, r);
    }
    context.fillStyle = palette(filled ? mark.color : '--paper');
    context.fill();
    context.setLineDash(mark.look === 'dashed' ? [3, 2] : []);
    context.strokeStyle = palette(filled ? '--paper' : mark.color);
    context.lineWidth = filled ? 1 : 2;
    context.stroke();
  }
  context.setLineDash([]);
  if (selected === undefined || !picture.drawn.has(selected)) return;
  context.beginPath();
  context.arc(origin.x + (x[selected] ?? 0) * by.x, origin.y + (y[selected] ?? 0) * by.y, (radius[selected] ?? 0) + 5, 0, 2 * Math.PI);
  context.strokeStyle = palette('--focus');
  context.lineWidth = 2.5;
  context.stroke();
}

function outline(context: CanvasRenderingContext2D, shape: Shape, x: number, y: number, r: number): void {
  if (shape === 'circle') {
    context.moveTo(x + r, y);
    context.arc(x, y, r, 0, 2 * Math.PI);
    return;
  }
  CORNERS[shape].forEach(([cx, cy], i) => (i === 0 ? context.moveTo(x + cx * r, y + cy * r) : context.lineTo(x + cx * r, y + cy * r)));
  context.closePath();
}

/** The links of one node in ink, above the others. */
export function paintLinksOf(context: CanvasRenderingContext2D, picture: Picture, camera: Camera, size: Size, palette: Palette, node: number): void {
  const { model, x, y } = picture;
  const { origin, by } = affine(camera, size);
  const near = [...(model.incoming[node] ?? []), ...(model.outgoing[node] ?? [])];
  context.beginPath();
  for (const i of near) {
    const link = model.links[i];
    if (link === undefined || !picture.drawnLinks.has(i)) continue;
    context.moveTo(origin.x + (x[link.from] ?? 0) * by.x, origin.y + (y[link.from] ?? 0) * by.y);
    context.lineTo(origin.x + (x[link.to] ?? 0) * by.x, origin.y + (y[link.to] ?? 0) * by.y);
  }
  context.strokeStyle = palette('--ink');
  context.lineWidth = 1.25;
  context.stroke();
}
