'use client';

import { type ReactNode, useMemo, useState } from 'react';
import { TimelineLane } from '@/components/timeline/lane';
import type { Dataset, LaunderingRow, MixerActivityRow, TheftsOverTimeRow } from '@/lib/charts/contract';
import styles from './lanes/lanes.module.css';
import { LaunderingLane } from './lanes/laundering-lane';
import { MixerLane } from './lanes/mixer-lane';
import { Reports } from './lanes/reports';
import { TheftsLane } from './lanes/thefts-lane';
import { TimeFrame } from './lanes/time-frame';
import { dayTime, endTime, fullWindow, type Tick, timeTicks, type TimeWindow, within } from '@/lib/drawing/time-window';
import { Tips } from './lanes/tip';
import { useWidth } from './lanes/use-width';
import { WindowBar } from './lanes/window-bar';
import { StageLegend, TierLegend } from './legends';

export function SingleThefts({ dataset }: { dataset: Dataset<TheftsOverTimeRow> }) {
  const spans = dataset.rows.map((row) => ({ from: dayTime(row.period_start), to: endTime(row.period_end, 'day') }));
  return (
    <SingleLane dataset={dataset} spans={spans} height={300} legend={<TierLegend tiers={dataset.rows.map((row) => row.tier)} />}>
      {(lane) => <TheftsLane {...lane} dataset={dataset} height={300} />}
    </SingleLane>
  );
}

export function SingleLaundering({ dataset, names }: { dataset: Dataset<LaunderingRow>; names: Readonly<Record<string, string>> }) {
  const spans = dataset.rows.map((row) => ({ from: dayTime(row.date), to: endTime(row.date, row.date_precision) }));
  return (
    <SingleLane dataset={dataset} spans={spans} height={310} legend={<StageLegend stages={dataset.rows.map((row) => row.stage)} />}>
      {(lane) => (
        <>
          <LaunderingLane {...lane} dataset={dataset} height={240} names={names} />
          <Reports rows={dataset.rows} window={lane.window} width={lane.width} names={names} />
        </>
      )}
    </SingleLane>
  );
}

/** With the lane of what governments did beneath, on the same axis: what the deposits can be held against. */
export function SingleMixer({ dataset }: { dataset: Dataset<MixerActivityRow> }) {
  const spans = dataset.rows.map(({ date }) => ({ from: dayTime(date), to: endTime(date, 'day') }));
  return (
    <SingleLane dataset={dataset} spans={spans} height={510} legend={<p className={styles.unit}>ETH a day, by all users of the pool</p>}>
      {(lane) => (
        <>
          <MixerLane {...lane} dataset={dataset} height={240} />
          <TimelineLane {...lane} events={dataset.events} height={264} />
        </>
      )}
    </SingleLane>
  );
}

interface Lane {
  readonly window: TimeWindow;
  readonly ticks: readonly Tick[];
  readonly width: number;
}

interface SingleLaneProps {
  readonly dataset: Dataset<object>;
  readonly spans: readonly TimeWindow[];
  readonly height: number;
  readonly legend: ReactNode;
  readonly children: (lane: Lane) => ReactNode;
}

/** One lane by itself, on the years of its rows, with the same zoom as on the overview. */
function SingleLane({ dataset, spans, height, legend, children }: SingleLaneProps) {
  const [ref, width] = useWidth();
  const full = useMemo(() => fullWindow(dataset.asOf), [dataset.asOf]);
  const [window, setWindow] = useState(() => within(yearsOf(spans) ?? full, full));
  const change = (next: TimeWindow) => setWindow(within(next, full));
  return (
    <div ref={ref}>
      <WindowBar asOf={dataset.asOf} window={window} full={full} onChange={change} />
      {legend}
      <div style={{ minHeight: height }}>
        {width !== undefined && (
          <Tips>
            <TimeFrame label={dataset.title} window={window} full={full} width={width} onChange={change}>
              {children({ window, ticks: timeTicks(window, width, 64), width })}
            </TimeFrame>
          </Tips>
        )}
      </div>
    </div>
  );
}

/** The whole years from the first to the last span; undefined when there is none. */
function yearsOf(spans: readonly TimeWindow[]): TimeWindow | undefined {
  if (spans.length === 0) return undefined;
  const first = new Date(Math.min(...spans.map((span) => span.from)));
  const last = new Date(Math.max(...spans.map((span) => span.to)) - 1);
  return { from: Date.UTC(first.getUTCFullYear(), 0, 1), to: Date.UTC(last.getUTCFullYear() + 1, 0, 1) };
}
