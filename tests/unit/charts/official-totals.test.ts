import { describe, expect, it } from 'vitest';
import type { IncidentRow } from '@/lib/charts/contract';
import { besideOurs, readPeriod } from '@/lib/charts/official-totals';

const theft = (date: string, tier: string, loss: string | null) => ({ date, tier, loss_usd: loss }) as IncidentRow;
const total = (period: string) => ({ id: 'x', body: 'UN', period, totalUsdMicros: 10_000_000n, incidents: null, published: null, access: 'seen', note: null, sourceIds: [] });

describe('totals of others beside ours', () => {
  it.each([
    ['2024', '2024-01-01', '2024-12-31'],
    ['2017-2023', '2017-01-01', '2023-12-31'],
    ['2025-01..2025-09', '2025-01-01', '2025-09-30'],
    ['all time to 2025', undefined, '2025-12-31'],
  ])('reads the period %s', (text, since, until) => expect(readPeriod(text)).toEqual({ since, until }));

  it('lays nothing beside a period that it can not read', () => {
    expect(readPeriod('recently')).toBeUndefined();
    expect(besideOurs(total('recently'), [theft('2024-01-01', 'official', '5')]).ours).toBeNull();
  });

  it('counts a theft dated by its year alone apart where the period is a part of that year', () => {
    const thefts = [theft('2025-02-21', 'official', '5'), theft('2025', 'research', '7'), theft('2025-09-30', 'suspected', '0.5'), theft('2025-03', 'multilateral', null), theft('2025-10-01', 'official', '9')];
    expect(besideOurs(total('2025-01..2025-09'), thefts).ours).toEqual({ stated_usd: '5', all_usd: '5.5', incidents: 3, incidents_without_amount: 1, incidents_maybe_outside: 1 });
    expect(besideOurs(total('2025'), thefts).ours).toMatchObject({ stated_usd: '14', all_usd: '21.5', incidents: 5, incidents_maybe_outside: 0 });
  });

  it('leaves a period without a known amount unknown', () => {
    expect(besideOurs(total('2024'), [theft('2024-05', 'official', null)]).ours).toMatchObject({ all_usd: null, stated_usd: null, incidents: 1 });
  });
});
