import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inAndOut } from '@/lib/charts/pages/in-and-out';
import { parseUsd, sum, valueInUsd } from '@/lib/core/money';
import type { DayMovement } from '@/lib/db/movements-of-day';

const moved = (date: string, direction: 'in' | 'out', amount: string, usdMicros: string | null = '2000000'): DayMovement => ({
  date, direction, asset: 'ETH', decimals: 18, amount, transfers: 1, usdMicros,
});
const ONE = 10n ** 18n;

describe('what came in and went out over time', () => {
  it('takes nobody for poor whose transfers have no price: they are counted apart and the sum is at least', () => {
    const { rows, total } = inAndOut([moved('2025-02-21', 'in', ONE.toString()), moved('2025-02-21', 'in', '5', null), moved('2025-02-22', 'out', '7', null)]);
    expect(rows).toEqual([
      { date: '2025-02-21', in: { usd: '2', transfers: 2, unpriced: 1 }, out: { usd: null, transfers: 0, unpriced: 0 } },
      { date: '2025-02-22', in: { usd: null, transfers: 0, unpriced: 0 }, out: { usd: null, transfers: 1, unpriced: 1 } },
    ]);
    expect(total).toEqual({ in: { usd: '2', transfers: 2, unpriced: 1 }, out: { usd: null, transfers: 1, unpriced: 1 } });
  });

  it('is by month where it reaches over more than three months, and nothing is lost by that', () => {
    const { period, rows } = inAndOut([moved('2025-01-31', 'in', '1'), moved('2025-02-01', 'out', '1'), moved('2025-02-28', 'out', '1'), moved('2025-06-01', 'in', '1')]);
    expect([period, rows.map(({ date }) => date)]).toEqual(['month', ['2025-01', '2025-02', '2025-06']]);
    expect(inAndOut([]).rows).toEqual([]);
  });

  it('adds up to the last micro-dollar, whatever the periods are', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((n) => new Date(Date.UTC(2024, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
    const one = fc.record({ date: day, direction: fc.constantFrom('in' as const, 'out' as const), amount: fc.bigInt({ min: 1n, max: 10n ** 24n }), usdMicros: fc.option(fc.bigInt({ min: 1n, max: 10n ** 10n })) });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 40 }), (given) => {
        const movements = given.map((row) => moved(row.date, row.direction, row.amount.toString(), row.usdMicros?.toString() ?? null));
        const { rows, total } = inAndOut(movements);
        for (const way of ['in', 'out'] as const) {
          const priced = given.filter((row) => row.direction === way && row.usdMicros !== null);
          expect(sum(rows.map((row) => parseUsd(row[way].usd ?? '0')))).toBe(sum(priced.map((row) => valueInUsd(row.amount, 18, row.usdMicros!))));
          expect(total[way].usd === null).toBe(priced.length === 0);
          expect(rows.reduce((n, row) => n + row[way].transfers, 0)).toBe(given.filter(({ direction }) => direction === way).length);
        }
      }),
    );
  });
});
