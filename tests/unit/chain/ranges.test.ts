import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AskReader } from '@/lib/chain/agreement';
import { EndpointError } from '@/lib/chain/errors';
import { createLane } from '@/lib/chain/pool/lane';
import { createRangeSize } from '@/lib/chain/ranges';
import type { Piece, Reader } from '@/lib/chain/reader';
import { walkDown } from '@/lib/chain/walk';
import { type Interval, size } from '@/lib/core/intervals';
import type { Transfer } from '@/lib/core/transfer';

const refused = (reason: 'range' | 'slow' | 'method' | 'other' | 'rate', limit?: number) =>
  new EndpointError('endpoint_refused', 'no', { reason, limit, heals: reason === 'rate' ? 'later' : 'never' });

afterEach(() => void vi.useRealTimers());

function reader(host: string, limits: { start: number; max: number }, call = (): Promise<unknown> => Promise.reject(new Error('not asked in this test'))): Reader {
  const endpoint = { host, call };
  const source = { name: 'logs', kinds: ['token'], startRange: limits.start, maxRange: limits.max, fetchTransfers: () => Promise.resolve([]) } as const;
  return { lane: createLane(endpoint, { concurrency: 8 }), source, size: createRangeSize(limits) };
}

/** A node that answers up to `limit` blocks at once, and counts how often it had to refuse. */
async function walked(interval: Interval, limit: number, start: number, { max = 1_000_000, parallel = 1, says = false } = {}) {
  const pieces: Interval[] = [];
  let refusals = 0;
  await walkDown([interval], {
    readers: [reader('node', { start, max })],
    parallel,
    ask: async (_, { from, to }) => {
      await Promise.resolve();
      if (to - from + 1 <= limit) return [];
      refusals++;
      throw refused('range', says ? limit : undefined);
    },
    onPiece: async (piece: Piece) => void (await Promise.resolve(pieces.push(piece.interval))),
  });
  return { pieces, refusals };
}

