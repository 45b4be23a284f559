import { sankey, sankeyLinkHorizontal } from 'd3-sankey';
import type { FlowRow } from '@/lib/charts/contract';
import { type FlowGraph, flowAssets, flowGraph, type FlowNode } from '@/lib/drawing/flow-graph';
import { stageGroup } from '@/lib/drawing/stages';
import { shortAddress } from '@/lib/format/address';
import { plural } from '@/lib/format/number';
import type { Drawing } from '../canvas';
import type { Ink } from '../ink';
import { element, line } from '../markup';
import { fitted } from '../measure';
import { stageLegend } from './laundering';

/** Room at the right for the names of the last column. */
const NAMES = 170;

/** Sender to recipient, in the asset with the most rows: units of two assets never share a picture. */
export const flow: Drawing<FlowRow> = {
  legend: ({ rows }, { ink }) => stageLegend(ofFirstAsset(rows).map((row) => row.to_category), ink),
  empty: ({ rows }) => (flowGraph(ofFirstAsset(rows)).links.length === 0 ? 'Nobody has looked at this yet: no transfer is stored.' : undefined),
  aside: ({ rows }) => {
    const assets = flowAssets(rows);
    const { left } = flowGraph(ofFirstAsset(rows));
    const others = assets.length < 2 ? '' : ` Not drawn: ${plural(assets.length - 1, 'other asset')} (${assets.slice(1).map(({ asset }) => asset).join(', ')}).`;
    const back = left.length === 0 ? '' : ` ${plural(left.length, 'flow')} that ${left.length === 1 ? 'leads' : 'lead'} back ${left.length === 1 ? 'is' : 'are'} left out.`;
    return `In ${assets[0]?.asset ?? ''}.${others}${back}`;
  },
  draw({ rows }, { area, ink }) {
    const graph = flowGraph(ofFirstAsset(rows));
    const narrow = area.width < 520;
    const room = narrow ? 96 : NAMES;
    const { nodes, links } = sankey<FlowNode, FlowGraph['links'][number]>()
      .nodeWidth(8)
      .nodePadding(Math.min(13, Math.max(2, (area.height / (graph.nodes.length + 1)) * 0.5)))
      .extent([[area.x, area.y + 6], [area.x + area.width - room, area.y + area.height - 4]])({ nodes: graph.nodes.map((node) => ({ ...node })), links: graph.links.map((link) => ({ ...link })) });
    const shape = sankeyLinkHorizontal<FlowNode, FlowGraph['links'][number]>();
    const ribbons = links.map((link) =>
      element('path', { d: (shape(link) ?? '').replace(/\d+\.\d+/g, (number) => String(Math.round(Number(number) * 100) / 100)), fill: 'none', stroke: color(link.row.to_category, ink), 'stroke-opacity': 0.35, 'stroke-width': Math.max(link.width ?? 1, 1) }),
    );
    let last = Number.NEGATIVE_INFINITY;
    const columns = [...nodes].sort((a, b) => (a.x0 ?? 0) - (b.x0 ?? 0) || (a.y0 ?? 0) - (b.y0 ?? 0));
    let column: number | undefined;
    const blocks = columns.map(({ x0 = 0, x1 = 0, y0 = 0, y1 = 0, address, label, category }) => {
      if (column !== x0) [column, last] = [x0, Number.NEGATIVE_INFINITY];
      const block = element('rect', { x: x0, y: y0, width: x1 - x0, height: Math.max(y1 - y0, 1), fill: category === 'source' ? ink('theft-official') : color(category, ink) });
      const y = (y0 + y1) / 2 + 4;
      const ends = x1 > area.x + area.width - room - 1;
      if (y - last < 11 || (narrow && !ends)) return block;
      last = y;
      const name = NAMELESS.has(category) || label === null ? shortAddress(address) : label;
      return block + line(fitted(name, 11, ends ? room - 6 : 130), { x: x1 + 5, y, 'font-size': 11, fill: ink('ink'), stroke: ink('paper'), 'stroke-width': 3, 'paint-order': 'stroke' });
    });
    return [...ribbons, ...blocks].join('');
  },
};

/** Many wallets of one list share a label; only their addresses tell them apart. */
const NAMELESS = new Set(['source', 'flagged', 'unlabelled']);

function ofFirstAsset(rows: readonly FlowRow[]): readonly FlowRow[] {
  const [first] = flowAssets(rows);
  return rows.filter((row) => row.asset === first?.asset && row.asset_contract === first.contract);
}

function color(category: string, ink: Ink): string {
  return ink.named('stage', stageGroup(category));
}
