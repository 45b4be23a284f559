'use client';

import { useId } from 'react';
import type { DatasetEvent } from '@/lib/charts/contract';
import { formatDate } from '@/lib/format/date';
import { eventKindLabel } from '@/lib/format/labels';
import { InLane, LaneChart } from '@/components/charts/lanes/lane-chart';
import { MarkLink } from '@/components/charts/lanes/mark-link';
import { placeLabels, textWidth } from '@/lib/drawing/place-labels';
import type { Plot } from '@/lib/drawing/plot';
import { dayTime, endTime, type Tick, type TimeWindow } from '@/lib/drawing/time-window';
import { byImportance, LANE_ROWS, laneLabel, laneRow } from '@/lib/drawing/lane-rows';

interface TimelineLaneProps {
  readonly events: readonly DatasetEvent[];
  readonly window: TimeWindow;
  readonly ticks: readonly Tick[];
  readonly width: number;
  readonly height: number;
}

const VALUES = [0, LANE_ROWS.length];
const RADIUS = 5;

export function TimelineLane({ events, window, ticks, width, height }: TimelineLaneProps) {
  const id = useId();
  return (
    <LaneChart label="What governments did" width={width} height={height} window={window} ticks={ticks} values={VALUES}>
      <RowTitles narrow={width < 640} />
      <InLane id={id}>{(plot) => <Marks events={events} window={window} plot={plot} titled={width < 640} />}</InLane>
    </LaneChart>
  );
}

const rowY = (plot: Plot, row: number) => plot.y(LANE_ROWS.length - row - 0.62);

function RowTitles({ narrow }: { narrow: boolean }) {
  return (
    <InLane>
      {(plot) =>
        LANE_ROWS.map((row, i) => {
          const y = rowY(plot, i);
          return (
            <g key={row.title}>
              <line x1={plot.area.x} x2={plot.area.x + plot.area.width} y1={y} y2={y} stroke="var(--grid)" />
              {narrow ? (
                <text x={2} y={y - 14} fontSize={12} fontWeight={650} fill="var(--ink-2)">
                  {row.title}
                </text>
              ) : (
                <text textAnchor="end" fontSize={12} fill="var(--ink-2)">
                  <tspan x={plot.area.x - 12} y={y + 1} fontWeight={650}>
                    {row.title}
                  </tspan>
                  <tspan x={plot.area.x - 12} y={y + 15} fill="var(--ink-3)" fontSize={11}>
                    {row.who}
                  </tspan>
                </text>
              )}
            </g>
          );
        })
      }
    </InLane>
  );
}

function Marks({ events, window, plot, titled }: { events: readonly DatasetEvent[]; window: TimeWindow; plot: Plot; titled: boolean }) {
  const shown = events
    .map((event) => ({ event, from: dayTime(event.date), to: endTime(event.date, event.date_precision) }))
    .filter(({ from, to }) => to > window.from && from < window.to);
  return (
    <>
      {[...shown]
        .sort((a, b) => order(a.event) - order(b.event))
        .map(({ event, from, to }) => (
          <MarkLink
            key={event.id}
            href={`/timeline?event=${event.id}#${event.id}`}
            event={event.id}
            tip={`${formatDate(event.date)} · ${eventKindLabel(event.kind)} · ${event.parties.join(', ')}\n${event.title}\n${event.origin === 'article' ? 'from the article' : 'from public record'}`}
          >
            <Mark event={event} from={plot.x(from)} to={plot.x(to)} y={rowY(plot, laneRow(event.kind))} />
          </MarkLink>
        ))}
      <Labels events={shown.map(({ event }) => event)} plot={plot} titled={titled} />
    </>
  );
}

/** Spans beneath circles, the entries of the article on top. */
function order(event: DatasetEvent): number {
  return (event.date_precision === 'day' ? 2 : 0) + (event.origin === 'article' ? 1 : 0);
}

/** A day is a circle, a month or a year a bar as long as what is not known of it. */
function Mark({ event, from, to, y }: { event: DatasetEvent; from: number; to: number; y: number }) {
  const fill = event.origin === 'article' ? 'var(--ink)' : 'var(--paper)';
  const line = { fill, stroke: 'var(--ink)', strokeWidth: 1.6 } as const;
  if (event.date_precision === 'day') return <circle cx={(from + to) / 2} cy={y} r={RADIUS} {...line} />;
  const width = Math.max(to - from, 2 * RADIUS + 4);
  return <rect x={(from + to) / 2 - width / 2} y={y - 3} width={width} height={6} rx={3} {...line} />;
}

/** `titled`: the names of the rows stand in the plot, and labels keep clear of them. */
function Labels({ events, plot, titled }: { events: readonly DatasetEvent[]; plot: Plot; titled: boolean }) {
  const titles = LANE_ROWS.map((row, i) => ({ x: 0, y: rowY(plot, i) - 26, width: textWidth(row.title, 12.5) + 8, height: 18 }));
  const middle = (event: DatasetEvent) => (plot.x(dayTime(event.date)) + plot.x(endTime(event.date, event.date_precision))) / 2;
  const roomy = plot.area.width / events.length > 24;
  const wishes = byImportance(events, roomy).map((event) => {
    const text = laneLabel(event);
    const size = { width: textWidth(text, 12) + 4, height: 14 };
    const x = middle(event);
    const y = rowY(plot, laneRow(event.kind)) - RADIUS - 16;
    const places = [x - RADIUS, x - size.width / 2, x - size.width + RADIUS].map((left) => ({ x: left, y, ...size }));
    return { key: event.id, text, places };
  });
  const room = { ...plot.area, y: plot.area.y - 12, height: plot.area.height + 12 };
  return placeLabels(wishes, titled ? titles : [], room).map(({ key, text, box }) => (
    <text key={key} x={box.x + 2} y={box.y + 11} fontSize={12} fill="var(--ink-2)" pointerEvents="none" data-label="">
      {text}
    </text>
  ));
}
