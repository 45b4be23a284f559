import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDailySeries, dayNumber, daysWithRows, everyDay } from '@/lib/charts/event-study/daily-series';
import { LONGEST, SHORTEST, studyEvent } from '@/lib/charts/event-study/study';
import { finding } from '@/lib/charts/event-study/words';
import { isoDay } from '@/lib/core/time';
import { parseUnits } from '@/lib/core/money';
import { readRegistry } from '@/lib/registry';

const DAY = 86_400_000;
const START = dayNumber('2020-01-01');
const seriesOf = (values: readonly (bigint | null)[]) =>
  createDailySeries(new Map(values.flatMap((value, i) => (value === null ? [] : [[START + i, value] as const]))))!;
const flat = Array.from({ length: 600 }, () => 5n);

describe('an event study', () => {
  it('finds the fall of deposits that the designation of Tornado Cash is known for: about -65 % in 30 days', () => {
    const rows = readRegistry().mixerDeposits;
    const known = everyDay(rows[0]!.date, rows.at(-1)!.date, rows.map(({ date, amount }) => [date, parseUnits(amount, 18)] as const));
    const results = studyEvent(createDailySeries(known)!, dayNumber('2022-08-08'));
    expect(results.map(({ window }) => window)).toEqual(Array.from({ length: 84 }, (_, i) => i + 7));
    const month = results.find(({ window }) => window === 30)!;
    expect(month.change).toBeCloseTo(-0.6477, 4);
    expect(month.before).toBe(parseUnits('2810', 18));
    expect(month.after).toBe(parseUnits('990', 18));
    expect(month.placebos).toBeGreaterThan(1_200);
    expect(month.placeboPercentile).toBeGreaterThan(0);
    expect(month.placeboPercentile).toBeLessThan(30);
  });

  it('shows nothing for a made-up event on a flat series', () => {
    for (const result of studyEvent(seriesOf(flat), START + 300)) {
      expect(result).toMatchObject({ change: 0, placeboPercentile: 50, placeboLow: 0, placeboMedian: 0, placeboHigh: 0, before: 5n, after: 5n });
      expect(finding(result)).toContain('nothing out of the ordinary');
    }
  });

  it('takes a missing day as missing: taking days away from a flat series changes nothing, where zeros would be a fall', () => {
    const holes = flat.map((value, i) => (i > 300 && i % 3 === 0 ? null : value));
    expect(studyEvent(seriesOf(holes), START + 300).every(({ change }) => change === 0)).toBe(true);
    const zeros = flat.map((value, i) => (i > 300 && i % 3 === 0 ? 0n : value));
    expect(studyEvent(seriesOf(zeros), START + 300).every(({ change }) => change! < -0.2)).toBe(true);
  });

  it('makes no comparison where fewer than half of the days of a side are known', () => {
    const sparse = flat.map((value, i) => (i >= 300 && i < 390 && i % 3 !== 0 ? null : value));
    for (const result of studyEvent(seriesOf(sparse), START + 300)) {
      expect(result).toMatchObject({ before: null, after: null, change: null, placeboPercentile: null });
      expect(finding(result)).toContain('no comparison');
    }
  });

  it('finds an event that was: of a series that halves on its day nothing else moves', () => {
    const halves = flat.map((_, i) => (i < 300 ? 10n : 5n));
    for (const result of studyEvent(seriesOf(halves), START + 300)) {
      expect(result).toMatchObject({ change: -0.5, placeboPercentile: 0, placeboLow: 0, placeboHigh: 0 });
      expect(finding(result)).toContain('fell by 50 %');
    }
  });

  it('has no change in per cent from nothing, and still places it among the others', () => {
    const rises = flat.map((_, i) => (i < 300 ? 0n : 5n));
    for (const result of studyEvent(seriesOf(rises), START + 300)) expect(result).toMatchObject({ change: null, placeboPercentile: 100 });
  });

  it('adds up each window to the last base unit, whatever is missing', () => {
    const values = fc.array(fc.option(fc.bigInt(0n, 10n ** 30n)), { minLength: 60, maxLength: 220 });
    fc.assert(
      fc.property(values, fc.nat(219), (days, at) => {
        fc.pre(days.some((value) => value !== null));
        const event = START + Math.min(at, days.length - 1);
        for (const { window, before, daysBefore, after, daysAfter, placebos } of studyEvent(seriesOf(days), event)) {
          const side = (from: number, to: number) => days.filter((value, i): value is bigint => value !== null && START + i >= from && START + i <= to);
          const [left, right] = [side(event - window, event - 1), side(event, event + window - 1)];
          expect([daysBefore, daysAfter]).toEqual([left.length, right.length]);
          const enough = 2 * left.length >= window && 2 * right.length >= window;
          const mean = (side: readonly bigint[]) => side.reduce((total, value) => total + value, 0n) / BigInt(side.length);
          expect([before, after]).toEqual(enough ? [mean(left), mean(right)] : [null, null]);
          expect(placebos).toBeLessThan(days.length);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('has every size from a week to three months', () => expect([SHORTEST, LONGEST]).toEqual([7, 90]));

  it('keeps to the days that have a row where nobody said that the others are none', () => {
    const days = daysWithRows([['2022-01-01', 2n], ['2022-01-04', 3n], ['2022-01-01', 1n]]);
    expect([...days].map(([day, value]) => [isoDay(day * DAY), value])).toEqual([['2022-01-01', 3n], ['2022-01-04', 3n]]);
    expect(createDailySeries(new Map())).toBeNull();
  });
});
