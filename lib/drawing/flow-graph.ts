import type { FlowRow } from '@/lib/charts/contract';

export interface FlowNode {
  readonly address: string;
  readonly label: string | null;
  readonly category: string;
}

/** `value` is a float for the drawing alone; `row` has the amount to the last digit. */
export interface FlowLink {
  readonly source: number;
  readonly target: number;
  readonly value: number;
  readonly row: FlowRow;
}

export interface FlowGraph {
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
  /** Rows that would close a circle or lead back to their own sender: told in words, since no Sankey can draw them. */
  readonly left: readonly FlowRow[];
}

/** The assets of the rows, the one with most rows first: amounts of two assets never share a picture. */
export function flowAssets(rows: readonly FlowRow[]): readonly { readonly asset: string; readonly contract: string | null }[] {
  const counts = new Map<string, { asset: string; contract: string | null; rows: number }>();
  for (const row of rows) {
    const key = `${row.asset} ${row.asset_contract ?? ''}`;
    const entry = counts.get(key) ?? { asset: row.asset, contract: row.asset_contract, rows: 0 };
    entry.rows++;
    counts.set(key, entry);
  }
  return [...counts.values()].sort((a, b) => b.rows - a.rows || a.asset.localeCompare(b.asset));
}

/** Sender to recipient as a graph without circles: a row is left out when its recipient already leads to its sender. */
export function flowGraph(rows: readonly FlowRow[]): FlowGraph {
  const index = new Map<string, number>();
  const nodes: FlowNode[] = [];
  const next = new Map<number, number[]>();
  const links: FlowLink[] = [];
  const left: FlowRow[] = [];
  const node = (address: string, label: string | null, category: string | undefined) => {
    const known = index.get(address);
    if (known !== undefined) {
      const old = nodes[known];
      if (old !== undefined && category !== undefined && old.category === 'source') nodes[known] = { ...old, category };
      return known;
    }
    index.set(address, nodes.length);
    nodes.push({ address, label, category: category ?? 'source' });
    return nodes.length - 1;
  };
  for (const row of [...rows].sort((a, b) => a.hop - b.hop)) {
    const value = Number(row.amount);
    if (row.from === row.to || !(value > 0)) {
      left.push(row);
      continue;
    }
    const source = node(row.from, row.from_label, undefined);
    const target = node(row.to, row.to_label, row.to_category);
    if (leads(next, target, source)) {
      left.push(row);
      continue;
    }
    next.set(source, [...(next.get(source) ?? []), target]);
    links.push({ source, target, value, row });
  }
  return withoutLoners(nodes, links, left);
}

function leads(next: ReadonlyMap<number, readonly number[]>, from: number, to: number): boolean {
  const open = [from];
  const seen = new Set<number>();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === to) return true;
    if (seen.has(node)) continue;
    seen.add(node);
    open.push(...(next.get(node) ?? []));
  }
  return false;
}

/** A node whose every row was left out has no place in the picture. */
function withoutLoners(nodes: readonly FlowNode[], links: readonly FlowLink[], left: readonly FlowRow[]): FlowGraph {
  const used = new Set(links.flatMap((link) => [link.source, link.target]));
  const kept = nodes.map((_, i) => i).filter((i) => used.has(i));
  const place = new Map(kept.map((old, i) => [old, i]));
  return {
    nodes: kept.flatMap((old) => nodes[old] ?? []),
    links: links.map((link) => ({ ...link, source: place.get(link.source) ?? 0, target: place.get(link.target) ?? 0 })),
    left,
  };
}

/** The most nodes in one column: how high the picture has to be for each to have a line of text. */
export function tallest(graph: FlowGraph): number {
  const depth = graph.nodes.map(() => 0);
  for (let round = 0; round < graph.nodes.length; round++) {
    let moved = false;
    for (const { source, target } of graph.links) {
      const deeper = (depth[source] ?? 0) + 1;
      if (deeper > (depth[target] ?? 0)) {
        depth[target] = deeper;
        moved = true;
      }
    }
    if (!moved) break;
  }
  const sources = new Set(graph.links.map((link) => link.source));
  const last = Math.max(0, ...depth);
  const columns = depth.map((d, i) => (sources.has(i) ? d : last));
  return Math.max(0, ...columns.map((column) => columns.filter((other) => other === column).length));
}
