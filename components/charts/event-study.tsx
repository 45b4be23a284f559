'use client';

import { useId } from 'react';
import { CartesianGrid, LineChart, XAxis, YAxis } from 'recharts';
import type { Dataset, EventStudyRow } from '@/lib/charts/contract';
import { plural } from '@/lib/format/number';
import styles from './lanes/lanes.module.css';
import { InPlot } from './in-plot';
import type { Plot } from '@/lib/drawing/plot';
import { Tips } from './lanes/tip';
import { useWidth } from './lanes/use-width';
import { byWindow, changeText, changeValues } from '@/lib/drawing/study-scale';

const HEIGHT = 340;
const TEXT = { fill: 'var(--ink-3)', fontSize: 12 } as const;
const TICKS = [7, 14, 30, 45, 60, 75, 90];

/** The change by the size of the window, before a band of what nine in ten placebo dates show. */
export function EventStudy({ dataset }: { dataset: Dataset<EventStudyRow> }) {
  const [ref, width] = useWidth();
  const id = useId();
  const [chosen] = dataset.rows;
  const rows = byWindow(dataset.rows);
  const values = changeValues(rows);
  if (chosen === undefined) return <p>No day of this series is known.</p>;
  return (
    <div ref={ref}>
      <ul className={styles.legend} aria-label="What is drawn">
        <li><Key line="var(--ink)" /> change at the event</li>
        <li><Key line="var(--ink-3)" dash="4 3" /> median of the placebo dates</li>
        <li><span aria-hidden="true" className={styles.swatch} style={{ background: 'var(--rule)' }} />nine in ten placebo dates</li>
      </ul>
      <div style={{ height: HEIGHT }}>
        {width !== undefined && (
          <Tips>
            <LineChart width={width} height={HEIGHT} data={[{ window: 7 }, { window: 90 }]} margin={{ top: 14, right: 12, bottom: 16, left: 0 }} accessibilityLayer={false} title={dataset.title}>
              <CartesianGrid vertical={false} stroke="var(--grid)" />
              <XAxis dataKey="window" type="number" domain={[5, 92]} ticks={TICKS} interval={0} tick={TEXT} tickLine={false} axisLine={{ stroke: 'var(--rule)' }} label={{ value: 'days on each side', position: 'insideBottom', offset: -10, ...TEXT }} />
              <YAxis width={60} type="number" dataKey="change" allowDataOverflow domain={[-1, values.at(-1) ?? 1]} ticks={[...values]} interval={0} tick={TEXT} tickLine={false} axisLine={false} tickFormatter={changeText} />
              <InPlot id={id}>{(plot) => <Drawing rows={rows} chosen={chosen} plot={plot} />}</InPlot>
            </LineChart>
          </Tips>
        )}
      </div>
    </div>
  );
}

function Key({ line, dash }: { line: string; dash?: string }) {
  return (
    <svg aria-hidden="true" width={22} height={8}>
      <line x1={0} x2={22} y1={4} y2={4} stroke={line} strokeWidth={2} strokeDasharray={dash} />
    </svg>
  );
}

function Drawing({ rows, chosen, plot }: { rows: readonly EventStudyRow[]; chosen: EventStudyRow; plot: Plot }) {
  const { area } = plot;
  const zero = plot.y(0);
  return (
    <>
      <Band rows={rows} plot={plot} />
      <line x1={area.x} x2={area.x + area.width} y1={zero} y2={zero} stroke="var(--rule-strong)" />
      <path d={path(rows, plot, ({ placeboMedian }) => placeboMedian)} fill="none" stroke="var(--ink-3)" strokeWidth={1.5} strokeDasharray="4 3" />
      <path d={path(rows, plot, ({ change }) => change)} fill="none" stroke="var(--ink)" strokeWidth={2} />
      {rows.map((row) => row.change !== null && (
        <g key={row.window} data-tip={tip(row)} data-window={row.window}>
          <rect x={plot.x(row.window - 0.5)} y={area.y} width={plot.x(row.window + 0.5) - plot.x(row.window - 0.5)} height={area.height} fill="transparent" />
          {row === chosen && <Chosen row={row} change={row.change} plot={plot} />}
        </g>
      ))}
    </>
  );
}

/** Each step of the band by itself, since a window without placebo dates is a gap and no line across. */
function Band({ rows, plot }: { rows: readonly EventStudyRow[]; plot: Plot }) {
  return rows.map(({ window, placeboLow, placeboHigh }) => {
    if (placeboLow === null) return null;
    const [left, right] = [plot.x(window - 0.5), plot.x(window + 0.5)];
    const top = placeboHigh === null ? plot.area.y : plot.y(placeboHigh);
    return <rect key={window} x={left} y={top} width={right - left + 0.5} height={plot.y(placeboLow) - top} fill="var(--rule)" />;
  });
}

function Chosen({ row, change, plot }: { row: EventStudyRow; change: number; plot: Plot }) {
  const [x, y] = [plot.x(row.window), plot.y(change)];
  return (
    <>
      <circle cx={x} cy={y} r={5} fill="var(--ink)" />
      <text x={x + 9} y={y - 9} fontSize={13} fontWeight={650} fill="var(--ink)" stroke="var(--paper)" strokeWidth={4} paintOrder="stroke" data-label="">
        {row.window} days: {changeText(change)}
      </text>
    </>
  );
}

function path(rows: readonly EventStudyRow[], plot: Plot, of: (row: EventStudyRow) => number | null): string {
  let drawing = false;
  return rows
    .map((row) => {
      const value = of(row);
      const step = value === null ? '' : `${drawing ? 'L' : 'M'}${plot.x(row.window)},${plot.y(value)}`;
      drawing = value !== null;
      return step;
    })
    .join('');
}

function tip({ window, change, placeboPercentile, placebos, daysBefore, daysAfter }: EventStudyRow): string {
  const among = placeboPercentile === null ? 'no placebo date' : `percentile ${placeboPercentile} of ${plural(placebos, 'placebo date')}`;
  return `${window} days: ${changeText(change)}\n${among}\nknown days: ${daysBefore} before, ${daysAfter} after`;
}