describe('walking over a range in pieces', () => {
  it('covers every block exactly once, whatever the node refuses and however many pieces are under way', async () => {
    const natural = (max: number) => fc.integer({ min: 1, max });
    await fc.assert(
      fc.asyncProperty(fc.nat(1000), fc.nat(3000), natural(500), natural(4000), natural(6), async (from, length, limit, start, parallel) => {
        const { pieces } = await walked({ from, to: from + length }, limit, start, { parallel });
        const sorted = pieces.toSorted((a, b) => a.from - b.from);
        expect(sorted[0]?.from).toBe(from);
        expect(sorted.at(-1)?.to).toBe(from + length);
        sorted.slice(1).forEach((piece, i) => expect(piece.from).toBe((sorted[i]?.to ?? 0) + 1));
        expect(size(pieces)).toBe(length + 1);
      }),
    );
  });

  it('ends with the failure, however many read at the same time and wherever it comes: nobody waits for what will never be read', async () => {
    const natural = (max: number) => fc.integer({ min: 1, max });
    await fc.assert(
      fc.asyncProperty(natural(6), natural(30), fc.boolean(), fc.array(fc.nat(8), { minLength: 1, maxLength: 20 }), async (parallel, failAt, inStore, delays) => {
        let [asked, stored] = [0, 0];
        const later = async (turn: number) => {
          for (let i = delays[turn % delays.length]!; i > 0; i--) await Promise.resolve();
        };
        const walking = walkDown([{ from: 0, to: 299 }], {
          readers: [reader('node', { start: 10, max: 10 })],
          parallel,
          ask: async () => {
            await later(++asked);
            if (!inStore && asked >= failAt) throw new Error('broken');
            return [];
          },
          onPiece: async () => {
            await later(++stored);
            if (inStore && stored >= failAt) throw new Error('broken');
          },
        });
        await expect(walking).rejects.toThrow('broken');
      }),
    );
  });

  it('brings the newest blocks first, so that recent activity shows early', async () => {
    const { pieces } = await walked({ from: 0, to: 999 }, 100, 100);
    expect(pieces[0]).toEqual({ from: 900, to: 999 });
    expect(pieces.at(-1)?.from).toBe(0);
  });

  it('settles near the limit of a node instead of running into it again and again', async () => {
    const { pieces, refusals } = await walked({ from: 0, to: 20_000_000 }, 10_000, 2_000);
    expect(pieces.length).toBeLessThan(2_600);
    expect(refusals).toBeLessThan(pieces.length / 10);
  });

  it('takes a limit that a refusal names at its word: one refusal, and no piece wasted', async () => {
    const { pieces, refusals } = await walked({ from: 0, to: 1_000_000 }, 10_000, 50_000, { says: true });
    expect(refusals).toBe(1);
    expect(pieces.length).toBe(101);
  });

  it('grows where nothing is refused, up to what the source allows', async () => {
    const { pieces } = await walked({ from: 0, to: 10_000_000 }, Infinity, 1_000, { max: 500_000 });
    expect(pieces.length).toBeLessThan(40);
    expect(Math.max(...pieces.map((piece) => piece.to - piece.from + 1))).toBe(500_000);
  });

  it('asks for less where answers are large, so that memory stays flat', () => {
    const range = createRangeSize({ start: 2_000, max: 500_000 });
    range.succeeded(2_000, 20_000);
    expect(range.current()).toBe(500);
    range.succeeded(500, 4_000);
    expect(range.current()).toBe(500);
    range.succeeded(500, 100);
    expect(range.current()).toBe(1_000);
  });

  it('ends with a sentence when one block is too much', async () => {
    await expect(walked({ from: 5, to: 9 }, 0, 4)).rejects.toMatchObject({ code: 'endpoint_incapable', message: 'Even a single block is too much: no' });
  });

  const failing = async (error: () => EndpointError, clock?: () => number) => {
    const asked: number[] = [];
    const walk = walkDown([{ from: 0, to: 9_999 }], {
      readers: [reader('node', { start: 1_600, max: 1_600 })],
      parallel: 1,
      clock,
      ask: (_, { from, to }) => {
        asked.push(to - from + 1);
        return Promise.reject(error());
      },
      onPiece: () => Promise.resolve(),
    });
    return { asked, failure: await walk.then(() => undefined, (failure: unknown) => failure) };
  };

  it('does not ask for less where that can not help', async () => {
    const { asked, failure } = await failing(() => refused('method'));
    expect(failure).toMatchObject({ reason: 'method' });
    expect(asked).toEqual([1_600]);
  });

  it('tries a far smaller range after a time-out, once, and then gives up', async () => {
    let now = 0;
    const { asked, failure } = await failing(() => {
      now += 4_500;
      return refused('slow');
    }, () => now);
    expect(failure).toMatchObject({ reason: 'slow' });
    expect(asked).toEqual([1_600, 100]);
  });
});

