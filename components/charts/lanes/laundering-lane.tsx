'use client';

import { useId } from 'react';
import type { LaunderingRow } from '@/lib/charts/contract';
import { stageLabel } from '@/lib/format/labels';
import { formatUsdShort, plural } from '@/lib/format/number';
import { stageColor } from '@/lib/drawing/stages';
import { InLane, LaneChart } from './lane-chart';
import { binSize, lookedAt, type ObservedBar, observedBars, spanText, unlooked } from '@/lib/drawing/laundering-bins';
import { MarkLink } from './mark-link';
import { niceValues } from '@/lib/drawing/nice';
import { type Box, placeLabels, textWidth, type Wish } from '@/lib/drawing/place-labels';
import { Hatch, type Plot } from './plot';
import type { LaneProps } from './thefts-lane';
import type { TimeWindow } from '@/lib/drawing/time-window';

export function LaunderingLane({ dataset, window, ticks, width, height, names }: LaneProps<LaunderingRow> & { names: Readonly<Record<string, string>> }) {
  const id = useId();
  const bars = observedBars(dataset.rows, window, binSize(window, width));
  const highest = Math.max(0, ...bars.map((bar) => bar.top));
  const gaps = unlooked(window, lookedAt(dataset.rows));
  return (
    <LaneChart
      label={dataset.title}
      width={width}
      height={height}
      window={window}
      ticks={ticks}
      values={niceValues(highest, 2)}
      formatValue={(value) => (value === 0 ? '0' : highest === 0 ? '' : formatUsdShort(String(value)))}
    >
      <defs>
        <Hatch id={`${id}-unlooked`} color="var(--unlooked)" angle={45} gap={8} />
      </defs>
      <InLane id={id}>{(plot) => <Observed id={id} bars={bars} gaps={gaps} plot={plot} names={names} />}</InLane>
    </LaneChart>
  );
}

interface ObservedProps {
  readonly id: string;
  readonly bars: readonly ObservedBar[];
  readonly gaps: readonly TimeWindow[];
  readonly plot: Plot;
  readonly names: Readonly<Record<string, string>>;
}

function Observed({ id, bars, gaps, plot, names }: ObservedProps) {
  const { area } = plot;
  const boxes = bars.map((bar) => barBox(bar, plot));
  const hatched = gaps.map((gap) => ({ x: plot.x(gap.from), width: plot.x(gap.to) - plot.x(gap.from) }));
  const texts = labels(bars, hatched, boxes, plot, names);
  return (
    <>
      {hatched.map((gap) => (
        <rect key={gap.x} x={gap.x} y={area.y} width={gap.width} height={area.height} fill={`url(#${id}-unlooked)`} data-gap="" />
      ))}
      {bars.map((bar, i) => (
        <MarkLink key={bar.key} href={`/incidents/${bar.incident}`} tip={tip(bar, names)}>
          <rect {...boxes[i]} fill={stageColor(bar.stage)} />
        </MarkLink>
      ))}
      {texts.map(({ key, text, box }) => (
        <g key={key} pointerEvents="none">
          {key.startsWith('gap') && <rect {...box} fill="var(--paper)" />}
          <text x={box.x + 2} y={box.y + 11} fontSize={12} fill={key.startsWith('gap') ? 'var(--ink-3)' : 'var(--ink-2)'} data-label="">
            {text}
          </text>
        </g>
      ))}
    </>
  );
}

function barBox(bar: ObservedBar, plot: Plot): Box {
  const x = plot.x(bar.from);
  const y = plot.y(bar.top);
  const full = plot.x(bar.to) - x;
  return { x, y, width: Math.max(full - (full > 4 ? 1 : 0), 2), height: Math.max(plot.y(bar.bottom) - y, 1) };
}

function labels(
  bars: readonly ObservedBar[],
  gaps: readonly { x: number; width: number }[],
  obstacles: readonly Box[],
  plot: Plot,
  names: Readonly<Record<string, string>>,
) {
  const { area } = plot;
  const peaks = new Map<string, ObservedBar>();
  for (const bar of bars) {
    const peak = peaks.get(bar.incident);
    if (peak === undefined || bar.top > peak.top) peaks.set(bar.incident, bar);
  }
  const ofIncidents = [...peaks.values()].map((bar): Wish => {
    const text = names[bar.incident] ?? bar.incident;
    const size = { width: textWidth(text, 12), height: 15 };
    const box = barBox(bar, plot);
    return {
      key: bar.key,
      text,
      places: [
        { x: box.x + box.width + 5, y: box.y, ...size },
        { x: box.x - size.width - 4, y: box.y, ...size },
        { x: box.x + box.width / 2 - size.width / 2, y: box.y - 16, ...size },
      ],
    };
  });
  const ofGaps = gaps.map((gap): Wish => {
    const text = 'nobody has looked';
    const size = { width: textWidth(text, 12), height: 15 };
    const fits = size.width + 8 < gap.width;
    const place = { x: gap.x + gap.width / 2 - size.width / 2, y: area.y + area.height / 2 - 8, ...size };
    return { key: `gap ${gap.x}`, text, places: fits ? [place] : [] };
  });
  return placeLabels([...ofIncidents, ...ofGaps], obstacles, { ...area, y: area.y - 12, height: area.height + 12 });
}

function tip(bar: ObservedBar, names: Readonly<Record<string, string>>): string {
  const moved = bar.transfers === 0 ? '' : ` in ${plural(bar.transfers, 'transfer')}`;
  return `${names[bar.incident] ?? bar.incident}, ${spanText(bar)}\n${formatUsdShort(String(bar.top - bar.bottom))} of the day${moved}\nwent next to: ${stageLabel(bar.stage)}`;
}
