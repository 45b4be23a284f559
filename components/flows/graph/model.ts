import type { TraceEdge, TraceGraph, TraceNode } from '@/lib/charts/contract';

/** All that moved from one node to another, whatever the asset: one line of the picture. Nodes are places in `nodes`. */
export interface GraphLink {
  readonly from: number;
  readonly to: number;
  readonly edges: readonly TraceEdge[];
  /** A float for the drawing alone; 0 where no edge has a price. */
  readonly usd: number;
  /** Of its first transfer, in seconds. */
  readonly since: number;
}

/** A graph with what the drawing asks of it all the time. */
export interface GraphModel {
  readonly nodes: readonly TraceNode[];
  readonly links: readonly GraphLink[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** Places in `links`, those of most value first. */
  readonly incoming: readonly (readonly number[])[];
  readonly outgoing: readonly (readonly number[])[];
  /** The stolen value that came to each node, as a float for the drawing alone: what is known of it where not all has a price. */
  readonly worth: readonly number[];
  /** When each node was first reached, in seconds. */
  readonly reached: readonly number[];
  /** The first and the last moment of the graph, in seconds. */
  readonly from: number;
  readonly until: number;
}

export const seconds = (iso: string): number => Math.floor(Date.parse(iso) / 1000);

/** Reads a graph for drawing. Edges whose ends are not among its nodes are left out: nothing could be drawn of them. */
export function graphModel({ nodes, edges }: Pick<TraceGraph, 'nodes' | 'edges'>): GraphModel {
  const indexOf = new Map(nodes.map((node, i) => [node.id, i]));
  const links = linksOf(edges, indexOf);
  const incoming = nodes.map((): number[] => []);
  const outgoing = nodes.map((): number[] => []);
  links.forEach(({ from, to }, i) => {
    outgoing[from]?.push(i);
    incoming[to]?.push(i);
  });
  const known = (own: readonly number[] | undefined) => (own ?? []).reduce((sum, i) => sum + (links[i]?.usd ?? 0), 0);
  const worth = nodes.map(({ received_usd: usd }, i) => (usd === null ? Math.max(known(incoming[i]), known(outgoing[i])) : Number(usd)));
  const reached = nodes.map((node) => seconds(node.first_time));
  let from = Infinity;
  let until = -Infinity;
  for (const time of reached) from = Math.min(from, time);
  for (const node of nodes) until = Math.max(until, seconds(node.last_time));
  for (const edge of edges) until = Math.max(until, seconds(edge.last_time));
  return { nodes, links, indexOf, incoming, outgoing, worth, reached, from, until };
}

function linksOf(edges: readonly TraceEdge[], indexOf: ReadonlyMap<string, number>): GraphLink[] {
  const pairs = new Map<string, { from: number; to: number; edges: TraceEdge[]; usd: number; since: number }>();
  for (const edge of edges) {
    const from = indexOf.get(edge.from);
    const to = indexOf.get(edge.to);
    if (from === undefined || to === undefined || from === to) continue;
    const key = `${from} ${to}`;
    const link = pairs.get(key) ?? { from, to, edges: [], usd: 0, since: Infinity };
    link.edges.push(edge);
    link.usd += Number(edge.usd ?? 0);
    link.since = Math.min(link.since, edge.transactions[0]?.time ?? seconds(edge.first_time));
    pairs.set(key, link);
  }
  return [...pairs.values()].sort((a, b) => b.usd - a.usd || a.from - b.from || a.to - b.to);
}

/** The nodes at the other ends of the links of a node. */
export function neighbours(model: GraphModel, node: number): number[] {
  const before = (model.incoming[node] ?? []).map((link) => model.links[link]?.from);
  const after = (model.outgoing[node] ?? []).map((link) => model.links[link]?.to);
  return [...new Set([...before, ...after])].filter((other) => other !== undefined);
}
