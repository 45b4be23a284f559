import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TrackerError } from '@/lib/core/errors';
import { formatUnits, formatUsd, parseUnits, parseUsd, sum, valueInUsd } from '@/lib/core/money';

const amounts = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n });
const decimals = fc.integer({ min: 0, max: 36 });

describe('amounts', () => {
  it('lose no digit between text and base units', () => {
    fc.assert(fc.property(amounts, decimals, (units, d) => parseUnits(formatUnits(units, d), d) === units));
  });

  it('read trailing zeros as the same amount', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 36 }), (units, d) => {
        const text = formatUnits(units, d);
        const padded = text.includes('.') ? `${text}${'0'.repeat(d - (text.split('.')[1]?.length ?? 0))}` : `${text}.0`;
        expect(parseUnits(padded, d)).toBe(units);
      }),
    );
  });

  it.each([
    ['30375.54791768', 18, 30375547917680000000000n],
    ['238.69689168934886', 18, 238696891689348860000n],
    ['1', 0, 1n],
    ['0', 18, 0n],
  ])('%s at %i decimals is the exact integer', (text, d, units) => {
    expect(parseUnits(text, d)).toBe(units);
  });

  it.each(['', '-1', '+1', '1e18', '1,000', '.5', '1.', ' 1', 'NaN', '0x10', '１'])('refuse %j instead of guessing', (text) => {
    expect(() => parseUnits(text, 18)).toThrow(TrackerError);
  });

  it('refuse a fraction that the asset can not hold instead of rounding it', () => {
    expect(() => parseUnits('0.1234567', 6)).toThrow(/more than the 6 decimals/);
    expect(parseUnits('0.1234560', 6)).toBe(123456n);
  });

  it('show a negative difference with its sign', () => {
    expect(formatUnits(-1500000n, 6)).toBe('-1.5');
    expect(formatUnits(-1n, 18)).toBe('-0.000000000000000001');
  });
});

describe('dollars', () => {
  it('keep cents and more', () => {
    expect(formatUsd(parseUsd('660500000.25'))).toBe('660500000.25');
  });

  it('value an amount within half a micro-dollar of the exact product', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.bigInt({ min: 0n, max: 10n ** 12n }), (units, price) => {
        const error = 2n * (valueInUsd(units, 18, price) * 10n ** 18n - units * price);
        expect(error <= 10n ** 18n && error >= -(10n ** 18n)).toBe(true);
      }),
    );
  });

  it('give 10,000 ether at 2,741.59 the value 27,415,900', () => {
    expect(formatUsd(valueInUsd(parseUnits('10000', 18), 18, parseUsd('2741.59')))).toBe('27415900');
  });
});

it('a sum does not depend on the order', () => {
  fc.assert(fc.property(fc.array(amounts), (list) => sum(list) === sum([...list].reverse())));
});
