import { pan, zoomAt } from './camera';
import type { Point } from './layout';
import type { Scene } from './scene';

/** Fewer pixels than these are a click, not a drag. */
const DRAG = 4;

export interface GestureHandlers {
  /** A click on a node, or on nothing. */
  readonly onPick: (node: number | undefined) => void;
  /** The pointer stands on another node than before, or on none. */
  readonly onHover: (node: number | undefined, at: Point) => void;
  /** A node was dragged to a point of the screen and let go there. */
  readonly onDrop: (node: number, to: Point) => void;
}

/**
 * Pointer and wheel: drag the ground to move, a node to place it, two fingers to zoom. The wheel zooms once the reader
 * clicked into the picture, or with Ctrl; else it scrolls the page. The returned function takes the listeners away.
 */
export function listenToGestures(element: HTMLElement, scene: Scene, handlers: GestureHandlers): () => void {
  const held = new Map<number, Point>();
  let start: Point | undefined;
  let grabbed: number | undefined;
  let dragging = false;

  const pointOf = (event: { clientX: number; clientY: number }): Point => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  function press(event: PointerEvent): void {
    if (event.button !== 0) return;
    const at = pointOf(event);
    held.set(event.pointerId, at);
    start = at;
    dragging = held.size > 1;
    grabbed = held.size === 1 ? scene.nodeAt(at) : undefined;
    element.setPointerCapture(event.pointerId);
  }

  function move(event: PointerEvent): void {
    const at = pointOf(event);
    const before = held.get(event.pointerId);
    if (before === undefined || start === undefined) return handlers.onHover(scene.nodeAt(at), at);
    dragging ||= Math.hypot(at.x - start.x, at.y - start.y) >= DRAG;
    if (!dragging) return;
    held.set(event.pointerId, at);
    if (held.size > 1) return pinch(event.pointerId, before, at);
    if (grabbed !== undefined) scene.drag(grabbed, at);
    else scene.look(pan(scene.camera, scene.size, at.x - before.x, at.y - before.y));
  }

  function pinch(moved: number, before: Point, at: Point): void {
    const other = [...held].find(([id]) => id !== moved)?.[1];
    if (other === undefined) return;
    const factor = Math.hypot(at.x - other.x, at.y - other.y) / Math.max(Math.hypot(before.x - other.x, before.y - other.y), 1);
    const moving = pan(scene.camera, scene.size, (at.x - before.x) / 2, (at.y - before.y) / 2);
    scene.look(zoomAt(moving, scene.size, factor, { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 }));
  }

  function release(event: PointerEvent): void {
    if (!held.delete(event.pointerId)) return;
    if (event.type === 'pointerup' && !dragging) handlers.onPick(grabbed);
    if (dragging && grabbed !== undefined) handlers.onDrop(grabbed, pointOf(event));
    grabbed = undefined;
    if (held.size === 0) start = undefined;
  }

  function wheel(event: WheelEvent): void {
    if (!event.ctrlKey && document.activeElement !== element) return;
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
    scene.look(zoomAt(scene.camera, scene.size, Math.exp(-Math.max(-200, Math.min(pixels, 200)) / 400), pointOf(event)));
  }

  const leave = (event: PointerEvent) => handlers.onHover(undefined, pointOf(event));
  const ending = new AbortController();
  const listen = <K extends keyof HTMLElementEventMap>(type: K, listener: (event: HTMLElementEventMap[K]) => void) =>
    element.addEventListener(type, listener, { signal: ending.signal, passive: false });
  listen('pointerdown', press);
  listen('pointermove', move);
  listen('pointerup', release);
  listen('pointercancel', release);
  listen('pointerleave', leave);
  listen('wheel', wheel);
  return () => ending.abort();
}
