'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { Drawing } from './plot';
import type { Plot } from '@/lib/drawing/plot';
import type { Tick, TimeWindow } from '@/lib/drawing/time-window';

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

/** Room above the highest value for a label, and beneath the plot for the time axis. */
const TOP = 12;
const AXIS = 24;
const TEXT = { fill: 'var(--ink-3)', fontSize: 12 } as const;

const LanePlot = createContext<Plot | undefined>(undefined);

/**
 * Axes and grid of one lane. What stands in it is drawn by its children from the scales of the lane. Drawn by hand: a
 * charting library for two straight axes would be a third of what the overview has to load.
 */
export function LaneChart({ label, width, height, window, ticks, values, formatValue, children }: LaneChartProps) {
  const plot = plotOf(width, height, window, values);
  const { area } = plot;
  const bottom = area.y + area.height;
  return (
    <svg width={width} height={height} role="group" aria-label={label} style={{ display: 'block' }}>
      {formatValue !== undefined && values.map((value) => (
        <g key={value}>
          <line x1={area.x} x2={area.x + area.width} y1={plot.y(value)} y2={plot.y(value)} stroke="var(--grid)" />
          <text x={area.x - 8} y={plot.y(value)} dy="0.355em" textAnchor="end" {...TEXT}>{formatValue(value)}</text>
        </g>
      ))}
      <line x1={area.x} x2={area.x + area.width} y1={bottom} y2={bottom} stroke="var(--rule)" />
      {ticks.map(({ time, label: text }) => (
        <g key={time}>
          <line data-tick="" x1={plot.x(time)} x2={plot.x(time)} y1={bottom} y2={bottom + 6} stroke="var(--rule)" />
          <text x={plot.x(time) + 3} y={bottom + 16} {...TEXT}>{text}</text>
        </g>
      ))}
      <LanePlot value={plot}>{children}</LanePlot>
    </svg>
  );
}

/** Hands the scales of the lane around it to a drawing, clipped to the plot unless its `id` is left out. */
export function InLane({ id, children }: { id?: string; children: (plot: Plot) => ReactNode }) {
  const plot = useContext(LanePlot);
  return plot === undefined ? null : <Drawing id={id} plot={plot}>{children}</Drawing>;
}

function plotOf(width: number, height: number, window: TimeWindow, values: readonly number[]): Plot {
  const { left, right } = plotEdges(width);
  const area = { x: left, y: TOP, width: Math.max(width - left - right, 0), height: height - TOP - AXIS };
  const [lowest, highest] = [values[0] ?? 0, values.at(-1) ?? 1];
  return {
    area,
    x: (time) => area.x + ((time - window.from) / (window.to - window.from)) * area.width,
    y: (value) => area.y + area.height * (1 - (value - lowest) / (highest - lowest)),
  };
}
