import { sankey, type SankeyLink, type SankeyNode } from 'd3-sankey';
import { COLUMNS, type StageGraph, type StageLink, type StageNode } from './stage-graph';

interface Own {
  readonly node: StageNode;
  readonly column: number;
}

export interface PlacedNode {
  readonly node: StageNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedLink {
  readonly link: StageLink;
  readonly path: string;
  readonly width: number;
}

export interface StageLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly links: readonly PlacedLink[];
}

const NODE_WIDTH = 8;
/** A line of text beside each node, however thin it is. */
const LINE = 17;

/** Places for nodes and links in a picture of that width; `right` is the room for the labels of the last column. */
export function stageLayout(graph: StageGraph, width: number, right: number): StageLayout {
  const used = COLUMNS.filter((column) => graph.nodes.some((node) => node.column === column));
  const tallest = Math.max(1, ...used.map((column) => graph.nodes.filter((node) => node.column === column).length));
  const height = Math.max(180, tallest * (LINE + 14));
  const index = new Map(graph.nodes.map((node, i) => [node.id, i]));
  const layout = sankey<Own, { link: StageLink }>()
    .nodeWidth(NODE_WIDTH)
    .nodePadding(LINE)
    .nodeAlign((node) => node.column)
    .iterations(32)
    .extent([[1, 8], [width - right, height - 8]]);
  const placed = layout({
    nodes: graph.nodes.map((node) => ({ node, column: used.indexOf(node.column) })),
    links: graph.links.map((link) => ({ link, source: index.get(link.from.id) ?? 0, target: index.get(link.to.id) ?? 0, value: Math.max(Number(link.usd), 1e-6) })),
  });
  return {
    width,
    height,
    nodes: placed.nodes.map(({ node, x0 = 0, x1 = 0, y0 = 0, y1 = 0 }) => ({ node, x: x0, y: y0, width: x1 - x0, height: y1 - y0 })),
    links: placed.links.map((own) => ({ link: own.link, path: pathOf(own), width: own.width ?? 0 })),
  };
}

function pathOf({ source, target, y0 = 0, y1 = 0 }: SankeyLink<Own, { link: StageLink }>): string {
  const [from, to] = [source, target] as [SankeyNode<Own, object>, SankeyNode<Own, object>];
  const [left, right] = [from.x1 ?? 0, to.x0 ?? 0];
  const middle = (left + right) / 2;
  return `M${px(left)},${px(y0)} C${px(middle)},${px(y0)} ${px(middle)},${px(y1)} ${px(right)},${px(y1)}`;
}

const px = (value: number) => String(Math.round(value * 10) / 10);
