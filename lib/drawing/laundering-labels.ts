import type { ObservedBar } from './laundering-bins';
import { type Box, type Placed, placeLabels, textWidth, type Wish } from './place-labels';
import type { Plot } from './plot';

/** A bar that is too low or too thin to see is still a line. */
export function observedBox(bar: ObservedBar, plot: Plot): Box {
  const x = plot.x(bar.from);
  const y = plot.y(bar.top);
  const full = plot.x(bar.to) - x;
  return { x, y, width: Math.max(full - (full > 4 ? 1 : 0), 2), height: Math.max(plot.y(bar.bottom) - y, 1) };
}

/** A name at the highest bar of each incident, and words where nobody has looked; where there is room. */
export function observedLabels(
  bars: readonly ObservedBar[],
  gaps: readonly { x: number; width: number }[],
  obstacles: readonly Box[],
  plot: Plot,
  names: Readonly<Record<string, string>>,
): readonly Placed[] {
  const { area } = plot;
  const peaks = new Map<string, ObservedBar>();
  for (const bar of bars) {
    const peak = peaks.get(bar.incident);
    if (peak === undefined || bar.top > peak.top) peaks.set(bar.incident, bar);
  }
  const ofIncidents = [...peaks.values()].map((bar): Wish => {
    const text = names[bar.incident] ?? bar.incident;
    const size = { width: textWidth(text, 12), height: 15 };
    const box = observedBox(bar, plot);
    return {
      key: bar.key,
      text,
      places: [
        { x: box.x + box.width + 5, y: box.y, ...size },
        { x: box.x - size.width - 4, y: box.y, ...size },
        { x: box.x + box.width / 2 - size.width / 2, y: box.y - 16, ...size },
      ],
    };
  });
  const ofGaps = gaps.map((gap): Wish => {
    const text = 'nobody has looked';
    const size = { width: textWidth(text, 12), height: 15 };
    const fits = size.width + 8 < gap.width;
    const place = { x: gap.x + gap.width / 2 - size.width / 2, y: area.y + area.height / 2 - 8, ...size };
    return { key: `gap ${gap.x}`, text, places: fits ? [place] : [] };
  });
  return placeLabels([...ofIncidents, ...ofGaps], obstacles, { ...area, y: area.y - 12, height: area.height + 12 });
}
