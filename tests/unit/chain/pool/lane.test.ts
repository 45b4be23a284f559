import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { contradiction, EndpointError, refusal } from '@/lib/chain/errors';
import { createLane } from '@/lib/chain/pool/lane';

const OPTIONS = { timeoutMs: 60_000 };
const serverError = () => new EndpointError('endpoint_unreachable', 'node failed (HTTP 503).', { heals: 'later' });
const reset = () => new EndpointError('endpoint_unreachable', 'node broke off.', { heals: 'once' });
const slow = () => new EndpointError('endpoint_unreachable', 'node did not answer.', { heals: 'once', reason: 'slow' });
const tooMany = (retryAfterMs?: number) => new EndpointError('endpoint_refused', 'node asks for fewer.', { heals: 'later', reason: 'rate', retryAfterMs });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A lane to an endpoint that answers after 10 ms what is next in the list, else well; with the times it was asked. */
function laneTo(...outcomes: (EndpointError | undefined)[]) {
  const startedAt: number[] = [];
  let running = 0;
  let most = 0;
  const begun = Date.now();
  const call = async () => {
    startedAt.push(Date.now() - begun);
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 10));
    running--;
    const outcome = outcomes.shift();
    if (outcome !== undefined) throw outcome;
    return 'well';
  };
  const lane = createLane({ host: 'node', call }, { concurrency: 4 });
  const ask = (options: { timeoutMs: number; signal?: AbortSignal } = OPTIONS) => lane.ask('m', [], options).catch((error: unknown) => error);
  return { lane, ask, startedAt, most: () => most };
}

describe('the way to one endpoint', () => {
  it('lets as many requests run at one time as it may, and the others after them', async () => {
    const { ask, startedAt, most } = laneTo();
    const all = Promise.all(Array.from({ length: 10 }, () => ask()));
    await vi.runAllTimersAsync();
    expect(await all).toEqual(Array(10).fill('well'));
    expect(startedAt).toEqual([0, 0, 0, 0, 10, 10, 10, 10, 20, 20]);
    expect(most()).toBe(4);
  });

  it('cools down after a failure, longer each time, and forgets it after an answer', async () => {
    const { ask, startedAt } = laneTo(serverError(), serverError(), serverError(), undefined, serverError());
    for (let i = 0; i < 6; i++) {
      const asked = ask();
      await vi.runAllTimersAsync();
      await asked;
    }
    const pauses = startedAt.slice(1).map((at, i) => at - (startedAt[i] ?? 0) - 10);
    expect(pauses).toEqual([200, 400, 800, 0, 200]);
  });

  it('waits as long as Retry-After says, not as it would itself', async () => {
    const { lane, ask, startedAt } = laneTo(tooMany(3_000));
    const first = ask();
    await vi.advanceTimersByTimeAsync(10);
    await first;
    expect(lane.wait()).toBe(3_000);
    const second = ask();
    await vi.runAllTimersAsync();
    expect(await second).toBe('well');
    expect(startedAt).toEqual([0, 3_010]);
  });

  it('warms up after a failure: one alone, then two, then more', async () => {
    const { ask, startedAt } = laneTo(serverError());
    const first = ask();
    await vi.runAllTimersAsync();
    await first;
    const all = Promise.all(Array.from({ length: 10 }, () => ask()));
    await vi.runAllTimersAsync();
    await all;
    const waves = new Map<number, number>();
    for (const at of startedAt.slice(1)) waves.set(at, (waves.get(at) ?? 0) + 1);
    expect([...waves.values()]).toEqual([1, 2, 4, 3]);
  });

  it('takes the failures of requests that were under way together for one', async () => {
    const { lane, ask } = laneTo(serverError(), serverError(), serverError(), serverError());
    const all = Promise.all(Array.from({ length: 4 }, () => ask()));
    await vi.advanceTimersByTimeAsync(10);
    await all;
    expect(lane.wait()).toBe(200);
  });

  it.each([5, 25])('uses most of a limit of %s a second, at least 70 of a hundred, with eight requests under way at a time', async (limit) => {
    let answered = 0;
    let window: number[] = [];
    const call = async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      window = window.filter((at) => at > Date.now() - 1_000);
      if (window.length >= limit) throw tooMany();
      window.push(Date.now());
      answered++;
    };
    const lane = createLane({ host: 'node', call }, { concurrency: 8 });
    const end = Date.now() + 120_000;
    const worker = async () => {
      while (Date.now() < end) await lane.ask('m', [], OPTIONS).catch(() => undefined);
    };
    const all = Promise.all(Array.from({ length: 8 }, worker));
    await vi.advanceTimersByTimeAsync(40_000);
    const before = answered;
    await vi.advanceTimersByTimeAsync(200_000);
    await all;
    expect((answered - before) / 80).toBeGreaterThanOrEqual(0.7 * limit);
  });

  it('does not rest after a broken connection or a time-out: another try may do, or a smaller question', async () => {
    for (const failure of [reset(), slow()]) {
      const { lane, ask } = laneTo(failure);
      const asked = ask();
      await vi.runAllTimersAsync();
      expect(await asked).toBe(failure);
      expect(lane.wait()).toBe(0);
    }
  });

  it('tells at once why it rests when that takes longer than the asker would wait, and tells that reason, not a later one', async () => {
    const rate = tooMany(30_000);
    const { ask, startedAt } = laneTo(rate, refusal('node', 'eth_getLogs', -32602, 'block range is too wide'));
    const both = Promise.all([ask(), ask()]);
    await vi.advanceTimersByTimeAsync(10);
    await both;
    expect(await ask({ timeoutMs: 1_000 })).toBe(rate);
    expect(startedAt).toHaveLength(2);
  });

  it('lets go of who waits for a turn or a pause when the work is ended', async () => {
    const { ask } = laneTo(tooMany(50_000));
    const first = ask();
    await vi.advanceTimersByTimeAsync(10);
    await first;
    const stop = new AbortController();
    const waiting = Promise.all([ask({ ...OPTIONS, signal: stop.signal }), ask({ ...OPTIONS, signal: stop.signal })]);
    stop.abort();
    for (const outcome of await waiting) expect(outcome).toMatchObject({ code: 'aborted' });
  });

  it('does not forget who waits behind one that was let go', async () => {
    const { lane, ask, startedAt } = laneTo(serverError());
    const first = ask();
    await vi.advanceTimersByTimeAsync(10);
    await first;
    const stop = new AbortController();
    const [running, ended, waiting] = [ask(), ask({ ...OPTIONS, signal: stop.signal }), ask()];
    stop.abort();
    await vi.runAllTimersAsync();
    expect(await Promise.all([running, waiting])).toEqual(['well', 'well']);
    expect(await ended).toMatchObject({ code: 'aborted' });
    expect([startedAt.length, lane.wait()]).toEqual([3, 0]);
  });

  it('counts an answer that was thrown away once, whoever tells of it, with its reason and its time', () => {
    const { lane } = laneTo();
    expect(lane.health()).toEqual({
      host: 'node', answered: 0, failed: 0, discarded: 0, lastDiscard: null, lastDiscardAt: null, latencyMs: null, rate: null,
    });
    const wrong = contradiction('node gave a log twice.');
    lane.discard(wrong);
    lane.discard(wrong);
    lane.discard(contradiction('node gave another hash.'));
    expect(lane.health()).toMatchObject({ discarded: 2, lastDiscard: 'node gave another hash.', lastDiscardAt: Date.now() });
  });
});
