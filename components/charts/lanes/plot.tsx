import type { ReactNode } from 'react';
import type { Plot } from '@/lib/drawing/plot';

/** A drawing in a plot, cut off at its edges unless the `id` is left out; a label may stand above the highest value. */
export function Drawing({ id, plot, children }: { id?: string; plot: Plot; children: (plot: Plot) => ReactNode }) {
  if (id === undefined) return <g>{children(plot)}</g>;
  const { area } = plot;
  return (
    <g>
      <clipPath id={`${id}-clip`}>
        <rect x={area.x} y={area.y - 12} width={area.width} height={area.height + 12} />
      </clipPath>
      <g clipPath={`url(#${id}-clip)`}>{children(plot)}</g>
    </g>
  );
}

/** Slanted lines for what is only suspected or disputed, or for where nobody has looked. */
export function Hatch({ id, color, angle, gap = 5 }: { id: string; color: string; angle: number; gap?: number }) {
  return (
    <pattern id={id} width={gap} height={gap} patternUnits="userSpaceOnUse" patternTransform={`rotate(${angle})`}>
      <line x1="0" y1="0" x2="0" y2={gap} stroke={color} strokeWidth="1.4" />
    </pattern>
  );
}
