import { describe, expect, it } from 'vitest';
import { createPace } from '@/lib/chain/pool/pace';

const SECOND = 1_000;

/** A busy asker before a provider that bears so many requests in any second: what came of it after a settling time. */
function simulate(limit: number, { settle = 60, seconds = 100 } = {}) {
  const pace = createPace();
  let window: number[] = [];
  let answered = 0;
  let refused = 0;
  for (let now = 0; now < (settle + seconds) * SECOND; ) {
    // Without a learned rate it asks as fast as answers come, every two milliseconds.
    now += Math.max(2, pace.wait(now));
    pace.started(now);
    window = window.filter((at) => at > now - SECOND);
    const isRefused = window.length >= limit;
    if (isRefused) pace.refused(now);
    else {
      window.push(now);
      pace.answered();
    }
    if (now < settle * SECOND) continue;
    if (isRefused) refused++;
    else answered++;
  }
  return { perSecond: answered / seconds, refusals: refused / (answered + refused), rate: pace.rate() };
}

describe('the pace that is kept before a provider with a limit', () => {
  it.each([1, 2, 5, 25, 100, 300])('of %s a second uses at least 70 % of it, and is rarely refused', (limit) => {
    const { perSecond, refusals } = simulate(limit);
    expect(perSecond).toBeGreaterThanOrEqual(0.7 * limit);
    expect(perSecond).toBeLessThanOrEqual(limit);
    expect(refusals).toBeLessThan(limit < 5 ? 0.15 : 0.05);
  });

  it('is below the limit right after the first refusal', () => {
    const pace = createPace();
    for (let i = 0; i < 40; i++) pace.started(i * 20);
    pace.refused(800);
    expect(pace.rate()).toBeCloseTo(28);
    expect(pace.wait(800)).toBeCloseTo(1000 / 28);
    for (let i = 0; i < 20; i++) pace.refused(800);
    expect(pace.rate()).toBe(0.25);
  });

  it('holds nobody up who was never refused', () => {
    const pace = createPace();
    for (let i = 0; i < 5_000; i++) {
      pace.started(i);
      pace.answered();
    }
    expect([pace.rate(), pace.wait(5_000)]).toEqual([null, 0]);
  });

  it('is forgotten when it is faster than any limit', () => {
    const { rate } = simulate(Infinity, { seconds: 1 });
    expect(rate).toBeNull();
    const pace = createPace();
    pace.refused(0);
    for (let i = 0; i < 20_000; i++) pace.answered();
    expect(pace.rate()).toBeNull();
  });
});
