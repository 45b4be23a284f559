'use client';

import { useId, useState } from 'react';
import { Sankey } from 'recharts';
import type { Dataset, FlowRow } from '@/lib/charts/contract';
import { formatAmount, plural } from '@/lib/format/number';
import { Quiet } from '@/components/ui/page';
import { StageLegend } from '../legends';
import styles from '../lanes/lanes.module.css';
import { Tips } from '../lanes/tip';
import { useWidth } from '../lanes/use-width';
import { flowAssets, flowGraph, tallest } from '@/lib/drawing/flow-graph';
import { FlowLinkShape, FlowNodeShape } from './shapes';

export function Flow({ dataset }: { dataset: Dataset<FlowRow> }) {
  const [ref, width] = useWidth();
  const id = useId();
  const assets = flowAssets(dataset.rows);
  const [chosen, setChosen] = useState(0);
  const asset = assets[chosen] ?? assets[0];
  if (asset === undefined) return <Quiet>Nobody has looked at this yet: no transfer is stored.</Quiet>;
  const rows = dataset.rows.filter((row) => row.asset === asset.asset && row.asset_contract === asset.contract);
  const graph = flowGraph(rows);
  const height = Math.max(tallest(graph) * 22, 220);
  const narrow = (width ?? 0) < 640;
  const between = (node: number) => graph.links.some(({ source }) => source === node) && graph.links.some(({ target }) => target === node);
  return (
    <div ref={ref}>
      <div className={styles.choices}>
        <label htmlFor={id}>Asset, one at a time since units never mix</label>
        <select id={id} value={chosen} onChange={(event) => setChosen(Number(event.target.value))}>
          {assets.map((one, i) => (
            <option key={`${one.asset} ${one.contract ?? ''}`} value={i}>
              {one.asset}
            </option>
          ))}
        </select>
        <span>
          {plural(rows.length, 'flow')} between {plural(graph.nodes.length, 'address', 'addresses')}
        </span>
      </div>
      <StageLegend stages={rows.map((row) => row.to_category)} />
      <div style={{ height }}>
        {width !== undefined && graph.links.length > 0 && (
          <Tips>
            <Sankey
              key={`${asset.asset} ${asset.contract ?? ''}`}
              width={width}
              height={height}
              data={{ nodes: graph.nodes.map((node, i) => ({ ...node, name: node.label ?? node.address, between: between(i) })), links: graph.links.map((link) => ({ ...link })) }}
              nodeWidth={8}
              nodePadding={13}
              margin={{ top: 8, bottom: 8, left: 2, right: narrow ? 118 : 190 }}
              iterations={64}
              sort
              title={dataset.title}
              accessibilityLayer={false}
              node={(props) => <FlowNodeShape {...props} narrow={narrow} />}
              link={(props) => <FlowLinkShape {...props} />}
            />
          </Tips>
        )}
      </div>
      {graph.left.length > 0 && (
        <Quiet>
          Not drawn, since it leads back: {graph.left.map((row) => `${row.from} to ${row.to}, ${formatAmount(row.amount, row.asset)}`).join('; ')}.
        </Quiet>
      )}
    </div>
  );
}
