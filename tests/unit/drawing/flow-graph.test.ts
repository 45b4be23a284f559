import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowAssets, flowGraph, tallest } from '@/lib/drawing/flow-graph';
import { cellText } from '@/components/charts/frame/cell';
import type { Column, FlowRow } from '@/lib/charts/contract';

const flow = (from: string, to: string, over: Partial<FlowRow> = {}): FlowRow => ({
  incident: 'a',
  hop: 1,
  chain: 'ethereum',
  from,
  from_label: null,
  to,
  to_label: null,
  to_category: 'flagged',
  asset: 'ETH',
  asset_contract: null,
  decimals: 18,
  amount: '1',
  amount_base_units: '1',
  transfers: 1,
  first_time: '2025-02-21T00:00:00Z',
  last_time: '2025-02-21T00:00:00Z',
  tx_hashes: [],
  origin: 'shipped',
  ...over,
});

describe('the graph of a flow', () => {
  it('breaks a circle and says which row it left out', () => {
    const back = flow('c', 'a', { hop: 3 });
    const graph = flowGraph([flow('a', 'b'), flow('b', 'c', { hop: 2 }), back, flow('b', 'b')]);
    expect(graph.links.map(({ row }) => `${row.from}${row.to}`)).toEqual(['ab', 'bc']);
    expect(graph.left.map((row) => `${row.from}${row.to}`)).toEqual(['bb', 'ca']);
  });

  it('draws no circle whatever the rows are, and forgets none of them', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name), { maxLength: 20 }), (pairs) => {
        const rows = pairs.map(([from, to]) => flow(from, to));
        const graph = flowGraph(rows);
        expect(graph.links.length + graph.left.length).toBe(rows.length);
        expect(tallest(graph)).toBeLessThanOrEqual(graph.nodes.length);
        const open = new Set(graph.nodes.keys());
        for (let moved = true; moved; ) {
          moved = false;
          for (const node of open) {
            if (graph.links.some((link) => link.target === node && open.has(link.source))) continue;
            open.delete(node);
            moved = true;
          }
        }
        expect(open.size).toBe(0);
      }),
    );
  });

  it('never puts two assets into one picture, even under one symbol', () => {
    const rows = [flow('a', 'b'), flow('a', 'c', { asset_contract: '0x1' }), flow('a', 'd')];
    expect(flowAssets(rows)).toMatchObject([{ asset: 'ETH', contract: null }, { asset: 'ETH', contract: '0x1' }]);
  });
});

describe('what one takes along', () => {
  it('shows an unknown cell as nothing and an amount to the last digit', () => {
    const column = (type: Column['type']): Column => ({ name: 'x', title: 'x', type });
    expect(cellText(null, column('usd'))).toBe('');
    expect(cellText('90375.54791768', column('amount'))).toBe('90,375.54791768');
    expect(cellText('2025-02', column('date'))).toBe('Feb 2025');
  });
});
