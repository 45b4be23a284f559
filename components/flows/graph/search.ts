import type { GraphModel } from './model';

export interface Found {
  readonly nodes: readonly number[];
  readonly total: number;
}

/** The nodes whose address, label or category has the text in it, the most valuable first; an address as a whole before all. */
export function searchNodes(model: GraphModel, text: string, most = 8): Found {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return { nodes: [], total: 0 };
  const hits = [...model.nodes.keys()].filter((i) => {
    const node = model.nodes[i];
    return node !== undefined && [node.address, node.label ?? '', node.category ?? ''].some((field) => field.toLowerCase().includes(wanted));
  });
  const whole = (i: number) => Number(model.nodes[i]?.address.toLowerCase() === wanted);
  const value = (i: number) => model.worth[i] ?? 0;
  hits.sort((a, b) => whole(b) - whole(a) || value(b) - value(a) || a - b);
  return { nodes: hits.slice(0, most), total: hits.length };
}
