import type { Point } from './layout';
import { type Mark, markKey, markOf } from './marks';
import type { GraphModel } from './model';
import type { Visible } from './shown';

/** Beyond this many links they are all thin and without arrows, and move as one picture while the reader moves. */
export const MANY_LINKS = 2_000;

interface NodeGroup {
  readonly mark: Mark;
  readonly nodes: readonly number[];
}

interface LinkGroup {
  readonly color: string;
  readonly width: number;
  readonly dashed: boolean;
  readonly links: readonly number[];
}

/** All that a frame needs, sorted by how it is drawn: one stroke draws a whole group. */
export interface Picture {
  readonly model: GraphModel;
  readonly nodes: readonly NodeGroup[];
  readonly links: readonly LinkGroup[];
  readonly drawnLinks: ReadonlySet<number>;
  readonly drawn: ReadonlySet<number>;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly radius: Float64Array;
  /** The drawn nodes, those that shall have a label first in front. */
  readonly byRank: readonly number[];
}

export function pictureOf(model: GraphModel, shown: Visible, places: ReadonlyMap<number, Point>, pinned: Readonly<Record<string, Point>>): Picture {
  const size = model.nodes.length;
  const [x, y, radius] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const worth = (i: number) => model.worth[i] ?? 0;
  const most = largest(shown.nodes, worth);
  for (const i of shown.nodes) {
    const node = model.nodes[i];
    const at = (node === undefined ? undefined : pinned[node.id]) ?? places.get(i);
    x[i] = at?.x ?? 0.5;
    y[i] = at?.y ?? 0.5;
    radius[i] = 3.5 + 8.5 * Math.sqrt(worth(i) / most);
  }
  const isPinned = (i: number) => Number((model.nodes[i]?.id ?? '') in pinned);
  const byRank = shown.nodes.toSorted((a, b) => isPinned(b) - isPinned(a) || worth(b) - worth(a) || a - b);
  const groups = { nodes: nodeGroups(model, shown.nodes), links: linkGroups(model, shown.links) };
  return { model, ...groups, drawnLinks: new Set(shown.links), drawn: new Set(shown.nodes), x, y, radius, byRank };
}

/** At least 1, so that one can divide by it. */
function largest(indices: readonly number[], of: (i: number) => number): number {
  return indices.reduce((most, i) => Math.max(most, of(i)), 1);
}

function nodeGroups(model: GraphModel, shown: readonly number[]): NodeGroup[] {
  const groups = new Map<string, { mark: Mark; nodes: number[] }>();
  for (const i of shown) {
    const node = model.nodes[i];
    if (node === undefined) continue;
    const mark = markOf(node);
    const group = groups.get(markKey(mark)) ?? { mark, nodes: [] };
    group.nodes.push(i);
    groups.set(markKey(mark), group);
  }
  return [...groups.values()];
}

function linkGroups(model: GraphModel, shown: readonly number[]): LinkGroup[] {
  const thin = shown.length > MANY_LINKS;
  const most = largest(shown, (i) => model.links[i]?.usd ?? 0);
  const groups = new Map<string, { color: string; width: number; dashed: boolean; links: number[] }>();
  for (const i of shown) {
    const link = model.links[i];
    const target = link === undefined ? undefined : model.nodes[link.to];
    if (link === undefined || target === undefined) continue;
    const { color, look } = markOf(target);
    const width = thin ? 1 : 1 + Math.round(4 * Math.sqrt(link.usd / most));
    const dashed = look === 'dashed';
    const key = `${color} ${width} ${dashed}`;
    const group = groups.get(key) ?? { color, width, dashed, links: [] };
    group.links.push(i);
    groups.set(key, group);
  }
  return [...groups.values()];
}
