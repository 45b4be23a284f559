import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf, canonicalQuery, createAnswerCache } from '@/lib/api/cache';

/** A cache on a clock of its own, and a computation that counts itself and ends when the test says so. */
function setUp(options: Parameters<typeof createAnswerCache>[0] = {}) {
  let now = 0;
  const failures: string[] = [];
  const cache = createAnswerCache({ clock: () => new Date(now), patienceMs: 5, onFailure: (key) => failures.push(key), ...options });
  return { cache, failures, pass: (ms: number) => void (now += ms) };
}

function controlled() {
  const ends: { resolve: (value: unknown) => void; reject: (error: Error) => void }[] = [];
  const compute = () => new Promise<unknown>((resolve, reject) => ends.push({ resolve, reject }));
  return { compute, ends };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the answer cache', () => {
  it('gives a young answer without asking the store again', async () => {
    const { cache, pass } = setUp();
    const first = await cache.get('a', () => Promise.resolve([1]));
    pass(9_999);
    expect(await cache.get('a', () => Promise.reject(new Error('asked')))).toBe(first);
    expect(first).toMatchObject({ text: '[1]', etag: answerOf([1]).etag });
  });

  it('gives a new one as soon as the old is too old and the store is quick', async () => {
    const { cache, pass } = setUp({ patienceMs: 1_000 });
    await cache.get('a', () => Promise.resolve(1));
    pass(10_000);
    expect((await cache.get('a', () => Promise.resolve(2))).text).toBe('2');
  });

  it('does not keep a reader waiting for a slow store: gives the last answer, and the new one to the next', async () => {
    const { cache, pass } = setUp();
    await cache.get('a', () => Promise.resolve(1));
    pass(10_000);
    const { compute, ends } = controlled();
    expect((await cache.get('a', compute)).text).toBe('1');
    expect((await cache.get('a', compute)).text).toBe('1');
    expect(ends).toHaveLength(1);
    ends[0]!.resolve(2);
    await settle();
    expect((await cache.get('a', compute)).text).toBe('2');
  });

  it('never gives an answer from long ago', async () => {
    const { cache, pass } = setUp();
    await cache.get('a', () => Promise.resolve(1));
    pass(600_000);
    await expect(cache.get('a', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  });

  it('asks the store once for all who ask at the same time, and tells all of a failure without keeping it', async () => {
    const { cache } = setUp();
    const { compute, ends } = controlled();
    const asked = [cache.get('a', compute), cache.get('a', compute), cache.get('a', compute)];
    ends[0]!.reject(new Error('gone'));
    expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(ends).toHaveLength(1);
    expect((await cache.get('a', () => Promise.resolve(1))).text).toBe('1');
  });

  it('gives the last answer where a newer one fails, and says so to whoever runs the machine', async () => {
    const { cache, failures, pass } = setUp();
    await cache.get('a', () => Promise.resolve(1));
    pass(10_000);
    expect((await cache.get('a', () => Promise.reject(new Error('gone')))).text).toBe('1');
    expect(failures).toEqual(['a']);
  });

  it('drops first what was not asked for the longest, and keeps nothing that is larger than all its room', async () => {
    const { cache } = setUp({ maxBytes: 2_000 });
    const text = 'x'.repeat(200);
    for (const key of ['a', 'b', 'c', 'a', 'd']) await cache.get(key, () => Promise.resolve(text));
    const asked: string[] = [];
    for (const key of ['a', 'b']) {
      await cache.get(key, () => {
        asked.push(key);
        return Promise.resolve(text);
      });
    }
    expect(asked).toEqual(['b']);
    const before = cache.bytes;
    await cache.get('huge', () => Promise.resolve('x'.repeat(5_000)));
    expect(cache.bytes).toBe(before);
  });

  it('is young from when the store was asked, not from when it answered', async () => {
    const { cache, pass } = setUp();
    const { compute, ends } = controlled();
    const asked = cache.get('a', compute);
    pass(10_000);
    ends[0]!.resolve(1);
    expect((await asked).madeAt.getTime()).toBe(0);
  });
});

it('a question has one key, however its parameters are ordered', () => {
  expect(canonicalQuery(new URLSearchParams('tier=official&since=2020'))).toBe(canonicalQuery(new URLSearchParams('since=2020&tier=official')));
  expect(canonicalQuery(new URLSearchParams('a=1&b=2'))).not.toBe(canonicalQuery(new URLSearchParams('a=1%26b%3D2')));
});

type Step =
  | { readonly do: 'ask'; readonly key: string }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'end'; readonly key: string; readonly fails: boolean; readonly size: number };

const key = fc.constantFrom('a', 'b', 'c', 'd');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('ask' as const), key }),
  fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 20_000 }) }),
  fc.record({ do: fc.constant('end' as const), key, fails: fc.boolean(), size: fc.integer({ min: 0, max: 1_500 }) }),
);

it('whatever happens it asks once at a time, gives only what was answered, of that nothing too old, and stays within its room', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      let now = 0;
      const cache = createAnswerCache({ clock: () => new Date(now), patienceMs: 0, maxStaleMs: 60_000, maxBytes: 6_000 });
      const open = new Map<string, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
      const answered = new Map<string, Set<string>>();
      const given: Promise<unknown>[] = [];
      const compute = (of: string) => () => {
        if (open.has(of)) throw new Error(`${of} is computed twice at once`);
        return new Promise<unknown>((resolve, reject) => open.set(of, { resolve, reject }));
      };
      const ask = async (of: string, askedAt: number) => {
        const [asked] = await Promise.allSettled([cache.get(of, compute(of))]);
        if (asked.status === 'rejected') return expect(asked.reason).toEqual(new Error('gone'));
        expect(answered.get(of)?.has(asked.value.text)).toBe(true);
        expect(askedAt - asked.value.madeAt.getTime()).toBeLessThan(60_000);
      };
      const end = (of: string, fails: boolean, value: string) => {
        const computation = open.get(of);
        open.delete(of);
        if (fails) return computation?.reject(new Error('gone'));
        if (computation !== undefined) answered.set(of, (answered.get(of) ?? new Set()).add(JSON.stringify(value)));
        computation?.resolve(value);
      };
      for (const [i, each] of steps.entries()) {
        if (each.do === 'ask') given.push(ask(each.key, now));
        if (each.do === 'pass') now += each.ms;
        if (each.do === 'end') end(each.key, each.fails, `${i} ${'x'.repeat(each.size)}`);
        await settle();
        expect(cache.bytes).toBeLessThanOrEqual(6_000);
        expect(cache.bytes).toBeGreaterThanOrEqual(0);
      }
      for (const of of [...open.keys()]) end(of, true, '');
      await Promise.all(given);
    }),
    { numRuns: 100 },
  );
});
