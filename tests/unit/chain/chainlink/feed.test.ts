import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ask } from '@/lib/chain/chainlink/aggregator';
import { openFeed } from '@/lib/chain/chainlink/feed';
import { priceAt } from '@/lib/chain/chainlink/price';
import { phaseRoundOf, proxyRoundId } from '@/lib/chain/chainlink/round-id';
import { feedOf, type History, SPEC } from '@/tests/helpers/feed-history';

const DAY = 86_400;
const GET_ROUND = '0x9a6fc8f5';
const open = async (history: History, style?: 'reverts' | 'zeros') => (await openFeed(feedOf(history, style).ask, SPEC, 1))!;
const round = (updatedAt: number, answer = BigInt(updatedAt)) => ({ answer, updatedAt });

describe('round ids', () => {
  it('read the example of the documentation as it does', () => {
    expect(phaseRoundOf(92233720368547771158n)).toEqual({ phase: 5, number: 13078n });
    expect(proxyRoundId({ phase: 5, number: 13078n })).toBe(92233720368547771158n);
  });

  it('go into phase and number and back without loss, and grow with both', () => {
    const any = fc.record({ phase: fc.nat(65_535), number: fc.bigInt(0n, 2n ** 64n - 1n) });
    fc.assert(
      fc.property(any, (parts) => {
        expect(phaseRoundOf(proxyRoundId(parts))).toEqual(parts);
      }),
    );
    fc.assert(
      fc.property(any, any, (a, b) => {
        const later = a.phase > b.phase || (a.phase === b.phase && a.number > b.number);
        return proxyRoundId(a) > proxyRoundId(b) === later;
      }),
    );
  });
});

/** Phases of rounds that come after one another, several at one time, with numbers left out; a phase may begin before the last one ended. */
const phase = fc.record({
  overlap: fc.nat(50),
  steps: fc.array(fc.record({ wait: fc.oneof(fc.constant(0), fc.nat(9), fc.nat(900)), gap: fc.integer({ min: 0, max: 5 }).map((n) => n === 0) }), { maxLength: 60 }),
});
const histories = fc.array(phase, { minLength: 1, maxLength: 5 }).map((phases): History => {
  let end = 100;
  return phases.map(({ overlap, steps }) => {
    let time = end - overlap;
    const rounds = steps.map(({ wait, gap }) => ((time += wait), gap ? null : round(time)));
    end = Math.max(end, ...rounds.map((found) => found?.updatedAt ?? 0));
    // What is set as the last round of its phase ends it: no later phase ends before.
    return rounds.length === 0 ? [] : [...rounds, round(end)];
  });
});

/** Every round looked at: the newest not after the time, and of two of one time the one with the higher id. */
function slowly(history: History, time: number): bigint | undefined {
  let best: { id: bigint; updatedAt: number } | undefined;
  for (const [i, rounds] of history.entries()) {
    for (const [n, found] of rounds.entries()) {
      if (found === null || found.updatedAt > time || found.updatedAt < (best?.updatedAt ?? 0)) continue;
      best = { id: proxyRoundId({ phase: i + 1, number: BigInt(n + 1) }), updatedAt: found.updatedAt };
    }
  }
  return best?.id;
}

