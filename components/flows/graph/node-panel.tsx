'use client';

import Link from 'next/link';
import type { TraceNode } from '@/lib/charts/contract';
import { Terms } from '@/components/ui/figures';
import { WalletTierMark } from '@/components/wallets/tier';
import { chainByName } from '@/lib/core/chains';
import { formatTime } from '@/lib/format/date';
import { stageLabel } from '@/lib/format/labels';
import { formatUsdExact } from '@/lib/format/number';
import styles from './graph.module.css';
import { MarkGlyph } from './legend';
import { markOf } from './marks';
import { type GraphModel, neighbours } from './model';
import { NodeLinks } from './node-links';

interface NodePanelProps {
  readonly model: GraphModel;
  readonly node: number;
  readonly until: number | null;
  readonly pinned: boolean;
  /** Neighbours that are not drawn yet. */
  readonly more: number;
  readonly onSelect: (node: number) => void;
  readonly onKey: (key: string) => void;
}

/** The facts of the selected node, and what can be done with it. */
export function NodePanel({ model, node, until, pinned, more, onSelect, onKey }: NodePanelProps) {
  const about = model.nodes[node];
  if (about === undefined) return null;
  const explorer = chainByName(about.chain)?.explorer?.address;
  return (
    <section className={styles.panel} aria-label="Selected wallet">
      <h3>
        <MarkGlyph mark={markOf(about)} /> {about.label ?? 'In no source that we hold'}
      </h3>
      <p>
        <code className={styles.whole}>{about.address}</code>
      </p>
      <p className={styles.links}>
        <Link href={`/wallets/${about.chain}/${about.address}`} prefetch={false}>Its page</Link>
        {explorer !== undefined && <a href={`${explorer}${about.address}`} rel="noopener external">Block explorer (leaves this site)</a>}
      </p>
      <p className={styles.group}>
        <button type="button" onClick={() => onKey('e')} disabled={more === 0}>
          {more === 0 ? `All ${neighbours(model, node).length} neighbours drawn` : `Expand: ${more} more`}
        </button>
        <button type="button" aria-pressed={pinned} onClick={() => onKey('p')}>{pinned ? 'Unpin' : 'Pin'}</button>
        <button type="button" onClick={() => onKey('h')}>Hide</button>
      </p>
      <Terms items={factsOf(about)} />
      <NodeLinks model={model} node={node} until={until} onSelect={onSelect} />
    </section>
  );
}

function factsOf(node: TraceNode): [string, React.ReactNode][] {
  const value = (usd: string | null) => (usd === null ? 'unknown: not all of it has a price' : formatUsdExact(usd));
  const facts: [string, React.ReactNode][] = [
    ['Is', markOf(node).text],
    ['Chain', chainByName(node.chain)?.title ?? node.chain],
    ['Steps from the theft', node.hop === 0 ? '0: received it' : String(node.hop)],
    ['Stolen value received', value(node.received_usd)],
    ['Of it not known to have left', node.held_usd === null && node.kind === 'service' ? 'not followed any further' : value(node.held_usd)],
    ['First', formatTime(node.first_time)],
    ['Last', formatTime(node.last_time)],
  ];
  if (node.tier !== null) facts.splice(1, 0, ['How sure', <WalletTierMark key="tier" tier={node.tier} />]);
  if (node.kind === 'service' && node.category !== null) facts.splice(1, 1, ['Kind of service', `${stageLabel(node.category)}; what entered it is not followed`]);
  return facts;
}
