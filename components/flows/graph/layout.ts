import type { GraphModel } from './model';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A column of more nodes than these is folded into several beside each other. */
const FOLD = 48;
/** Room between two hops, in widths of a folded column. */
const GAP = 6;
const SWEEPS = 4;

/**
 * A place for each of the nodes, both coordinates between 0 and 1: from left to right by hops from the theft, in each
 * column near those it received from and sends to (the barycentre method of Sugiyama, Tagawa and Toda 1981). Nothing is
 * drawn by lot: the same graph gives the same picture.
 */
export function layoutByHop(model: GraphModel, laid: ReadonlySet<number>): ReadonlyMap<number, Point> {
  const columns = columnsOf(model, laid);
  const rank = new Map<number, number>();
  const number = (column: readonly number[]) => column.forEach((node, i) => rank.set(node, (i + 0.5) / column.length));
  columns.forEach(number);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const back = sweep % 2 === 1;
    for (const column of back ? columns.toReversed() : columns) {
      const goal = new Map(column.map((node) => [node, middle(model, rank, node, back)]));
      column.sort((a, b) => (goal.get(a) ?? 0) - (goal.get(b) ?? 0) || (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
      number(column);
    }
  }
  return place(columns);
}

/** By hop; in each the most valuable first, and by address where they are worth the same. */
function columnsOf({ nodes, worth }: GraphModel, laid: ReadonlySet<number>): number[][] {
  const hops = new Map<number, number[]>();
  for (const node of laid) {
    const hop = nodes[node]?.hop ?? 0;
    const column = hops.get(hop);
    if (column === undefined) hops.set(hop, [node]);
    else column.push(node);
  }
  const columns = [...hops].sort(([a], [b]) => a - b).map(([, column]) => column);
  for (const column of columns) {
    column.sort((a, b) => {
      const [left, right] = [nodes[a], nodes[b]];
      return left === undefined || right === undefined ? a - b : (worth[b] ?? 0) - (worth[a] ?? 0) || (left.id < right.id ? -1 : 1);
    });
  }
  return columns;
}

/** Where the neighbours on one side stand on average; its own place where it has none there. */
function middle({ links, incoming, outgoing }: GraphModel, rank: ReadonlyMap<number, number>, node: number, back: boolean): number {
  let total = 0;
  let count = 0;
  for (const i of (back ? outgoing : incoming)[node] ?? []) {
    const link = links[i];
    const other = link === undefined ? undefined : rank.get(back ? link.to : link.from);
    if (other === undefined) continue;
    total += other;
    count++;
  }
  return count === 0 ? (rank.get(node) ?? 0) : total / count;
}

function place(columns: readonly (readonly number[])[]): ReadonlyMap<number, Point> {
  const folds = columns.map((column) => rowsOf(column.length)).map((rows, i) => ({ rows, wide: Math.ceil((columns[i]?.length ?? 0) / rows) }));
  const total = folds.reduce((sum, { wide }) => sum + wide, 0) + GAP * (columns.length - 1);
  const points = new Map<number, Point>();
  let left = 0;
  columns.forEach((column, c) => {
    const { rows, wide } = folds[c] ?? { rows: 1, wide: 1 };
    column.forEach((node, i) => {
      const row = Math.floor(i / wide);
      points.set(node, { x: (left + (i % wide) + 0.5) / total, y: (row + 0.5) / Math.min(rows, Math.ceil(column.length / wide)) });
    });
    left += wide + GAP;
  });
  return points;
}

/** So many rows that a folded column is about as high as it is wide on the screen. */
function rowsOf(count: number): number {
  return count <= FOLD ? Math.max(count, 1) : Math.max(FOLD, Math.ceil(4 * Math.sqrt(count)));
}
