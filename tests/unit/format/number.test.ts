import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, formatUsdExact, formatUsdShort, formatWhole, groupDigits, plural } from '@/lib/format/number';

describe('amounts for people', () => {
  it('keeps every digit of an exact amount, however long', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 256n }), fc.stringMatching(/^[0-9]{1,18}$/), (whole, fraction) => {
        expect(groupDigits(`${whole}.${fraction}`).replaceAll(',', '')).toBe(`${whole}.${fraction}`);
      }),
    );
  });

  it('groups in threes and leaves the fraction alone', () => {
    expect(groupDigits('90375.54791768')).toBe('90,375.54791768');
    expect(groupDigits('999')).toBe('999');
    expect(formatAmount('400001', 'ETH')).toBe('400,001 ETH');
    expect(formatAmount('8000', null)).toBe('8,000');
    expect(formatUsdExact('-1436173123.25')).toBe('-$1,436,173,123.25');
  });

  it('never rounds a headline amount up', () => {
    expect(formatWhole('401346.99', 'ETH')).toBe('401,346 ETH');
  });

  it.each([
    ['6720000000', '$6.72 bn'],
    ['1500000000', '$1.5 bn'],
    ['1000000000', '$1.0 bn'],
    ['999600000', '$1.0 bn'],
    ['308000000', '$308 m'],
    ['4700000', '$4.7 m'],
    ['132000', '$132,000'],
    ['950', '$950'],
    ['0', '$0'],
  ])('says %s dollars as %s', (exact, short) => {
    expect(formatUsdShort(exact)).toBe(short);
  });

  it('counts one and many', () => {
    expect([plural(1, 'incident'), plural(2, 'incident'), plural(1257, 'entry', 'entries')]).toEqual(['1 incident', '2 incidents', '1,257 entries']);
  });
});
