import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDay, isoDay, isoSeconds, lastDay, parseIsoSeconds, parsePartialDate } from '@/lib/core/time';

const days = fc.date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });

describe('a date', () => {
  it('keeps the precision that its source gave', () => {
    expect(parsePartialDate('2025')).toEqual({ text: '2025', precision: 'year' });
    expect(parsePartialDate('2025-02')).toEqual({ text: '2025-02', precision: 'month' });
    expect(parsePartialDate('2025-02-21')).toEqual({ text: '2025-02-21', precision: 'day' });
  });

  it.each(['', '25', '2025-13', '2025-00', '2025-02-30', '2023-02-29', '2025-2-1', '2025-02-21T00:00', '2025/02/21'])(
    'that never was (%j) is refused',
    (text) => expect(() => parsePartialDate(text)).toThrow(/is not a date/),
  );

  it('knows the leap days', () => {
    expect(lastDay(parsePartialDate('2024-02'))).toBe('2024-02-29');
  });

  it('spans from its first to its last possible day', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(4, 7, 10), (date, length) => {
        const day = isoDay(date.getTime());
        const partial = parsePartialDate(day.slice(0, length));
        expect(firstDay(partial) <= day && day <= lastDay(partial)).toBe(true);
        expect(firstDay(partial).startsWith(partial.text) && lastDay(partial).startsWith(partial.text)).toBe(true);
      }),
    );
  });
});

describe('a time', () => {
  it('loses no second between text and number', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 7e9 }), (s) => parseIsoSeconds(isoSeconds(s)) === s));
  });

  it.each(['2025-02-21', '2025-02-21T14:29:47', '2025-02-21T14:29:47+09:00', '2025-02-21T25:00:00Z', ''])(
    'without zone or of another one (%j) is refused',
    (text) => expect(() => parseIsoSeconds(text)).toThrow(/is not a UTC time/),
  );
});
