import { type Camera, WHOLE } from './camera';
import type { Point } from './layout';

/** What a reader made of the picture. Nodes are named by their ids; a link to the page carries all of it. */
export interface GraphView {
  readonly camera: Camera;
  /** All nodes of the graph instead of the main ones. */
  readonly all: boolean;
  /** Nodes beside the main ones: found or expanded. */
  readonly added: readonly string[];
  readonly hidden: readonly string[];
  readonly pinned: Readonly<Record<string, Point>>;
  readonly selected: string | null;
  /** Nothing later than this is drawn, in seconds; null for no end. */
  readonly until: number | null;
  readonly labels: boolean;
}

export const FIRST_VIEW: GraphView = { camera: WHOLE, all: false, added: [], hidden: [], pinned: {}, selected: null, until: null, labels: true };

const round = (value: number) => String(Number(value.toFixed(5)));

/**
 * A view as the fragment of an address, without `#`: readable, and '' for the view that everyone starts with. A fragment
 * never reaches the server, so that no list in it can be too long.
 */
export function writeView(view: GraphView): string {
  const { camera, all, added, hidden, pinned, selected, until, labels } = view;
  const parts: [string, string][] = [];
  const at = [camera.x, camera.y, camera.zoom].map(round).join(',');
  if (at !== '0.5,0.5,1') parts.push(['camera', at]);
  if (all) parts.push(['nodes', 'all']);
  if (added.length > 0) parts.push(['added', added.join(',')]);
  if (hidden.length > 0) parts.push(['hidden', hidden.join(',')]);
  const pins = Object.entries(pinned).map(([id, { x, y }]) => `${id}@${round(x)}@${round(y)}`);
  if (pins.length > 0) parts.push(['pinned', pins.join(',')]);
  if (selected !== null) parts.push(['selected', selected]);
  if (until !== null) parts.push(['until', String(until)]);
  if (!labels) parts.push(['labels', 'off']);
  return parts.map(([name, value]) => `${name}=${encodeURI(value).replace(/[&+#]/g, encodeURIComponent)}`).join('&');
}

/** The view of a fragment; what can't be read of it is as everyone starts with. Undefined for a fragment that has none. */
export function readView(fragment: string): GraphView | undefined {
  const given = new URLSearchParams(fragment);
  const known = ['camera', 'nodes', 'added', 'hidden', 'pinned', 'selected', 'until', 'labels'].some((name) => given.has(name));
  if (!known) return undefined;
  const list = (name: string) => (given.get(name) ?? '').split(',').filter((id) => id !== '');
  const until = Number(given.get('until') ?? NaN);
  return {
    camera: readCamera(given.get('camera')),
    all: given.get('nodes') === 'all',
    added: list('added'),
    hidden: list('hidden'),
    pinned: Object.fromEntries(list('pinned').flatMap(readPin)),
    selected: given.get('selected'),
    until: Number.isSafeInteger(until) ? until : null,
    labels: given.get('labels') !== 'off',
  };
}

function readCamera(text: string | null): Camera {
  const [x = NaN, y = NaN, zoom = NaN] = (text ?? '').split(',').map(Number);
  return [x, y, zoom].every(Number.isFinite) && zoom > 0 ? { x, y, zoom } : WHOLE;
}

function readPin(text: string): [string, Point][] {
  const [id = '', x, y] = text.split('@');
  const point = { x: Number(x ?? NaN), y: Number(y ?? NaN) };
  return Number.isFinite(point.x) && Number.isFinite(point.y) ? [[id, point]] : [];
}
