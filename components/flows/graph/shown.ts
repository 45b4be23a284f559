import type { GraphModel } from './model';
import type { GraphView } from './view';

/** How many nodes a picture starts with: more than these tell nothing at first sight. */
export const MAIN_NODES = 60;

/**
 * The nodes through which most of the value went, each with the way by which most of it came, so that nothing hangs in
 * the air. All of them where there are few.
 */
export function mainNodes(model: GraphModel, most = MAIN_NODES): ReadonlySet<number> {
  const { nodes } = model;
  const order = nodes.map((_, i) => i);
  if (order.length <= most) return new Set(order);
  order.sort((a, b) => rank(model, a, b));
  const shown = new Set<number>();
  for (const node of order) {
    if (shown.size >= most) break;
    for (let at: number | undefined = node; at !== undefined && !shown.has(at); at = cameFrom(model, at)) shown.add(at);
  }
  return shown;
}

function rank({ nodes, worth }: GraphModel, a: number, b: number): number {
  const [left, right] = [nodes[a], nodes[b]];
  if (left === undefined || right === undefined) return a - b;
  const origin = Number(right.kind === 'origin') - Number(left.kind === 'origin');
  return origin || (worth[b] ?? 0) - (worth[a] ?? 0) || left.hop - right.hop || (left.id < right.id ? -1 : 1);
}

/** The node nearer to the theft from which most came. */
function cameFrom({ nodes, links, incoming }: GraphModel, node: number): number | undefined {
  const hop = nodes[node]?.hop ?? 0;
  const link = incoming[node]?.find((one) => (nodes[links[one]?.from ?? -1]?.hop ?? Infinity) < hop);
  return link === undefined ? undefined : links[link]?.from;
}

/** The nodes that a view lays out: the main ones or all, and those that the reader added. Hidden ones keep their place. */
export function laidOut(model: GraphModel, view: Pick<GraphView, 'all' | 'added'>): ReadonlySet<number> {
  if (view.all) return new Set(model.nodes.keys());
  const added = view.added.map((id) => model.indexOf.get(id)).filter((index) => index !== undefined);
  return new Set([...mainNodes(model), ...added]);
}

export interface Visible {
  readonly nodes: readonly number[];
  readonly links: readonly number[];
}

/** What of the laid out is drawn: not what is hidden, and nothing from after the moment of the slider. */
export function visible(model: GraphModel, laid: ReadonlySet<number>, view: Pick<GraphView, 'hidden' | 'until'>): Visible {
  const until = view.until ?? Infinity;
  const hidden = new Set(view.hidden.map((id) => model.indexOf.get(id)));
  const drawn = (node: number) => laid.has(node) && !hidden.has(node) && (model.reached[node] ?? 0) <= until;
  const nodes = [...laid].filter(drawn).sort((a, b) => a - b);
  const links = [...model.links.keys()].filter((i) => {
    const link = model.links[i];
    return link !== undefined && link.since <= until && drawn(link.from) && drawn(link.to);
  });
  return { nodes, links };
}
