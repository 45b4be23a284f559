import type { DatasetEvent, MixerActivityRow } from '@/lib/charts/contract';
import { groupBy } from '@/lib/core/group-by';
import { type BinSize, binOf } from './laundering-bins';
import { dayTime, type TimeWindow } from './time-window';

/** The known days of a bin. `mean` is ether a day as a float, for drawing alone; `deposits` and `days` are those of the bin. */
export interface MixerBar extends TimeWindow {
  readonly mean: number;
  readonly deposits: number;
  readonly days: number;
}

/** A mean a day, so that bars of days, weeks and months stand on one axis and a bin cut off at the end of the series is not low. */
export function mixerBars(rows: readonly MixerActivityRow[], window: TimeWindow, size: BinSize): readonly MixerBar[] {
  const bins = groupBy(rows, ({ date }) => String(binOf(dayTime(date), size).from));
  return [...bins].flatMap(([start, own]) => {
    const { from, to } = binOf(Number(start), size);
    if (to <= window.from || from >= window.to) return [];
    const total = own.reduce((sum, { amount }) => sum + Number(amount), 0);
    return [{ from, to, mean: total / own.length, deposits: own.reduce((sum, { deposits }) => sum + deposits, 0), days: own.length }];
  });
}

/** The entries that are about a mixer, by their titles: those marked in the plot itself. */
export function aboutMixers(events: readonly DatasetEvent[]): readonly DatasetEvent[] {
  return events.filter(({ title }) => /tornado|mixer|sinbad|blender/i.test(title));
}
