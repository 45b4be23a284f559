'use client';

import type { TraceEdge } from '@/lib/charts/contract';
import { TxLink } from '@/components/wallets/links';
import { formatTime } from '@/lib/format/date';
import { formatAmount, formatUsdShort, groupDigits, plural } from '@/lib/format/number';
import styles from './graph.module.css';
import { labelOf } from './labels';
import type { GraphLink, GraphModel } from './model';

const MOST_LINKS = 12;
const MOST_TRANSACTIONS = 20;

interface NodeLinksProps {
  readonly model: GraphModel;
  readonly node: number;
  readonly until: number | null;
  readonly onSelect: (node: number) => void;
}

/** From whom stolen value came and to whom it went, with the transactions. */
export function NodeLinks({ model, node, until, onSelect }: NodeLinksProps) {
  const links = (indices: readonly number[] | undefined) =>
    (indices ?? []).flatMap((i) => model.links[i] ?? []).filter(({ since }) => since <= (until ?? Infinity));
  const lists = [
    { title: 'Came from', links: links(model.incoming[node]), other: (link: GraphLink) => link.from },
    { title: 'Went to', links: links(model.outgoing[node]), other: (link: GraphLink) => link.to },
  ];
  return lists.map(({ title, links: all, other }) => (
    <div key={title} className={styles.ways}>
      <h4>{title}</h4>
      {all.length === 0 && <p>{title === 'Came from' ? 'the theft itself, or nothing drawn here' : 'nobody, as far as was followed'}</p>}
      <ul>
        {all.slice(0, MOST_LINKS).map((link) => (
          <li key={other(link)}>
            <button type="button" className={styles.name} onClick={() => onSelect(other(link))}>
              {nameOf(model, other(link))}
            </button>
            {link.edges.map((edge) => (
              <Edge key={`${edge.asset} ${edge.asset_contract ?? ''}`} edge={edge} chain={model.nodes[link.from]?.chain ?? ''} until={until} />
            ))}
          </li>
        ))}
      </ul>
      {all.length > MOST_LINKS && <p>{MOST_LINKS} of {groupDigits(String(all.length))}, the largest first; the JSON has all.</p>}
    </div>
  ));
}

function Edge({ edge, chain, until }: { edge: TraceEdge; chain: string; until: number | null }) {
  const done = edge.transactions.filter(({ time }) => time <= (until ?? Infinity));
  return (
    <details>
      <summary>
        {formatAmount(edge.amount, edge.asset)}
        {edge.usd !== null && `, ${formatUsdShort(edge.usd)} at the theft`}, {plural(edge.transfers, 'transfer')}
      </summary>
      <ol>
        {done.slice(0, MOST_TRANSACTIONS).map(({ time, hash }, i) => (
          <li key={`${hash} ${i}`}>
            <TxLink chain={chain} hash={hash} /> <span>{formatTime(new Date(time * 1000).toISOString())}</span>
          </li>
        ))}
      </ol>
      {done.length > MOST_TRANSACTIONS && <p>The first {MOST_TRANSACTIONS} of {groupDigits(String(done.length))}.</p>}
    </details>
  );
}

function nameOf(model: GraphModel, node: number): string {
  const about = model.nodes[node];
  return about === undefined ? '' : labelOf(about);
}
