'use client';

import type { ReactNode } from 'react';
import { CartesianGrid, ComposedChart, XAxis, YAxis } from 'recharts';
import type { Tick, TimeWindow } from './time-window';

/** The left and right edge of the plot, the same in every lane, so that a pixel column is the same day in all. */
export interface PlotEdges {
  readonly left: number;
  readonly right: number;
}

export function plotEdges(width: number): PlotEdges {
  return width < 640 ? { left: 48, right: 8 } : { left: 118, right: 12 };
}

interface LaneChartProps {
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly window: TimeWindow;
  readonly ticks: readonly Tick[];
  /** Values of the vertical axis, from the lowest to the highest. */
  readonly values: readonly number[];
  readonly formatValue?: (value: number) => string;
  readonly children: ReactNode;
}

const NOTHING: [] = [];
const AXIS = { stroke: 'var(--rule)' } as const;
const TEXT = { fill: 'var(--ink-3)', fontSize: 12 } as const;

/** Axes and grid of one lane. What stands in it is drawn by its children from the scales of the chart. */
export function LaneChart({ label, width, height, window, ticks, values, formatValue, children }: LaneChartProps) {
  const edges = plotEdges(width);
  const labels = new Map(ticks.map((tick) => [tick.time, tick.label]));
  return (
    <ComposedChart
      width={width}
      height={height}
      data={NOTHING}
      margin={{ top: 12, right: edges.right, bottom: 0, left: 0 }}
      accessibilityLayer={false}
      title={label}
    >
      {formatValue !== undefined && <CartesianGrid vertical={false} stroke="var(--grid)" />}
      <XAxis
        type="number"
        dataKey="time"
        scale="time"
        domain={[window.from, window.to]}
        allowDataOverflow
        height={24}
        ticks={ticks.map((tick) => tick.time)}
        interval={0}
        axisLine={AXIS}
        tickLine={AXIS}
        tick={({ x, y, payload }: { x: number | string; y: number | string; payload: { value: number } }) => (
          <text x={Number(x) + 3} y={Number(y) + 8} {...TEXT}>
            {labels.get(payload.value)}
          </text>
        )}
      />
      <YAxis
        type="number"
        dataKey="value"
        width={edges.left}
        domain={[values[0] ?? 0, values.at(-1) ?? 1]}
        allowDataOverflow
        ticks={[...values]}
        interval={0}
        axisLine={false}
        tickLine={false}
        tick={formatValue === undefined ? false : TEXT}
        tickFormatter={formatValue}
      />
      {children}
    </ComposedChart>
  );
}
