import { shortVictim } from '@/lib/format/labels';
import { formatUsdShort } from '@/lib/format/number';
import { type Box, type Placed, placeLabels, textWidth, type Wish } from './place-labels';
import type { Plot } from './plot';
import type { TheftBar } from './theft-bars';

/** Thefts below this share of the highest bar are left to the pointer. */
const WORTH_A_NAME = 0.04;

/** A hair of paper stands between two periods; a bar too low to see is still a line. */
export function theftBox(bar: TheftBar, plot: Plot): Box {
  const left = plot.x(bar.from);
  const width = Math.max(plot.x(bar.to) - left - 1.5, 1);
  const top = plot.y(bar.top);
  return { x: left + 0.75, y: top, width, height: Math.max(plot.y(bar.bottom) - top, 0.75) };
}

/** The largest theft of each bar that is worth a name, where there is room for it. */
export function theftLabels(bars: readonly TheftBar[], plot: Plot): readonly Placed[] {
  const obstacles = bars.filter((bar) => bar.row.period !== 'year').map((bar) => theftBox(bar, plot));
  const tops = new Map<number, number>();
  for (const bar of bars) tops.set(bar.from, Math.max(tops.get(bar.from) ?? 0, bar.top));
  const highest = Math.max(0, ...tops.values());
  const wishes = bars
    .filter((bar) => Number(bar.row.largest_loss_usd ?? 0) > highest * WORTH_A_NAME)
    .sort((a, b) => Number(b.row.largest_loss_usd) - Number(a.row.largest_loss_usd))
    .filter((bar, i, sorted) => sorted.findIndex((other) => other.from === bar.from) === i)
    .map((bar): Wish => {
      const inferred = bar.row.tier === 'official-unnamed-victim' ? ' (not named)' : '';
      const text = `${shortVictim(bar.row.largest_victim ?? '')}${inferred} ${formatUsdShort(bar.row.largest_loss_usd ?? '0')}`;
      const size = { width: textWidth(text, 12), height: 15 };
      const { x, width } = theftBox(bar, plot);
      const y = plot.y(tops.get(bar.from) ?? bar.top);
      const middle = x + width / 2;
      const places = [
        { x: middle - size.width / 2, y: y - 17, ...size },
        { x: x - size.width - 3, y: y - 2, ...size },
        { x: x + width + 3, y: y - 2, ...size },
        { x: x + width - size.width, y: y - 17, ...size },
        { x, y: y - 17, ...size },
      ];
      return { key: bar.key, text, places };
    });
  const { area } = plot;
  return placeLabels(wishes, obstacles, { x: area.x, y: area.y - 12, width: area.width, height: area.height + 12 });
}
