import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookedAt, observedBars, reporterSeries, unlooked } from '@/lib/drawing/laundering-bins';
import { niceValues } from '@/lib/drawing/nice';
import { overlap, placeLabels } from '@/lib/drawing/place-labels';
import { theftBars, theftLink } from '@/lib/drawing/theft-bars';
import { DAY, dayTime, fullWindow } from '@/lib/drawing/time-window';
import type { LaunderingRow, TheftsOverTimeRow } from '@/lib/charts/contract';

const full = fullWindow('2026-11-24T00:00:00Z');

const theft = (over: Partial<TheftsOverTimeRow>): TheftsOverTimeRow => ({
  period_start: '2025-01-01',
  period_end: '2025-03-31',
  period: 'quarter',
  tier: 'official',
  incidents: 1,
  incidents_without_amount: 0,
  loss_usd: '100',
  slugs: ['a-2025'],
  largest_slug: 'a-2025',
  largest_victim: 'A',
  largest_loss_usd: '100',
  ...over,
});

const moved = (over: Partial<LaunderingRow>): LaunderingRow => ({
  date: '2025-02-21',
  date_precision: 'day',
  incident: 'a-2025',
  origin: 'observed',
  reporter: null,
  stage: 'flagged',
  service: null,
  chain: 'ethereum',
  asset: 'ETH',
  amount: '1',
  amount_base_units: null,
  usd: '10',
  price_source: null,
  transfers: 1,
  basis: 'shipped',
  source: null,
  ...over,
});

describe('the bars of thefts', () => {
  it('stacks the surest at the bottom and leaves no gap', () => {
    const { bars, highest } = theftBars([theft({ tier: 'research', loss_usd: '30' }), theft({ tier: 'official' })], full);
    expect(bars.map(({ row, bottom, top }) => [row.tier, bottom, top])).toEqual([['official', 0, 100], ['research', 100, 130]]);
    expect(highest).toBe(130);
  });

  it('draws an unknown loss as a mark and never as a bar of zero', () => {
    const { bars, unmeasured } = theftBars([theft({ loss_usd: null, incidents_without_amount: 1 })], full);
    expect([bars.length, unmeasured.length]).toEqual([0, 1]);
  });

  it('does not pile a theft of an unknown quarter on a quarter', () => {
    const { highest } = theftBars([theft({}), theft({ period: 'year', period_end: '2025-12-31' })], full);
    expect(highest).toBe(100);
  });

  it('leads to the one theft of a bar, or to the list of its period', () => {
    expect(theftLink(theft({}))).toBe('/incidents/a-2025');
    expect(theftLink(theft({ slugs: ['a', 'b'] }))).toBe('/incidents?since=2025-01-01&until=2025-03-31');
  });
});

describe('the bars of laundering', () => {
  it('never adds what was reported to what was observed', () => {
    const rows = [moved({}), moved({ origin: 'reported', reporter: 'R', usd: '1000' })];
    expect(observedBars(rows, full, 'day').map((bar) => bar.top)).toEqual([10]);
    expect(reporterSeries(rows, {}).map(({ reporter, rows: own }) => [reporter, own.length])).toEqual([['R', 1]]);
  });

  it('draws no bar for value without a price', () => {
    expect(observedBars([moved({ usd: null })], full, 'day')).toEqual([]);
  });

  it('keeps each reporter apart', () => {
    const by = (reporter: string, incident: string) => moved({ origin: 'reported', reporter, incident });
    const rows = [by('R', 'a'), by('S', 'a'), by('S', 'b')];
    expect(reporterSeries(rows, {}).map((one) => one.reporter)).toEqual(['S', 'R']);
    expect(reporterSeries(rows, { incident: 'b' }).map((one) => one.reporter)).toEqual(['S']);
  });

  it('loses no dollar when days become months', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 1_000_000 }))), (days) => {
        const rows = days.map(([day, usd]) => moved({ date: new Date(full.from + day * DAY).toISOString().slice(0, 10), usd: String(usd) }));
        const total = (size: 'day' | 'month') => observedBars(rows, full, size).reduce((sum, bar) => sum + bar.top - bar.bottom, 0);
        expect(total('month')).toBeCloseTo(total('day'));
      }),
    );
  });

  it('hatches every day on which nobody has looked, and no other', () => {
    const looked = lookedAt([moved({}), moved({ date: '2025-03-02' }), moved({ incident: 'b', date: '2022-04-01' })]);
    const gaps = unlooked(full, looked);
    expect(gaps.map((gap) => [gap.from, gap.to])).toEqual([
      [full.from, dayTime('2022-04-01')],
      [dayTime('2022-04-02'), dayTime('2025-02-21')],
      [dayTime('2025-03-03'), full.to],
    ]);
  });
});

describe('labels and axes', () => {
  const box = fc.record({ x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 200 }), width: fc.integer({ min: 5, max: 90 }), height: fc.constant(15) });

  it('never lets two labels overlap, nor a label a bar', () => {
    fc.assert(
      fc.property(fc.array(fc.array(box, { minLength: 1, maxLength: 4 })), fc.array(box, { maxLength: 6 }), (wishes, bars) => {
        const placed = placeLabels(wishes.map((places, i) => ({ key: String(i), text: 'x', places })), bars, { x: 0, y: 0, width: 500, height: 230 });
        for (const [i, one] of placed.entries()) {
          expect(bars.some((bar) => overlap(bar, one.box))).toBe(false);
          expect(placed.slice(i + 1).some((other) => overlap(other.box, one.box))).toBe(false);
        }
      }),
    );
  });

  it('ends the axis above the highest bar', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e12, noNaN: true }), (highest) => {
        const values = niceValues(highest);
        expect(values[0]).toBe(0);
        expect(values.at(-1)!).toBeGreaterThanOrEqual(highest * 0.999999);
        expect(values.length).toBeLessThanOrEqual(5);
      }),
    );
    expect(niceValues(0)).toEqual([0, 1]);
  });
});
