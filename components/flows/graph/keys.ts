import { type Camera, pan, type Size, WHOLE, zoomAt } from './camera';
import type { GraphModel } from './model';

const STEP = 60;

/** The camera after a key, or undefined for a key that does not move it. */
export function cameraAfter(key: string, camera: Camera, size: Size): Camera | undefined {
  if (key === 'ArrowLeft') return pan(camera, size, STEP, 0);
  if (key === 'ArrowRight') return pan(camera, size, -STEP, 0);
  if (key === 'ArrowUp') return pan(camera, size, 0, STEP);
  if (key === 'ArrowDown') return pan(camera, size, 0, -STEP);
  if (key === '+' || key === '=') return zoomAt(camera, size, 1.5);
  if (key === '-') return zoomAt(camera, size, 1 / 1.5);
  return key === '0' || key === 'Home' ? WHOLE : undefined;
}

/**
 * The node to which a key with Shift leads from the selected one: right along the link of most value that leaves it, left
 * along that by which most came, up and down among what the node before also sent to. Only drawn nodes and links count.
 */
export function nodeAfter(key: string, model: GraphModel, links: ReadonlySet<number>, selected: number): number | undefined {
  const first = (own: readonly number[] | undefined) => own?.find((i) => links.has(i));
  const linkIn = first(model.incoming[selected]);
  const linkOut = first(model.outgoing[selected]);
  if (key === 'ArrowRight') return linkOut === undefined ? undefined : model.links[linkOut]?.to;
  if (key === 'ArrowLeft') return linkIn === undefined ? undefined : model.links[linkIn]?.from;
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined;
  const parent = linkIn === undefined ? undefined : model.links[linkIn]?.from;
  if (parent === undefined) return undefined;
  const siblings = (model.outgoing[parent] ?? []).filter((i) => links.has(i)).map((i) => model.links[i]?.to);
  return siblings[siblings.indexOf(selected) + (key === 'ArrowDown' ? 1 : -1)];
}
