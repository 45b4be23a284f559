import type { TraceView } from '@/lib/charts/contract';
import { Table } from '@/components/ui/table';
import { Notice } from '@/components/ui/page';
import { formatUsdExact } from '@/lib/format/number';
import { type StageColumn, stageGraph } from './stage-graph';
import { StagePicture } from './stage-picture';
import styles from './stages.module.css';

/** One picture for each width of the page: a smaller one leaves columns out rather than shrink its words. */
const PICTURES: readonly { readonly name: 'wide' | 'middle' | 'narrow'; readonly width: number; readonly right: number; readonly longest: number; readonly columns: readonly StageColumn[] }[] = [
  { name: 'wide', width: 1180, right: 190, longest: 22, columns: ['stolen', 'exchanged', 'asset', 'steps', 'stage', 'service'] },
  { name: 'middle', width: 690, right: 180, longest: 20, columns: ['stolen', 'exchanged', 'asset', 'stage'] },
  { name: 'narrow', width: 330, right: 160, longest: 16, columns: ['stolen', 'stage'] },
];

/** Where the loot went by stage: as a picture, and as a table of the same flows. */
export function StageFlow({ view }: { view: TraceView }) {
  if (view.method === 'poison') {
    return <Notice>Poison says where stolen money may have touched, not how much of it: what it reaches can exceed what was stolen, so it is not drawn as flows.</Notice>;
  }
  const whole = stageGraph(view);
  if (whole.links.length === 0) return <Notice>Nothing of this has a price at the time of the theft, so nothing can be drawn in dollars. The figures by asset stand in the tables.</Notice>;
  const unpriced = [...new Set([...view.stolen, ...view.ends, ...view.held, ...view.frontier, ...view.fees].filter(({ usd }) => usd === null).map(({ asset }) => asset))];
  return (
    <>
      <div className={styles.pictures} data-stages="">
        {PICTURES.map(({ name, columns, ...size }) => (
          <StagePicture key={name} id={`stages-${name}`} graph={stageGraph(view, columns)} className={styles[name]} title={`Where the loot of ${view.victim} went, by stage`} {...size} />
        ))}
      </div>
      {unpriced.length > 0 && <p className={styles.note}>Not drawn, since no source gives its price at the time of the theft: {unpriced.join(', ')}.</p>}
      <details className={styles.table}>
        <summary>The same as a table</summary>
        <Table
          label="Where the loot went, by stage"
          rows={whole.links}
          rowKey={({ from, to }) => `${from.id} ${to.id}`}
          columns={[
            { key: 'from', title: 'From', heading: true, cell: ({ from }) => from.title },
            { key: 'to', title: 'To', cell: ({ to }) => to.title },
            { key: 'usd', title: 'USD at the time of the theft', numeric: true, cell: ({ usd }) => formatUsdExact(usd) },
          ]}
        />
      </details>
    </>
  );
}
