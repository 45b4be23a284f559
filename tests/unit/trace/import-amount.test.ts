import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseShown, parseShownUsd } from '@/lib/cli/import-amount';
import { formatUnits } from '@/lib/core/money';

describe('an amount as other programs write it', () => {
  it.each<[string, number, bigint]>([
    ['0', 18, 0n],
    ['1.5', 6, 1_500_000n],
    ['1,234.5', 6, 1_234_500_000n],
    ['1,234,567', 0, 1_234_567n],
    ['5E-05', 18, 50_000_000_000_000n],
    ['1.25e-3', 6, 1_250n],
    ['1.2E+3', 6, 1_200_000_000n],
    ['7.', 2, 700n],
    ['401346.768858404671846374', 18, 401_346_768_858_404_671_846_374n],
  ])('is read exactly: %s with %i decimals', (text, decimals, units) => {
    expect(parseShown(text, decimals)).toBe(units);
  });

  it.each(['', '-1', '1,23', '1,2345', '.5', '1.2.3', '1e1000', '0x10', 'NaN', '1 000'])('is refused, not guessed: "%s"', (text) => {
    expect(() => parseShown(text, 18)).toThrow(`"${text}" is not an amount.`);
  });

  it('is refused where the asset has fewer decimals: nothing is rounded away', () => {
    expect(() => parseShown('0.0000001', 6)).toThrow('more than the 6 decimals');
    expect(parseShown('0.1000000', 6)).toBe(100_000n);
  });

  it('comes back to the same units, with or without commas, whatever the power of ten', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 2n ** 256n - 1n), fc.integer({ min: 0, max: 36 }), fc.integer({ min: -20, max: 20 }), (units, decimals, power) => {
        const [whole = '', fraction] = formatUnits(units, decimals).split('.');
        const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
        expect(parseShown(fraction === undefined ? grouped : `${grouped}.${fraction}`, decimals)).toBe(units);
        const scaled = power < 0 ? formatUnits(units, decimals - power) : formatUnits(units * 10n ** BigInt(power), decimals);
        expect(parseShown(`${scaled}E${power < 0 ? `+${-power}` : `-${power}`}`, decimals)).toBe(units);
      }),
    );
  });
});

describe('a value in dollars', () => {
  it.each<[string, bigint]>([
    ['200000.0', 200_000_000_000n],
    ['$1,234.50', 1_234_500_000n],
    ['0.0000004', 0n],
    ['0.0000005', 1n],
    ['99999.9999999999999', 100_000_000_000n],
  ])('is kept in micro-dollars, rounded half up: %s', (text, micros) => {
    expect(parseShownUsd(text)).toBe(micros);
  });
});
