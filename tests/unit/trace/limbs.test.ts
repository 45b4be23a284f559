import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LimbMath, widthOf } from '@/lib/trace/limbs';

const width = fc.integer({ min: 1, max: 9 });
const fitting = width.chain((w) => fc.record({ w: fc.constant(w), a: fc.bigInt(0n, (1n << BigInt(32 * w)) - 1n), b: fc.bigInt(0n, (1n << BigInt(32 * w)) - 1n) }));

function pair(w: number, a: bigint, b: bigint) {
  const math = new LimbMath(w);
  const numbers = new Uint32Array(2 * w);
  math.write(numbers, 0, a);
  math.write(numbers, w, b);
  return { math, numbers };
}

describe('amounts in limbs', () => {
  it('are the same numbers as bigints: nothing is rounded or cut', () => {
    fc.assert(
      fc.property(fitting, ({ w, a, b }) => {
        const { math, numbers } = pair(w, a, b);
        expect([math.read(numbers, 0), math.read(numbers, w)]).toEqual([a, b]);
        expect(math.isZero(numbers, 0)).toBe(a === 0n);
      }),
    );
  });

  it('compare, add and subtract as bigints do', () => {
    fc.assert(
      fc.property(fitting, ({ w, a, b }) => {
        const { math, numbers } = pair(w, a, b);
        expect(math.isLess(numbers, 0, numbers, w)).toBe(a < b);
        if (a + b < 1n << BigInt(32 * w)) {
          math.add(numbers, 0, numbers, w);
          expect(math.read(numbers, 0)).toBe(a + b);
          math.subtract(numbers, 0, numbers, w);
        }
        const [more, less] = a < b ? [w, 0] : [0, w];
        math.subtract(numbers, more, numbers, less);
        expect(math.read(numbers, more)).toBe(a < b ? b - a : a - b);
      }),
    );
  });

  it('know how many limbs the largest amount of a chain needs', () => {
    expect([0n, 1n, (1n << 32n) - 1n, 1n << 32n, (1n << 256n) - 1n].map(widthOf)).toEqual([1, 1, 1, 2, 8]);
  });
});
