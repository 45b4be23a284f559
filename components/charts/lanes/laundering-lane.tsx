'use client';

import { useId } from 'react';
import { stageLabel } from '@/lib/format/labels';
import { formatUsdShort, plural } from '@/lib/format/number';
import { stageColor } from '@/lib/drawing/stages';
import { InLane, LaneChart } from './lane-chart';
import { binSize, type DrawnLaundering, lookedAt, type ObservedBar, observedBars, spanText, unlooked } from '@/lib/drawing/laundering-bins';
import { MarkLink } from './mark-link';
import { niceValues } from '@/lib/drawing/nice';
import { Hatch } from './plot';
import type { Plot } from '@/lib/drawing/plot';
import { observedBox, observedLabels } from '@/lib/drawing/laundering-labels';
import type { LaneProps } from './thefts-lane';
import type { TimeWindow } from '@/lib/drawing/time-window';

export function LaunderingLane({ dataset, window, ticks, width, height, names }: LaneProps<DrawnLaundering> & { names: Readonly<Record<string, string>> }) {
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
  const boxes = bars.map((bar) => observedBox(bar, plot));
  const hatched = gaps.map((gap) => ({ x: plot.x(gap.from), width: plot.x(gap.to) - plot.x(gap.from) }));
  const texts = observedLabels(bars, hatched, boxes, plot, names);
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

function tip(bar: ObservedBar, names: Readonly<Record<string, string>>): string {
  const moved = bar.transfers === 0 ? '' : ` in ${plural(bar.transfers, 'transfer')}`;
  return `${names[bar.incident] ?? bar.incident}, ${spanText(bar)}\n${formatUsdShort(String(bar.top - bar.bottom))} of the day${moved}\nwent next to: ${stageLabel(bar.stage)}`;
}
