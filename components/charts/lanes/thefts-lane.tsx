'use client';

import { useId } from 'react';
import type { Dataset, TheftsOverTimeRow } from '@/lib/charts/contract';
import { formatPeriod } from '@/lib/format/date';
import { incidentTierLabel, shortVictim } from '@/lib/format/labels';
import { formatUsdExact, formatUsdShort, plural } from '@/lib/format/number';
import { InLane, LaneChart } from './lane-chart';
import { MarkLink } from './mark-link';
import { niceValues } from '@/lib/drawing/nice';
import { placeLabels, textWidth, type Wish } from '@/lib/drawing/place-labels';
import { Hatch, type Plot } from './plot';
import { type TheftBar, theftBars, type TheftBars, theftLink } from '@/lib/drawing/theft-bars';
import type { Tick, TimeWindow } from '@/lib/drawing/time-window';

export interface LaneProps<Row> {
  readonly dataset: Dataset<Row>;
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
        const box = barBox(bar, plot);
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
      {labels(drawn.bars, plot).map(({ key, text, box }) => (
        <text key={key} x={box.x + 2} y={box.y + 11} fontSize={12} fill="var(--ink-2)" pointerEvents="none" data-label="">
          {text}
        </text>
      ))}
    </>
  );
}

/** Thefts below this share of the highest bar are left to the pointer. */
const WORTH_A_NAME = 0.04;

/** A hair of paper stands between two periods; a bar too low to see is still a line. */
function barBox(bar: TheftBar, plot: Plot) {
  const left = plot.x(bar.from);
  const width = Math.max(plot.x(bar.to) - left - 1.5, 1);
  const top = plot.y(bar.top);
  return { x: left + 0.75, y: top, width, height: Math.max(plot.y(bar.bottom) - top, 0.75) };
}

function labels(bars: readonly TheftBar[], plot: Plot) {
  const obstacles = bars.filter((bar) => bar.row.period !== 'year').map((bar) => barBox(bar, plot));
  const tops = new Map<number, number>();
  for (const bar of bars) tops.set(bar.from, Math.max(tops.get(bar.from) ?? 0, bar.top));
  const highest = Math.max(0, ...tops.values());
  const wishes = bars
    .filter((bar) => Number(bar.row.largest_loss_usd ?? 0) > highest * WORTH_A_NAME)
    .sort((a, b) => Number(b.row.largest_loss_usd) - Number(a.row.largest_loss_usd))
    .filter((bar, i, sorted) => sorted.findIndex((other) => other.from === bar.from) === i)
    .map((bar): Wish => {
      const inferred = bar.row.tier === 'official-unnamed-victim' ? ' (not named)' : '';
      const text = `${shortVictim(bar.row.largest_victim ?? '')}${inferred} ${formatUsdShort(bar.row.largest_loss_usd ?? '0')}`;
      const size = { width: textWidth(text, 12), height: 15 };
      const { x, width } = barBox(bar, plot);
      const y = plot.y(tops.get(bar.from) ?? bar.top);
      const middle = x + width / 2;
      const places = [
        { x: middle - size.width / 2, y: y - 17, ...size },
        { x: x - size.width - 3, y: y - 2, ...size },
        { x: x + width + 3, y: y - 2, ...size },
        { x: x + width - size.width, y: y - 17, ...size },
        { x, y: y - 17, ...size },
      ];
      return { key: bar.key, text, places };
    });
  const { area } = plot;
  return placeLabels(wishes, obstacles, { x: area.x, y: area.y - 12, width: area.width, height: area.height + 12 });
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
