import type { DailySeries } from './daily-series';

/** Window sizes in days. */
export const SHORTEST = 7;
export const LONGEST = 90;

/**
 * What one window size says. `before` and `after` are means a known day in base units, rounded down; null where fewer
 * than half of the days are known. Changes are shares: -0.65 is 65 % less, null where there was nothing before.
 */
export interface WindowResult {
  readonly window: number;
  readonly before: bigint | null;
  readonly after: bigint | null;
  readonly daysBefore: number;
  readonly daysAfter: number;
  readonly change: number | null;
  /**
   * Where the change stands among those of the placebo dates, 0 to 100: the share of them with a smaller one, and half
   * of those with an equal one, so that 50 is what a series without any change gives.
   */
  readonly placeboPercentile: number | null;
  readonly placebos: number;
  /** The changes that 5, 50 and 95 of a hundred placebo dates stay below. */
  readonly placeboLow: number | null;
  readonly placeboMedian: number | null;
  readonly placeboHigh: number | null;
}

/**
 * Compares the days before a day with that day and those after it, for every window size, and holds the change against
 * that of every other day of the series (placebo dates), where nothing is supposed to have happened. A placebo date
 * whose windows reach over the event is left out: its change would partly be that of the event. Sums are whole
 * numbers; only shares of them are floats.
 */
export function studyEvent(series: DailySeries, event: number): WindowResult[] {
  const results: WindowResult[] = [];
  for (let window = SHORTEST; window <= LONGEST; window++) results.push(studyWindow(series, event, window));
  return results;
}

function studyWindow(series: DailySeries, event: number, window: number): WindowResult {
  const here = sidesOf(series, event, window);
  const placebos = placeboContrasts(series, event, window);
  const own = here.known ? contrast(here) : null;
  return {
    window,
    before: here.known ? here.before.total / BigInt(here.before.days) : null,
    after: here.known ? here.after.total / BigInt(here.after.days) : null,
    daysBefore: here.before.days,
    daysAfter: here.after.days,
    change: own === null ? null : changeOf(own),
    placeboPercentile: own === null || placebos.length === 0 ? null : rank(placebos, own),
    placebos: placebos.length,
    placeboLow: quantile(placebos, 0.05),
    placeboMedian: quantile(placebos, 0.5),
    placeboHigh: quantile(placebos, 0.95),
  };
}

interface Side {
  readonly total: bigint;
  readonly days: number;
}

/** The event's own day belongs to what comes after it. */
function sidesOf(series: DailySeries, day: number, window: number): { before: Side; after: Side; known: boolean } {
  const before = series.between(day - window, day - 1);
  const after = series.between(day, day + window - 1);
  return { before, after, known: 2 * before.days >= window && 2 * after.days >= window };
}

function placeboContrasts(series: DailySeries, event: number, window: number): Float64Array {
  const found: number[] = [];
  for (let day = series.first + 1; day <= series.last; day++) {
    if (Math.abs(day - event) < window) continue;
    const sides = sidesOf(series, day, window);
    if (sides.known) found.push(contrast(sides));
  }
  return Float64Array.from(found).sort();
}

/**
 * (after - before) / (after + before) of the two means, -1 to 1, to nine digits behind the point: rises with the change,
 * and exists where there was nothing before. Nothing on both sides is no change.
 */
function contrast({ before, after }: { before: Side; after: Side }): number {
  const [left, right] = [Number(before.total) * after.days, Number(after.total) * before.days];
  return left + right === 0 ? 0 : rounded((right - left) / (left + right), 9);
}

/** The share by which the mean changed, to four digits behind the point; null where there was nothing before. */
function changeOf(contrasted: number): number | null {
  return contrasted === 1 ? null : rounded((2 * contrasted) / (1 - contrasted), 4);
}

function rank(sorted: Float64Array, own: number): number {
  const [below, upTo] = [countBelow(sorted, (value) => value < own), countBelow(sorted, (value) => value <= own)];
  return rounded((100 * (below + upTo)) / (2 * sorted.length), 1);
}

/** How many of a sorted list come before the first that does not hold. */
function countBelow(sorted: Float64Array, holds: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function quantile(sorted: Float64Array, share: number): number | null {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return value === undefined ? null : changeOf(value);
}

function rounded(value: number, digits: number): number {
  const scaled = Math.round(value * 10 ** digits);
  return scaled === 0 ? 0 : scaled / 10 ** digits;
}
