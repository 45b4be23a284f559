import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyed } from '@/components/charts/lanes/time-frame';
import { DAY, endTime, dayTime, fullWindow, isoDate, presets, timeTicks, within, zoom } from '@/lib/drawing/time-window';
import { windowHref } from '@/components/charts/lanes/use-time-window';

const full = fullWindow('2026-11-24T00:00:00Z');
const times = fc.integer({ min: full.from - 1000 * DAY, max: full.to + 1000 * DAY });

describe('the window of the time axis', () => {
  it('goes from the first theft to the end of the running quarter', () => {
    expect([isoDate(full.from), isoDate(full.to)]).toEqual(['2017-01-01', '2027-01-01']);
  });

  it('never leaves the span of the data, however one drags', () => {
    fc.assert(
      fc.property(times, times, (a, b) => {
        const fitted = within({ from: Math.min(a, b), to: Math.max(a, b) }, full);
        expect(fitted.from).toBeGreaterThanOrEqual(full.from);
        expect(fitted.to).toBeLessThanOrEqual(full.to);
        expect(fitted.to - fitted.from).toBeGreaterThanOrEqual(28 * DAY);
      }),
    );
  });

  it('keeps the moment under the pointer in its place while zooming', () => {
    const around = full.from + 100 * DAY;
    const closer = zoom(full, 0.5, around);
    expect((around - closer.from) / (closer.to - closer.from)).toBeCloseTo((around - full.from) / (full.to - full.from));
  });

  it('answers the keys and leaves the others to the browser', () => {
    expect(keyed('+', full, full)).toMatchObject({ from: full.from + (full.to - full.from) / 4 });
    expect(keyed('0', { from: 0, to: 1 }, full)).toBe(full);
    expect(keyed('a', full, full)).toBeUndefined();
  });

  it('keeps the window in the address, and the whole span by saying nothing', () => {
    expect(windowHref(full, full)).toBe('/');
    const [, campDavid] = presets('2026-11-24T00:00:00Z');
    expect(windowHref(campDavid!.window, full)).toBe('/?since=2023-08-18');
    expect(windowHref({ from: dayTime('2024'), to: dayTime('2025') }, full)).toBe('/?since=2024-01-01&until=2024-12-31');
  });

  it('draws a date as long as what is not known of it', () => {
    expect((endTime('2024', 'year') - dayTime('2024')) / DAY).toBe(366);
    expect((endTime('2023-02', 'month') - dayTime('2023-02')) / DAY).toBe(28);
    expect((endTime('2023-02-03', 'day') - dayTime('2023-02-03')) / DAY).toBe(1);
  });

  it('sets ticks that have room, at the first day of a month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 1400 }), times, times, (width, a, b) => {
        const window = within({ from: Math.min(a, b), to: Math.max(a, b) }, full);
        const ticks = timeTicks(window, width, 64);
        const pixels = (width / (window.to - window.from)) * DAY;
        for (const [i, tick] of ticks.entries()) {
          expect(isoDate(tick.time).slice(8)).toBe('01');
          const before = ticks[i - 1];
          if (before !== undefined) expect(((tick.time - before.time) / DAY) * pixels).toBeGreaterThan(64 * 0.85);
        }
      }),
    );
  });
});
