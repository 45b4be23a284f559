import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference, type Interval, size, union } from '@/lib/core/intervals';

const interval = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 12 })).map(([from, n]) => ({ from, to: from + n }));
const intervals = fc.array(interval, { maxLength: 8 });

function blocks(list: readonly Interval[]): Set<number> {
  return new Set(list.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i)));
}

function isTidy(list: readonly Interval[]): boolean {
  return list.every((i, at) => i.from <= i.to && (at === 0 || (list[at - 1]?.to ?? 0) + 1 < i.from));
}

describe('block ranges', () => {
  it('united hold the same blocks, sorted and without overlap', () => {
    fc.assert(
      fc.property(intervals, (a) => {
        expect(blocks(union(a))).toEqual(blocks(a));
        expect(isTidy(union(a))).toBe(true);
      }),
    );
  });

  it('still to fetch are exactly those wanted and not had: none is lost, none asked for twice', () => {
    fc.assert(
      fc.property(intervals, intervals, (wanted, had) => {
        const missing = difference(wanted, had);
        const done = blocks(had);
        expect(blocks(missing)).toEqual(new Set([...blocks(wanted)].filter((block) => !done.has(block))));
        expect(isTidy(missing)).toBe(true);
      }),
    );
  });

  it('are counted once each', () => {
    fc.assert(fc.property(intervals, (a) => size(a) === blocks(a).size));
  });
});
