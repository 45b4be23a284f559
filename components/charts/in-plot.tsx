import type { ReactNode } from 'react';
import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import { Drawing } from './lanes/plot';
import type { Plot } from '@/lib/drawing/plot';

/** Hands the scales of the chart around it to a drawing, clipped to the plot unless its `id` is left out. */
export function InPlot({ id, children }: { id?: string; children: (plot: Plot) => ReactNode }) {
  const area = usePlotArea();
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  if (area === undefined || xScale === undefined || yScale === undefined) return null;
  return (
    <Drawing id={id} plot={{ x: (value) => xScale(value) ?? 0, y: (value) => yScale(value) ?? 0, area }}>
      {children}
    </Drawing>
  );
}
