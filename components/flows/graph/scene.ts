import { type Camera, type Size, toPicture, toScreen } from './camera';
import { placeLabels, paintLabels } from './labels';
import type { Point } from './layout';
import { affine, paintLinks } from './paint-links';
import { paintLinksOf, paintNodes } from './paint-nodes';
import { createPalette, onSchemeChange, type Palette } from './palette';
import { MANY_LINKS, type Picture } from './picture';

/** After so long without a movement the picture is drawn anew where it was only moved. */
const REST_MS = 140;
const REACH = 5;

export interface SceneState {
  readonly picture: Picture;
  readonly selected: number | undefined;
  readonly labels: boolean;
}

export interface Scene {
  readonly camera: Camera;
  readonly size: Size;
  show(state: SceneState): void;
  look(camera: Camera): void;
  /** Draws a node at a point of the screen until the next state is shown. */
  drag(node: number, to: Point): void;
  /** The node under a point of the screen, if there is one. */
  nodeAt(point: Point): number | undefined;
  end(): void;
}

interface SceneOptions {
  readonly host: HTMLElement;
  readonly links: HTMLCanvasElement;
  readonly nodes: HTMLCanvasElement;
  readonly state: SceneState;
  readonly camera: Camera;
  /** The reader has stopped moving. */
  readonly onRest: (camera: Camera) => void;
}

/**
 * Draws a picture onto two canvases, at most once a frame. Nodes and labels are drawn in each frame. Links are too as
 * long as they are few; many are moved and scaled as the picture they were drawn as, and drawn sharp when the reader
 * stops: drawing 20,000 lines takes a machine without a graphics card longer than a frame.
 */
export function createScene({ host, links, nodes, state: first, camera: start, onRest }: SceneOptions): Scene {
  let state = first;
  let camera = start;
  let drawnAt = start;
  let size: Size = { width: 1, height: 1 };
  let palette: Palette = createPalette(host);
  let labelled: readonly number[] = [];
  let stale = true;
  let frame: number | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;
  const [under, over] = [contextOf(links), contextOf(nodes)];

  function request(): void {
    frame ??= requestAnimationFrame(draw);
  }

  function draw(): void {
    frame = undefined;
    const few = state.picture.drawnLinks.size <= MANY_LINKS;
    if (stale || few) {
      clear(under, size);
      paintLinks(under, state.picture, camera, size, palette);
      drawnAt = camera;
      links.style.transform = '';
    } else links.style.transform = movement(drawnAt, camera, size);
    clear(over, size);
    if (state.selected !== undefined) paintLinksOf(over, state.picture, camera, size, palette, state.selected);
    paintNodes(over, state.picture, camera, size, palette, state.selected);
    if (state.labels) {
      if (stale) labelled = placeLabels(over, state.picture, camera, size, state.selected);
      paintLabels(over, state.picture, camera, size, palette, labelled);
    }
    stale = false;
  }

  function renew(): void {
    stale = true;
    request();
  }

  const sizes = new ResizeObserver(() => {
    size = { width: host.clientWidth, height: host.clientHeight };
    for (const { canvas } of [under, over]) fit(canvas, size);
    renew();
  });
  sizes.observe(host);
  const unwatch = onSchemeChange(() => {
    palette = createPalette(host);
    renew();
  });

  return {
    get camera() {
      return camera;
    },
    get size() {
      return size;
    },
    show(next) {
      state = next;
      renew();
    },
    look(next) {
      camera = next;
      request();
      clearTimeout(rest);
      rest = setTimeout(() => {
        renew();
        onRest(camera);
      }, REST_MS);
    },
    drag(node, to) {
      const { x, y } = toPicture(camera, size, to);
      state.picture.x[node] = x;
      state.picture.y[node] = y;
      request();
    },
    nodeAt: (point) => nodeAt(state.picture, camera, size, point),
    end() {
      sizes.disconnect();
      unwatch();
      clearTimeout(rest);
      if (frame !== undefined) cancelAnimationFrame(frame);
    },
  };
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser draws no canvas.');
  return context;
}

function fit(canvas: HTMLCanvasElement, { width, height }: Size): void {
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
}

function clear(context: CanvasRenderingContext2D, { width, height }: Size): void {
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.clearRect(0, 0, width, height);
}

/** Where a picture drawn for one camera stands for another. */
function movement(drawnAt: Camera, camera: Camera, size: Size): string {
  const scale = camera.zoom / drawnAt.zoom;
  const before = toScreen(drawnAt, size, { x: 0, y: 0 });
  const now = toScreen(camera, size, { x: 0, y: 0 });
  return `translate(${now.x - before.x * scale}px, ${now.y - before.y * scale}px) scale(${scale})`;
}

/** The last drawn is on top. */
function nodeAt({ drawn, x, y, radius }: Picture, camera: Camera, size: Size, point: Point): number | undefined {
  const { origin, by } = affine(camera, size);
  let nearest: number | undefined;
  let least = Infinity;
  for (const i of drawn) {
    const distance = Math.hypot(origin.x + (x[i] ?? 0) * by.x - point.x, origin.y + (y[i] ?? 0) * by.y - point.y) - (radius[i] ?? 0);
    if (distance <= REACH && distance <= least) [nearest, least] = [i, distance];
  }
  return nearest;
}
