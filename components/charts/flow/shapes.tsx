'use client';

import type { SankeyLinkProps, SankeyNodeProps } from 'recharts';
import type { FlowRow } from '@/lib/charts/contract';
import { shortAddress } from '@/lib/format/address';
import { formatDate } from '@/lib/format/date';
import { stageLabel } from '@/lib/format/labels';
import { formatAmount, plural } from '@/lib/format/number';
import { stageColor } from '@/lib/drawing/stages';

/** What our nodes and links carry beside what the layout needs. */
interface OwnNode {
  readonly address?: string;
  readonly label?: string | null;
  readonly category?: string;
  /** Both takes and sends: on a narrow screen its label would stand on those behind it. */
  readonly between?: boolean;
}

interface OwnLink {
  readonly row?: FlowRow;
}

/** Many wallets of one list share a label; only their addresses tell them apart. */
const NAMELESS = new Set(['source', 'flagged', 'unlabelled']);

export function FlowNodeShape({ x, y, width, height, payload, narrow }: SankeyNodeProps & { narrow: boolean }) {
  const { address = '', label, category = '', between = false } = payload as typeof payload & OwnNode;
  const name = NAMELESS.has(category) ? shortAddress(address) : (label ?? shortAddress(address));
  const most = narrow ? 17 : 30;
  const shown = name.length > most ? `${name.slice(0, most - 1)}…` : name;
  return (
    <g data-tip={`${label ?? address}\n${label === null || label === undefined ? '' : address}\n${stageLabel(category)}`}>
      <rect x={x} y={y} width={width} height={Math.max(height, 1)} fill={category === 'source' ? 'var(--theft-official)' : stageColor(category)} />
      {!(narrow && between) && (
        <text x={x + width + 5} y={y + height / 2 + 4} fontSize={11} fill="var(--ink)" stroke="var(--paper)" strokeWidth={3} paintOrder="stroke" data-label="">
          {shown}
        </text>
      )}
    </g>
  );
}

export function FlowLinkShape(props: SankeyLinkProps) {
  const { sourceX, targetX, sourceY, targetY, sourceControlX, targetControlX, linkWidth, payload } = props;
  const { row } = payload as typeof payload & OwnLink;
  return (
    <path
      d={`M${sourceX},${sourceY} C${sourceControlX},${sourceY} ${targetControlX},${targetY} ${targetX},${targetY}`}
      fill="none"
      stroke={stageColor(row?.to_category ?? 'other')}
      strokeOpacity={0.35}
      strokeWidth={Math.max(linkWidth, 1)}
      data-tip={row === undefined ? undefined : tip(row)}
    />
  );
}

function tip(row: FlowRow): string {
  const times = row.first_time === row.last_time ? formatDate(row.first_time) : `${formatDate(row.first_time)} to ${formatDate(row.last_time)}`;
  return [
    formatAmount(row.amount, row.asset),
    `from ${row.from_label ?? row.from}`,
    `to ${row.to_label ?? row.to} (${stageLabel(row.to_category)})`,
    `${plural(row.transfers, 'transfer')}, ${times}${row.origin === 'fetched' ? '' : ', second hand'}`,
  ].join('\n');
}
