'use client';

import { useId } from 'react';
import type { Dataset, TheftsOverTimeRow } from '@/lib/charts/contract';
import { formatPeriod } from '@/lib/format/date';
import { incidentTierLabel } from '@/lib/format/labels';
import { formatUsdExact, formatUsdShort, plural } from '@/lib/format/number';
import { InLane, LaneChart } from './lane-chart';
import { MarkLink } from './mark-link';
import { niceValues } from '@/lib/drawing/nice';
import { Hatch } from './plot';
import type { Plot } from '@/lib/drawing/plot';
import { theftBox, theftLabels } from '@/lib/drawing/theft-labels';
import { theftBars, type TheftBars, theftLink } from '@/lib/drawing/theft-bars';
import type { Tick, TimeWindow } from '@/lib/drawing/time-window';

/** As much of a dataset as a lane draws. */
export type Drawn<Row> = Pick<Dataset<Row>, 'id' | 'title' | 'rows' | 'asOf'>;

export interface LaneProps<Row> {
  readonly dataset: Drawn<Row>;
  readonly window: TimeWindow;
  readonly ticks: readonly Tick[];
  readonly width: number;
  readonly height: number;
}

export function TheftsLane({ dataset, window, ticks, width, height }: LaneProps<TheftsOverTimeRow>) {
  const id = useId();
  const drawn = theftBars(dataset.rows, window);
  return (
    <LaneChart
      label={dataset.title}
      width={width}
      height={height}
      window={window}
      ticks={ticks}
      values={niceValues(drawn.highest)}
      formatValue={(value) => (value === 0 ? '0' : formatUsdShort(String(value)))}
    >
      <defs>
        <Hatch id={`${id}-suspected`} color="var(--theft-suspected)" angle={45} />
        <Hatch id={`${id}-disputed`} color="var(--theft-disputed)" angle={-45} />
      </defs>
      <InLane id={id}>{(plot) => <Thefts id={id} drawn={drawn} plot={plot} />}</InLane>
    </LaneChart>
  );
}

function Thefts({ id, drawn, plot }: { id: string; drawn: TheftBars; plot: Plot }) {
  const fill = (tier: string) => (tier === 'suspected' || tier === 'disputed' ? `url(#${id}-${tier})` : `var(--theft-${tier})`);
  return (
    <>
      {drawn.bars.map((bar) => {
        const box = theftBox(bar, plot);
        const color = `var(--theft-${bar.row.tier})`;
        const wholeYear = bar.row.period === 'year';
        return (
          <MarkLink key={bar.key} href={theftLink(bar.row)} tip={tip(bar.row)}>
            <rect
              {...box}
              data-period={bar.row.period_start}
              fill={wholeYear ? 'var(--paper)' : fill(bar.row.tier)}
              fillOpacity={wholeYear ? 0.01 : 1}
              stroke={color}
              strokeDasharray={wholeYear ? '3 3' : undefined}
              strokeWidth={wholeYear || bar.row.tier === 'suspected' || bar.row.tier === 'disputed' ? 1 : 0}
            />
          </MarkLink>
        );
      })}
      {drawn.unmeasured.map((mark) => (
        <text
          key={mark.key}
          x={(plot.x(mark.from) + plot.x(mark.to)) / 2}
          y={plot.area.y + plot.area.height - 3}
          textAnchor="middle"
          fontSize={11}
          fill="var(--ink-3)"
          stroke="var(--paper)"
          strokeWidth={3}
          paintOrder="stroke"
          data-tip={tip(mark.row)}
        >
          ?
        </text>
      ))}
      {theftLabels(drawn.bars, plot).map(({ key, text, box }) => (
        <text key={key} x={box.x + 2} y={box.y + 11} fontSize={12} fill="var(--ink-2)" pointerEvents="none" data-label="">
          {text}
        </text>
      ))}
    </>
  );
}

function tip(row: TheftsOverTimeRow): string {
  const amount = row.loss_usd === null ? 'amount unknown' : formatUsdExact(row.loss_usd);
  const unknown = row.incidents_without_amount > 0 ? `, ${row.incidents_without_amount} without amount` : '';
  const largest =
    row.largest_victim === null || row.largest_loss_usd === null || row.incidents === 1
      ? (row.largest_victim ?? '')
      : `largest: ${row.largest_victim}, ${formatUsdExact(row.largest_loss_usd)}`;
  return [
    `${formatPeriod(row.period_start, row.period)}: ${amount}`,
    `${incidentTierLabel(row.tier)} · ${plural(row.incidents, 'incident')}${unknown}`,
    largest,
  ].join('\n');
}
