import type { Point } from './layout';

/** What of the picture is seen: the point in the middle, and how much larger than when all of it fits. */
export interface Camera extends Point {
  readonly zoom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** All of the picture. */
export const WHOLE: Camera = { x: 0.5, y: 0.5, zoom: 1 };

const LEAST = 0.4;
const MOST = 80;
/** Pixels left free around a picture that fits: room for labels, more of it on the right where they stand. */
const EDGE = { left: 24, right: 110, top: 16, bottom: 16 };

const scale = ({ width, height }: Size, zoom: number) => ({
  x: Math.max(width - EDGE.left - EDGE.right, 40) * zoom,
  y: Math.max(height - EDGE.top - EDGE.bottom, 40) * zoom,
});
const centre = ({ width, height }: Size): Point => ({ x: (EDGE.left + width - EDGE.right) / 2, y: (EDGE.top + height - EDGE.bottom) / 2 });

export function toScreen(camera: Camera, size: Size, { x, y }: Point): Point {
  const by = scale(size, camera.zoom);
  const middle = centre(size);
  return { x: (x - camera.x) * by.x + middle.x, y: (y - camera.y) * by.y + middle.y };
}

export function toPicture(camera: Camera, size: Size, { x, y }: Point): Point {
  const by = scale(size, camera.zoom);
  const middle = centre(size);
  return { x: (x - middle.x) / by.x + camera.x, y: (y - middle.y) / by.y + camera.y };
}

/** Moves the picture by pixels of the screen. */
export function pan(camera: Camera, size: Size, dx: number, dy: number): Camera {
  const by = scale(size, camera.zoom);
  return within({ ...camera, x: camera.x - dx / by.x, y: camera.y - dy / by.y });
}

/** Zooms so that what stands at a point of the screen stays there; the middle where none is given. */
export function zoomAt(camera: Camera, size: Size, factor: number, at: Point = centre(size)): Camera {
  const held = toPicture(camera, size, at);
  const zoom = Math.min(Math.max(camera.zoom * factor, LEAST), MOST);
  const by = scale(size, zoom);
  const middle = centre(size);
  return within({ x: held.x - (at.x - middle.x) / by.x, y: held.y - (at.y - middle.y) / by.y, zoom });
}

/** No camera looks so far aside that nothing is left to see. */
function within({ x, y, zoom }: Camera): Camera {
  return { x: Math.min(Math.max(x, 0), 1), y: Math.min(Math.max(y, 0), 1), zoom };
}
