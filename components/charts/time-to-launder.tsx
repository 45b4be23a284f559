'use client';

import { useId } from 'react';
import { CartesianGrid, LineChart, XAxis, YAxis } from 'recharts';
import type { Dataset, TimeToLaunderRow } from '@/lib/charts/contract';
import { accessLabel } from '@/lib/format/labels';
import { formatUsdExact } from '@/lib/format/number';
import styles from './lanes/lanes.module.css';
import { InPlot } from './in-plot';
import { MarkLink } from './lanes/mark-link';
import { Hatch } from './lanes/plot';
import type { Plot } from '@/lib/drawing/plot';
import { Tips } from './lanes/tip';
import { useWidth } from './lanes/use-width';
import { lastDay, paceLabel, type PaceSeries, paceSeries } from '@/lib/drawing/pace-series';
import { stageColor } from '@/lib/drawing/stages';

const HEIGHT = 380;
const TEXT = { fill: 'var(--ink-3)', fontSize: 12 } as const;
/** One theft from the other. */
const DASHES = ['none', '6 3', '2 3', '8 3 2 3'];
const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;

interface TimeToLaunderProps {
  readonly dataset: Dataset<TimeToLaunderRow>;
  readonly names: Readonly<Record<string, string>>;
}

/** Steps upward: how much of a theft had reached a stage by which day. Behind them, hatched, the cycle that is reported. */
export function TimeToLaunder({ dataset, names }: TimeToLaunderProps) {
  const [ref, width] = useWidth();
  const id = useId();
  const series = paceSeries(dataset.rows);
  const incidents = [...new Set(series.map(({ incident }) => incident))];
  const dashOf = (incident: string) => DASHES[incidents.indexOf(incident) % DASHES.length]!;
  const waves = dataset.rows.filter((row) => row.origin === 'reported');
  const last = lastDay(dataset.rows);
  return (
    <div ref={ref}>
      <ul className={styles.legend} aria-label="Theft and stage">
        {series.map(({ incident, stage }) => (
          <li key={`${incident} ${stage}`}>
            <svg aria-hidden="true" width={22} height={8}>
              <line x1={0} x2={22} y1={4} y2={4} stroke={colorOf(stage)} strokeWidth={2} strokeDasharray={dashOf(incident)} />
            </svg>{' '}
            {names[incident] ?? incident}: {paceLabel(stage)}
          </li>
        ))}
      </ul>
      <div style={{ height: HEIGHT }}>
        {width !== undefined && (
          <Tips>
            <LineChart width={width} height={HEIGHT} data={[{ day: 0 }, { day: last }]} margin={{ top: 24, right: 12, bottom: 16, left: 0 }} accessibilityLayer={false} title={dataset.title}>
              <defs>
                <Hatch id={`${id}-reported`} color="var(--rule-strong)" angle={45} gap={7} />
              </defs>
              <CartesianGrid vertical={false} stroke="var(--grid)" />
              <XAxis
                dataKey="day"
                type="number"
                domain={[0, last + 1]}
                allowDecimals={false}
                tick={TEXT}
                tickLine={false}
                axisLine={{ stroke: 'var(--rule)' }}
                label={{ value: 'days since the theft', position: 'insideBottom', offset: -10, ...TEXT }}
              />
              <YAxis width={52} domain={[0, 1]} ticks={[0, 0.25, 0.5, 0.75, 1]} tick={TEXT} tickLine={false} axisLine={false} tickFormatter={percent} />
              <InPlot id={id}>
                {(plot) => (
                  <>
                    {waves.map((row, nth) => <Wave key={row.stage} row={row} nth={nth} plot={plot} fill={`url(#${id}-reported)`} />)}
                    {series.map((one) => <Steps key={`${one.incident} ${one.stage}`} series={one} plot={plot} dash={dashOf(one.incident)} name={names[one.incident] ?? one.incident} />)}
                  </>
                )}
              </InPlot>
            </LineChart>
          </Tips>
        )}
      </div>
    </div>
  );
}

/** From the first day of a reported stage to the end of its last. */
function Wave({ row, nth, plot, fill }: { row: TimeToLaunderRow; nth: number; plot: Plot; fill: string }) {
  const [left, right] = [plot.x(row.day), plot.x(row.last_day + 1)];
  const days = `days ${row.day} to ${row.last_day}`;
  return (
    <g data-tip={`${row.stage}, ${days}\nreported by ${row.reporter} of thefts in general, ${accessLabel(row.access ?? '')}`}>
      <rect x={left} y={plot.area.y} width={right - left} height={plot.area.height} fill={fill} opacity={0.5} />
      <text x={left + 4} y={plot.area.y + 14 + 16 * nth} {...TEXT}>{row.stage} ({row.reporter})</text>
    </g>
  );
}

function Steps({ series: { incident, stage, points }, plot, dash, name }: { series: PaceSeries; plot: Plot; dash: string; name: string }) {
  const [first] = points;
  if (first === undefined) return null;
  const line = points.map(({ day, share }) => `H${plot.x(day)}V${plot.y(share)}`).join('');
  return (
    <g>
      <path d={`M${plot.x(first.day)},${plot.y(0)}${line}`} fill="none" stroke={colorOf(stage)} strokeWidth={2} strokeDasharray={dash} />
      {points.map(({ day, share, row }) => (
        <MarkLink
          key={day}
          href={`/incidents/${incident}`}
          tip={`${name}, day ${day}: ${percent(share)} ${paceLabel(stage)}\n${formatUsdExact(row.cumulative_usd ?? '0')} up to then\ncomputed from stored transfers`}
        >
          <circle cx={plot.x(day)} cy={plot.y(share)} r={3.5} fill={colorOf(stage)} />
        </MarkLink>
      ))}
    </g>
  );
}

function colorOf(stage: string): string {
  if (stage === 'left the first wallet') return 'var(--ink-2)';
  return stageColor(stage === 'swapped' ? 'swap' : stage);
}