describe('the round at a time', () => {
  it('is the one that a look at every round finds, over any history, in any order of questions', async () => {
    const questions = fc.array(fc.nat(20_000), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(histories, questions, fc.constantFrom('reverts' as const, 'zeros' as const), async (history, times, style) => {
        fc.pre((history.at(-1)?.length ?? 0) > 0);
        const feed = await open(history, style);
        const moments = [...times, ...history.flat().flatMap((found) => (found === null ? [] : [found.updatedAt])).slice(0, 20)];
        for (const time of moments) expect((await feed.roundAt(time))?.id, String(time)).toBe(slowly(history, time));
      }),
      { numRuns: 150 },
    );
  });

  it('is the round that really answered where one timed out and carried an older answer on', async () => {
    const feed = await open([[round(100, 7n), { answer: 7n, updatedAt: 900, answeredIn: 1 }, round(1_000, 9n)]]);
    expect(await feed.roundAt(950)).toMatchObject({ answer: 7n, updatedAt: 100 });
  });

  it('is never one of an aggregator that answers nothing where rounds must be', async () => {
    const feed = await open([[round(10), ...Array.from({ length: 200 }, () => null), round(5_000)]]);
    await expect(feed.roundAt(2_500)).rejects.toMatchObject({ code: 'endpoint_contradiction' });
  });

  it('takes less than five requests a day of a long history, and none for what it has seen', async () => {
    let time = 0;
    let noise = 1;
    const rounds = Array.from({ length: 30_000 }, () => {
      noise = (noise * 48_271) % 2_147_483_647;
      return round((time += 60 + (noise % 3_540)));
    });
    const { ask, calls } = feedOf([rounds.slice(0, 8_000), rounds.slice(8_000)]);
    const feed = (await openFeed(ask, SPEC, 1))!;
    const days = Array.from({ length: 100 }, (_, i) => DAY * (1 + 6 * i));
    for (const day of days) await feed.roundAt(day);
    const first = calls();
    // A bisection takes 9 to 15 a day, by how near the days are to each other.
    expect(first / days.length).toBeLessThan(5);
    for (const day of days) await feed.roundAt(day);
    expect(calls()).toBe(first);
  });

  it('is found in fewer requests where rounds of an earlier run are known', async () => {
    const rounds = Array.from({ length: 20_000 }, (_, i) => round(i * 3_600 + (i % 7) * 300));
    const asked = async (known: { id: bigint; updatedAt: number }[]) => {
      const { ask, calls } = feedOf([rounds]);
      await (await openFeed(ask, SPEC, 1, known))!.roundAt(DAY * 800);
      return calls();
    };
    const yesterday = rounds.findLastIndex(({ updatedAt }) => updatedAt <= DAY * 799);
    expect(await asked([{ id: proxyRoundId({ phase: 1, number: BigInt(yesterday + 1) }), updatedAt: rounds[yesterday]!.updatedAt }])).toBeLessThanOrEqual(await asked([]));
  });
});

describe('the price at a time', () => {
  const at = async (history: History, time: number) => priceAt(await open(history), SPEC, time);

  it('is the answer in micro-dollars, half up, with the round that says so', async () => {
    const price = await at([[], [round(100, 267_412_345_650n)]], 100);
    expect(price).toEqual({ usdMicros: 2_674_123_457n, roundId: proxyRoundId({ phase: 2, number: 1n }), roundTime: 100 });
  });

  it('is unknown, and not the last one known, once the feed stood still for two days', async () => {
    expect(await at([[round(100)]], 100 + 2 * DAY)).toBeDefined();
    expect(await at([[round(100)]], 101 + 2 * DAY)).toBeUndefined();
  });

  it('is unknown before the first round', async () => {
    expect(await at([[round(100)]], 99)).toBeUndefined();
  });

  it('is unknown, and not zero, where the answer is zero or below', async () => {
    expect(await at([[round(100, 0n)]], 100)).toBeUndefined();
    expect(await at([[round(100, -5n)]], 100)).toBeUndefined();
  });
});

describe('a contract that is not the feed of the registry', () => {
  const { ask } = feedOf([[round(100), round(200)]]);
  it.each([
    ['another pair', { ...SPEC, description: 'BTC / USD' }, /calls itself "ETH \/ USD", not "BTC \/ USD"/],
    ['other decimals', { ...SPEC, decimals: 18 }, /has 8 decimals, not 18/],
  ])('is a contradiction: %s', async (_what, spec, sentence) => {
    await expect(openFeed(ask, spec, 1)).rejects.toMatchObject({ code: 'endpoint_contradiction', message: expect.stringMatching(sentence) as string });
  });

  it('is no feed at all where the chain has nothing there, or nothing was ever answered', async () => {
    expect(await openFeed(() => Promise.resolve('0x'), SPEC, 1)).toBeUndefined();
    expect(await openFeed(feedOf([[null]]).ask, SPEC, 1)).toBeUndefined();
  });

  it('is a contradiction where what comes back can be no round, or another round than asked for', async () => {
    const meddled = async (answer: (asked: string) => unknown) => {
      const meddling: Ask = (method, params) => {
        const { data } = (params as [{ data: string }])[0];
        return data.startsWith(GET_ROUND) ? Promise.resolve(answer(data)) : ask(method, params);
      };
      return (await openFeed(meddling, SPEC, 1))!.roundAt(150);
    };
    const another = await ask('eth_call', [{ to: SPEC.feed, data: GET_ROUND + proxyRoundId({ phase: 1, number: 2n }).toString(16).padStart(64, '0') }]);
    for (const answer of ['0x1234', 'oops', null, another]) {
      await expect(meddled(() => answer)).rejects.toMatchObject({ code: 'endpoint_contradiction' });
    }
  });
});
