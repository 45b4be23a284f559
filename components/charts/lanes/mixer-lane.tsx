'use client';

import { useId } from 'react';
import type { Dataset, DatasetEvent, MixerActivityRow } from '@/lib/charts/contract';
import { binSize, spanText, unlooked } from '@/lib/drawing/laundering-bins';
import { laneLabel } from '@/lib/drawing/lane-rows';
import { aboutMixers, type MixerBar, mixerBars } from '@/lib/drawing/mixer-bins';
import { niceValues } from '@/lib/drawing/nice';
import { placeLabels, textWidth } from '@/lib/drawing/place-labels';
import type { Plot } from '@/lib/drawing/plot';
import { dayTime, endTime, type TimeWindow } from '@/lib/drawing/time-window';
import { formatDate } from '@/lib/format/date';
import { groupDigits, plural } from '@/lib/format/number';
import { InLane, LaneChart } from './lane-chart';
import { MarkLink } from './mark-link';
import { Hatch } from './plot';
import type { LaneProps } from './thefts-lane';

/** Deposits a day; a line at each entry about a mixer; hatched what lies outside of the series. */
export function MixerLane({ dataset, window, ticks, width, height }: LaneProps<MixerActivityRow> & { readonly dataset: Pick<Dataset<MixerActivityRow>, 'events'> }) {
  const id = useId();
  const bars = mixerBars(dataset.rows, window, binSize(window, width));
  const [first, last] = [dataset.rows[0], dataset.rows.at(-1)];
  const gaps = unlooked(window, first === undefined || last === undefined ? [] : [{ from: dayTime(first.date), to: endTime(last.date, 'day') }]);
  return (
    <LaneChart
      label={dataset.title}
      width={width}
      height={height}
      window={window}
      ticks={ticks}
      values={niceValues(Math.max(0, ...bars.map(({ mean }) => mean)))}
      formatValue={(value) => groupDigits(String(value))}
    >
      <defs>
        <Hatch id={`${id}-unlooked`} color="var(--unlooked)" angle={45} gap={8} />
      </defs>
      <InLane id={id}>
        {(plot) => (
          <>
            {gaps.map((gap) => <Gap key={gap.from} gap={gap} plot={plot} fill={`url(#${id}-unlooked)`} />)}
            {bars.map((bar) => <Deposits key={bar.from} bar={bar} plot={plot} />)}
            <Events events={aboutMixers(dataset.events)} plot={plot} />
          </>
        )}
      </InLane>
    </LaneChart>
  );
}

function Gap({ gap, plot, fill }: { gap: TimeWindow; plot: Plot; fill: string }) {
  const x = plot.x(gap.from);
  return <rect x={x} y={plot.area.y} width={plot.x(gap.to) - x} height={plot.area.height} fill={fill} data-gap="" data-tip={`Not in the series\nmissing, which is not zero`} />;
}

function Deposits({ bar, plot }: { bar: MixerBar; plot: Plot }) {
  const [left, top] = [plot.x(bar.from), plot.y(bar.mean)];
  const mean = `${groupDigits(String(Math.round(bar.mean)))} ETH${bar.days === 1 ? '' : ' a day'}`;
  return (
    <g data-tip={`${spanText(bar)}: ${mean}\n${plural(bar.deposits, 'deposit')} by all users${bar.days === 1 ? '' : ` in ${plural(bar.days, 'day')}`}`}>
      <rect x={left} y={plot.area.y} width={Math.max(plot.x(bar.to) - left, 1)} height={plot.area.height} fill="transparent" />
      <rect x={left} y={top} width={Math.max(plot.x(bar.to) - left - 0.5, 0.75)} height={plot.area.y + plot.area.height - top} fill="var(--stage-mixer)" />
    </g>
  );
}

function Events({ events, plot }: { events: readonly DatasetEvent[]; plot: Plot }) {
  const { area } = plot;
  const at = (event: DatasetEvent) => plot.x(dayTime(event.date));
  const lines = new Map(events.map((event) => [event.id, at(event)]));
  const isLeft = (id: string, x: number) => x < (lines.get(id) ?? 0);
  const wishes = events.map((event) => {
    const text = laneLabel(event);
    const size = { width: textWidth(text, 12) + 4, height: 15 };
    const places = [0, 17, 34].flatMap((down) => [at(event) + 3, at(event) - size.width - 3].map((x) => ({ x, y: area.y + down, ...size })));
    return { key: event.id, text, places };
  });
  return (
    <>
      {events.map((event) => (
        <MarkLink key={event.id} href={`/events/${event.id}`} event={event.id} tip={`${formatDate(event.date)} · ${event.parties.join(', ')}\n${event.title}`}>
          <rect x={at(event) - 4} y={area.y} width={8} height={area.height} fill="transparent" />
          <line x1={at(event)} x2={at(event)} y1={area.y} y2={area.y + area.height} stroke="var(--ink)" strokeWidth={1.2} />
        </MarkLink>
      ))}
      {placeLabels(wishes, [], { ...area, y: area.y - 12, height: area.height + 12 }).map(({ key, text, box }) => (
        <g key={key} pointerEvents="none">
          <rect {...box} fill="var(--paper)" opacity={0.85} />
          <text x={isLeft(key, box.x) ? box.x + box.width - 2 : box.x + 2} y={box.y + 11} textAnchor={isLeft(key, box.x) ? 'end' : 'start'} fontSize={12} fill="var(--ink)" data-label="">
            {text}
          </text>
        </g>
      ))}
    </>
  );
}
