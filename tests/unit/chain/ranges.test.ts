import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EndpointError } from '@/lib/chain/errors';
import { createRangeSize, walk } from '@/lib/chain/ranges';
import { type Interval, size } from '@/lib/core/intervals';

const refused = (reason: 'range' | 'slow' | 'method') => new EndpointError('endpoint_refused', 'no', { reason });

/** A node that answers up to `limit` blocks at once, and counts how often it had to refuse. */
async function walked(interval: Interval, limit: number, start: number, max = 1_000_000) {
  const pieces: Interval[] = [];
  let refusals = 0;
  const fetch = async (piece: Interval) => {
    if (piece.to - piece.from + 1 > limit) {
      refusals++;
      return Promise.reject(refused('range'));
    }
    return Promise.resolve(piece.from);
  };
  for await (const { piece } of walk(interval, createRangeSize({ start, max }), fetch)) pieces.push(piece);
  return { pieces, refusals };
}

describe('walking over a range in pieces', () => {
  it('covers every block exactly once, whatever the node refuses', async () => {
    const natural = (max: number) => fc.integer({ min: 1, max });
    await fc.assert(
      fc.asyncProperty(fc.nat(1000), fc.nat(3000), natural(500), natural(4000), async (from, length, limit, start) => {
        const { pieces } = await walked({ from, to: from + length }, limit, start);
        expect(pieces[0]?.from).toBe(from);
        expect(pieces.at(-1)?.to).toBe(from + length);
        pieces.slice(1).forEach((piece, i) => expect(piece.from).toBe((pieces[i]?.to ?? 0) + 1));
        expect(size(pieces)).toBe(length + 1);
      }),
    );
  });

  it('settles near the limit of a node instead of running into it again and again', async () => {
    const { pieces, refusals } = await walked({ from: 0, to: 20_000_000 }, 10_000, 2_000);
    expect(pieces.length).toBeLessThan(2_600);
    expect(refusals).toBeLessThan(pieces.length / 10);
  });

  it('grows where nothing is refused, up to what the source allows', async () => {
    const { pieces } = await walked({ from: 0, to: 10_000_000 }, Infinity, 1_000, 500_000);
    expect(pieces.length).toBeLessThan(40);
    expect(Math.max(...pieces.map((piece) => piece.to - piece.from + 1))).toBe(500_000);
  });

  it('ends with a sentence when one block is too much', async () => {
    await expect(walked({ from: 5, to: 9 }, 0, 4)).rejects.toMatchObject({ code: 'endpoint_incapable', message: 'Even a single block is too much: no' });
  });

  it('does not ask for less where that can not help', async () => {
    let asked = 0;
    const fetch = () => {
      asked++;
      return Promise.reject(refused('method'));
    };
    await expect(walk({ from: 0, to: 99 }, createRangeSize({ start: 50, max: 50 }), fetch).next()).rejects.toMatchObject({ reason: 'method' });
    expect(asked).toBe(1);
  });

  it('tries a far smaller range after a time-out, once, and then gives up', async () => {
    const asked: number[] = [];
    let now = 0;
    const fetch = ({ from, to }: Interval) => {
      asked.push(to - from + 1);
      now += 4_500;
      return Promise.reject(refused('slow'));
    };
    await expect(walk({ from: 0, to: 9_999 }, createRangeSize({ start: 1_600, max: 1_600 }), fetch, () => now).next()).rejects.toMatchObject({ reason: 'slow' });
    expect(asked).toEqual([1_600, 100]);
  });
});
