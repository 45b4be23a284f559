'use client';

import Link from 'next/link';
import { Table } from '@/components/ui/table';
import { chainByName } from '@/lib/core/chains';
import { formatTime } from '@/lib/format/date';
import { formatAmount, formatUsdExact, groupDigits, plural } from '@/lib/format/number';
import styles from './graph.module.css';
import { labelOf } from './labels';
import { markOf } from './marks';
import type { Picture } from './picture';

const MOST = 200;

/** What is drawn, in words: for those who don't see it, and for those who want the figures. */
export function GraphTables({ picture, onSelect }: { picture: Picture; onSelect: (node: number) => void }) {
  const { model } = picture;
  const nodes = picture.byRank.slice(0, MOST).flatMap((i) => {
    const node = model.nodes[i];
    return node === undefined ? [] : [{ i, node }];
  });
  const edges = [...picture.drawnLinks].sort((a, b) => a - b).flatMap((i) => model.links[i]?.edges ?? []);
  const names = new Map(model.nodes.map((node) => [node.id, node]));
  const end = (id: string) => {
    const node = names.get(id);
    return node === undefined ? id : <Link href={`/wallets/${node.chain}/${node.address}`} prefetch={false}>{labelOf(node)}</Link>;
  };
  return (
    <div className={styles.tables}>
      <details>
        <summary>{plural(picture.drawn.size, 'wallet')} as a table</summary>
        <div className={styles.table}>
          <Table
            label="Wallets of the graph"
            caption={caption(nodes.length, picture.drawn.size)}
            rows={nodes}
            rowKey={({ node }) => node.id}
            columns={[
              { key: 'address', title: 'Address', heading: true, cell: ({ node }) => <Link href={`/wallets/${node.chain}/${node.address}`} prefetch={false}><code>{node.address}</code></Link> },
              { key: 'label', title: 'Label', cell: ({ node }) => node.label ?? 'in no source' },
              { key: 'chain', title: 'Chain', cell: ({ node }) => chainByName(node.chain)?.title ?? node.chain },
              { key: 'kind', title: 'Is', cell: ({ node }) => markOf(node).text },
              { key: 'hop', title: 'Steps', numeric: true, cell: ({ node }) => String(node.hop) },
              { key: 'received', title: 'Received, USD at the theft', numeric: true, cell: ({ node }) => usd(node.received_usd) },
              { key: 'held', title: 'Not known to have left', numeric: true, cell: ({ node }) => usd(node.held_usd) },
              { key: 'select', title: 'In the graph', cell: ({ i, node }) => <button type="button" className={styles.name} aria-label={`Select ${labelOf(node)}`} onClick={() => onSelect(i)}>Select</button> },
            ]}
          />
        </div>
      </details>
      <details>
        <summary>{plural(edges.length, 'flow')} between them as a table</summary>
        <div className={styles.table}>
          <Table
            label="Flows of the graph"
            caption={caption(Math.min(edges.length, MOST), edges.length)}
            rows={edges.slice(0, MOST)}
            rowKey={(edge) => `${edge.from} ${edge.to} ${edge.asset} ${edge.asset_contract ?? ''}`}
            columns={[
              { key: 'from', title: 'From', heading: true, cell: (edge) => end(edge.from) },
              { key: 'to', title: 'To', cell: (edge) => end(edge.to) },
              { key: 'amount', title: 'Stolen amount', numeric: true, cell: (edge) => formatAmount(edge.amount, edge.asset) },
              { key: 'usd', title: 'USD at the theft', numeric: true, cell: (edge) => usd(edge.usd) },
              { key: 'transfers', title: 'Transfers', numeric: true, cell: (edge) => groupDigits(String(edge.transfers)) },
              { key: 'first', title: 'First', cell: (edge) => formatTime(edge.first_time) },
              { key: 'last', title: 'Last', cell: (edge) => formatTime(edge.last_time) },
            ]}
          />
        </div>
      </details>
    </div>
  );
}

const usd = (value: string | null) => (value === null ? null : formatUsdExact(value));
const caption = (shown: number, total: number) => (shown < total ? `${shown} of ${groupDigits(String(total))} rows, the largest first; the JSON has all.` : plural(total, 'row'));
