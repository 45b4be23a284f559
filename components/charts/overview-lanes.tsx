'use client';

import { memo, useDeferredValue, useMemo, useState } from 'react';
import type { DatasetEvent, TheftsOverTimeRow } from '@/lib/charts/contract';
import { OriginDot } from '@/components/ui/marks';
import { TimelineLane as Timeline } from '@/components/timeline/lane';
import { LaunderingLane as Laundering } from './lanes/laundering-lane';
import styles from './lanes/lanes.module.css';
import { Reports as AllReports } from './lanes/reports';
import { type Drawn, TheftsLane as Thefts } from './lanes/thefts-lane';
import { TimeFrame } from './lanes/time-frame';
import type { DrawnLaundering } from '@/lib/drawing/laundering-bins';
import { fullWindow, timeTicks, type TimeWindow } from '@/lib/drawing/time-window';
import { Tips } from './lanes/tip';
import { useTimeWindow } from './lanes/use-time-window';
import { useWidth } from './lanes/use-width';
import { type TheftChoice, WindowBar } from './lanes/window-bar';
import { StageLegend, TierLegend } from './legends';

export interface OverviewLanesProps {
  readonly thefts: Drawn<TheftsOverTimeRow>;
  readonly laundering: Drawn<DrawnLaundering>;
  readonly events: readonly DatasetEvent[];
  /** Victims by slug, as short as they can be. */
  readonly names: Readonly<Record<string, string>>;
  /** Thefts that have a day, to look at one by one. */
  readonly choices: readonly TheftChoice[];
  readonly since?: number;
  readonly until?: number;
}

// Drawn anew only when what they show has changed, and that when there is time: a key is answered at once.
const TheftsLane = memo(Thefts);
const LaunderingLane = memo(Laundering);
const Reports = memo(AllReports);
const TimelineLane = memo(Timeline);

const HEIGHT = { thefts: 300, laundering: 190, timeline: 264 };

export function OverviewLanes({ thefts, laundering, events, names, choices, since, until }: OverviewLanesProps) {
  const [ref, width] = useWidth();
  const full = useMemo(() => fullWindow(thefts.asOf), [thefts.asOf]);
  const [initial] = useState<TimeWindow>(() => ({ from: since ?? full.from, to: until ?? full.to }));
  const [window, setWindow] = useTimeWindow(initial, full);
  const shown = useDeferredValue(window);
  const ticks = useMemo(() => timeTicks(shown, width ?? 900, 64), [shown, width]);
  const stages = useMemo(() => [...new Set(laundering.rows.map((row) => row.stage))], [laundering.rows]);
  const lane = { window: shown, ticks, width: width ?? 0 };
  return (
    <div>
      <WindowBar asOf={thefts.asOf} window={window} full={full} onChange={setWindow} thefts={choices} />
      <Tips>
        <TimeFrame label="Three lanes on one time axis" window={window} full={full} width={width ?? 0} onChange={setWindow}>
          <div ref={ref} />
          <section className={styles.lane} aria-labelledby="stolen">
            <div className={styles.head}>
              <h2 id="stolen">Stolen, by quarter</h2>
              <TierLegend tiers={thefts.rows.map((row) => row.tier)} />
            </div>
            <div style={{ height: HEIGHT.thefts }} data-lane="thefts">
              {width !== undefined && <TheftsLane {...lane} dataset={thefts} height={HEIGHT.thefts} />}
            </div>
          </section>
          <section className={styles.lane} aria-labelledby="laundered">
            <div className={styles.head}>
              <h2 id="laundered">Laundering observed on chain</h2>
              <p>value of the day, by where it went next; hatched where nobody has looked</p>
            </div>
            <StageLegend stages={stages} />
            <div style={{ height: HEIGHT.laundering }} data-lane="laundering">
              {width !== undefined && <LaunderingLane {...lane} dataset={laundering} height={HEIGHT.laundering} names={names} />}
            </div>
            <div style={{ minHeight: 58 }} data-lane="reports">
              {width !== undefined && <Reports rows={laundering.rows} window={shown} width={width} names={names} />}
            </div>
          </section>
          <section className={styles.lane} aria-labelledby="governments">
            <div className={styles.head}>
              <h2 id="governments">What governments did</h2>
              <ul className={styles.legend}>
                <li>
                  <OriginDot origin="article" /> from the article
                </li>
                <li>
                  <OriginDot origin="public" /> from public record
                </li>
              </ul>
            </div>
            <div style={{ height: HEIGHT.timeline }} data-lane="timeline">
              {width !== undefined && <TimelineLane {...lane} events={events} height={HEIGHT.timeline} />}
            </div>
          </section>
        </TimeFrame>
      </Tips>
    </div>
  );
}
