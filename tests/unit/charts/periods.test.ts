import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hopsFrom } from '@/lib/charts/hops';
import { sumThefts } from '@/lib/charts/thefts';
import { periodOf } from '@/lib/charts/thefts-over-time';
import type { IncidentRow } from '@/lib/charts/contract';
import { isoDay } from '@/lib/core/time';

const days = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2030, 11, 31) }).map(isoDay);
const intervals = fc.constantFrom('month', 'quarter', 'year' as const);

describe('periods', () => {
  it('every day lies in exactly one period of each length, whose days all share it', () => {
    fc.assert(
      fc.property(days, intervals, fc.integer({ min: 0, max: 400 }), (day, interval, later) => {
        const period = periodOf(day, interval);
        expect(period.period_start <= day && day <= period.period_end).toBe(true);
        const other = isoDay(Date.parse(day) + later * 86_400_000);
        const inside = other <= period.period_end;
        expect(periodOf(other, interval).period_start === period.period_start).toBe(inside);
      }),
    );
  });

  it.each([
    ['2024-02', 'month', '2024-02-01', '2024-02-29'],
    ['2024-02', 'quarter', '2024-01-01', '2024-03-31'],
    ['2024-12-31', 'quarter', '2024-10-01', '2024-12-31'],
    ['2024', 'month', '2024-01-01', '2024-12-31'],
  ] as const)('%s stands in the %s from %s to %s', (date, interval, start, end) => {
    expect(periodOf(date, interval)).toMatchObject({ period_start: start, period_end: end });
  });
});

describe('hops', () => {
  const step = (from: string, to: string) => ({ chain: 'e', from, to });

  it('the shortest way counts, circles end, and what no way leads to is left out', () => {
    const hops = hopsFrom(['e:a'], [step('a', 'b'), step('b', 'c'), step('a', 'c'), step('c', 'a'), step('c', 'd'), step('x', 'd')]);
    expect(Object.fromEntries(hops)).toEqual({ 'e:a': 1, 'e:b': 2, 'e:c': 2, 'e:d': 3 });
  });

  it('an address on another chain is another place', () => {
    expect([...hopsFrom(['e:a'], [{ chain: 'f', from: 'a', to: 'b' }]).keys()]).toEqual(['e:a']);
  });
});

describe('sums of thefts', () => {
  const theft = (loss_usd: string | null) => ({ loss_usd }) as IncidentRow;

  it('a cell in which nothing is known has no sum, and a known zero is not unknown', () => {
    expect(sumThefts([theft(null), theft(null)])).toEqual({ incidents: 2, incidents_without_amount: 2, loss_usd: null });
    expect(sumThefts([theft('0')])).toEqual({ incidents: 1, incidents_without_amount: 0, loss_usd: '0' });
  });

  it('adds to the last cent', () => {
    expect(sumThefts([theft('0.1'), theft('0.2'), theft(null)]).loss_usd).toBe('0.3');
  });
});