describe('several readers', () => {
  const row = (amount: bigint): Transfer => ({
    chain: 'ethereum', block: 7, blockHash: '0xb', txHash: '0xt', kind: 'token', position: '0', timestamp: 1, from: '0xf', to: '0xo', assetContract: '0xc', amount,
  });
  const fresh = () => ['a', 'b', 'c'].map((host) => reader(host, { start: 10, max: 10 }));
  const walk = async (answers: Readonly<Record<string, bigint>>, quorum: number, readers = fresh()) => {
    const pieces: Piece[] = [];
    await walkDown([{ from: 0, to: 9 }], {
      readers,
      quorum,
      ask: ({ lane }) => Promise.resolve([row(answers[lane.endpoint.host] ?? 0n)]),
      onPiece: async (piece) => void (await Promise.resolve(pieces.push(piece))),
    });
    return pieces.flatMap(({ rows }) => rows.map(({ amount }) => amount));
  };

  it('count only what two endpoints agree on, and the third is blamed', async () => {
    const readers = fresh();
    expect(await walk({ a: 1n, b: 2n, c: 1n }, 2, readers)).toEqual([1n]);
    expect(readers[1]?.lane.health()).toMatchObject({ discarded: 1, lastDiscard: 'Of blocks 0 to 9 b gave 1 transfers, c as many, but not the same.' });
  });

  it('give nothing where none agree, and nobody is blamed for it', async () => {
    vi.useFakeTimers();
    const readers = fresh();
    const failure = walk({ a: 1n, b: 2n, c: 3n }, 2, readers).catch((error: unknown) => error);
    await vi.runAllTimersAsync();
    expect(await failure).toMatchObject({ code: 'endpoint_contradiction' });
    expect(readers.map(({ lane }) => lane.health().discarded)).toEqual([0, 0, 0]);
  });

  it('that can not all be asked at once: what was said counts until the others have had their say', async () => {
    vi.useFakeTimers();
    const readers = fresh();
    const asked: string[] = [];
    const pieces: Piece[] = [];
    const walking = walkDown([{ from: 0, to: 9 }], {
      readers,
      quorum: 2,
      ask: ({ lane: { endpoint } }) => {
        asked.push(endpoint.host);
        if (endpoint.host === 'c' && asked.length < 5) return Promise.reject(refused('rate'));
        return Promise.resolve([row(endpoint.host === 'a' ? 1n : 2n)]);
      },
      onPiece: async (piece) => void (await Promise.resolve(pieces.push(piece))),
    });
    await vi.runAllTimersAsync();
    await walking;
    expect(pieces.flatMap(({ rows }) => rows.map(({ amount }) => amount))).toEqual([2n]);
    expect(asked.slice(0, 4)).toEqual(['a', 'b', 'c', 'c']);
    expect(readers.map(({ lane }) => lane.health().discarded)).toEqual([expect.any(Number), 0, 0]);
    expect(readers[0]?.lane.health().discarded).toBeGreaterThan(0);
  });

  it('a wrong time of a block is found out as well', async () => {
    const readers = fresh();
    const pieces: Piece[] = [];
    await walkDown([{ from: 0, to: 9 }], {
      readers,
      quorum: 2,
      ask: ({ lane }) => Promise.resolve([{ ...row(1n), timestamp: lane.endpoint.host === 'a' ? 9 : 1 }]),
      onPiece: async (piece) => void (await Promise.resolve(pieces.push(piece))),
    });
    expect(pieces.flatMap(({ rows }) => rows.map(({ timestamp }) => timestamp))).toEqual([1]);
    expect(readers.map(({ lane }) => lane.health().discarded)).toEqual([1, 0, 0]);
  });

  /** How a walk over three pieces ended, the first by itself and then two at once, if it did so without any time having passed. */
  const atOnce = async (readers: readonly Reader[], ask: AskReader) => {
    vi.useFakeTimers();
    const ended = walkDown([{ from: 0, to: 29 }], { readers, parallel: 2, ask, onPiece: () => Promise.resolve() }).then(() => 'done', (error: unknown) => error);
    const waiting = Symbol('waiting');
    return Promise.race([ended, vi.advanceTimersByTimeAsync(1).then(() => waiting)]);
  };

  it('do not wait for one that asks to be spared while another is free', async () => {
    const limits = { start: 10, max: 10 };
    const sparing = new EndpointError('endpoint_refused', 'no', { reason: 'rate', heals: 'later', retryAfterMs: 60_000 });
    const readers = [reader('a', limits, () => Promise.reject(sparing)), reader('b', limits, () => Promise.resolve([]))];
    const asking: AskReader = async ({ lane }) => (await lane.ask('m', [], { timeoutMs: 1_000 })) as Transfer[];
    expect(await atOnce(readers, asking)).toBe('done');
  });

  it('stop waiting for one piece when another has failed', async () => {
    const asking: AskReader = (_, { to }) => (to === 29 ? Promise.resolve([]) : Promise.reject(to === 19 ? refused('rate') : refused('method')));
    expect(await atOnce(fresh().slice(0, 1), asking)).toMatchObject({ reason: 'method' });
  });

  it('are too few for a quorum that is larger than them, which is said', async () => {
    await expect(walk({ a: 1n, b: 1n, c: 1n }, 4)).rejects.toMatchObject({ code: 'bad_config', field: 'QUORUM' });
  });
});
