import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EndpointError, refusal } from '@/lib/chain/errors';
import { createPool } from '@/lib/chain/pool/pool';
import { createProvider } from '@/lib/chain/provider';
import { explain, type TrackerError } from '@/lib/core/errors';
import { freePort } from '@/tests/helpers/postgres';

/** An endpoint that takes so long to answer, or to fail. */
function endpoint(host: string, ms: number | (() => number), failure?: () => EndpointError) {
  const asked = { host, calls: 0 };
  const call = async () => {
    asked.calls++;
    await new Promise((resolve) => setTimeout(resolve, typeof ms === 'number' ? ms : ms()));
    if (failure !== undefined) throw failure();
    return host;
  };
  return Object.assign(asked, { call });
}

const OPTIONS = { timeoutMs: 10_000, concurrency: 4 };
const down = (host: string) => () => new EndpointError('endpoint_unreachable', `${host} does not answer.`, { heals: 'once' });

describe('several endpoints behind one question', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  async function askTimes(pool: ReturnType<typeof createPool>, times: number): Promise<unknown[]> {
    const answers: unknown[] = [];
    for (let i = 0; i < times; i++) {
      const answer = pool.ask('m', []).catch((error: unknown) => error);
      await vi.runAllTimersAsync();
      answers.push(await answer);
    }
    return answers;
  }

  it('the faster is asked, and the slower now and then, for it may have got better', async () => {
    const slow = endpoint('slow', 300);
    const fast = endpoint('fast', 20);
    await askTimes(createPool([slow, fast], OPTIONS), 320);
    expect(slow.calls).toBeGreaterThanOrEqual(5);
    expect(slow.calls).toBeLessThanOrEqual(16);
    expect(slow.calls + fast.calls).toBe(320);
  });

  it('one that got better is found out, and asked from then on', async () => {
    let ms = 300;
    const changing = endpoint('changing', () => ms);
    const steady = endpoint('steady', 50);
    const pool = createPool([changing, steady], OPTIONS);
    await askTimes(pool, 100);
    ms = 5;
    await askTimes(pool, 600);
    const before = changing.calls;
    await askTimes(pool, 100);
    expect(changing.calls - before).toBeGreaterThan(90);
  });

  it('share the load when more is asked than one bears at a time', async () => {
    const a = endpoint('a', 20);
    const b = endpoint('b', 20);
    const pool = createPool([a, b], OPTIONS);
    const all = Promise.all(Array.from({ length: 80 }, () => pool.ask('m', [])));
    await vi.runAllTimersAsync();
    await all;
    expect(Math.min(a.calls, b.calls)).toBeGreaterThan(20);
  });

  it('another answers where one can not, and what can never heal is not repeated', async () => {
    const old = endpoint('old', 1, () => refusal('old', 'm', -32601, 'Method not found'));
    const good = endpoint('good', 50);
    expect(await askTimes(createPool([old, good], OPTIONS), 1)).toEqual(['good']);
    expect([old.calls, good.calls]).toEqual([1, 1]);
  });

  it('a range that one refuses is for the asker to make smaller, not for the others to hear', async () => {
    const strict = endpoint('strict', 1, () => refusal('strict', 'm', -32602, 'block range is too wide'));
    const other = endpoint('other', 50);
    const [answer] = await askTimes(createPool([strict, other], OPTIONS), 1);
    expect(answer).toMatchObject({ reason: 'range' });
    expect(other.calls).toBe(0);
  });

  it('a failure of all tells the reason of each', async () => {
    const a = endpoint('a.example', 1, down('a.example'));
    const b = endpoint('b.example', 1, () => refusal('b.example', 'm', 401, 'invalid api key'));
    const [failure] = await askTimes(createPool([a, b], OPTIONS), 1);
    expect((failure as TrackerError).message).toBe('No endpoint answered m. a.example does not answer. b.example refused m: invalid api key.');
    expect([a.calls, b.calls]).toEqual([2, 1]);
  });

  it('only those in use are asked, and only those that the asker names', async () => {
    const [a, b] = [endpoint('a', 1), endpoint('b', 1)];
    const pool = createPool([a, b], OPTIONS);
    pool.use([b]);
    expect(await askTimes(pool, 5)).toEqual(['b', 'b', 'b', 'b', 'b']);
    const named = pool.ask('m', [], { among: [a] });
    await vi.runAllTimersAsync();
    expect(await named).toBe('a');
  });
});

it('no key is in what a failure of all tells, wherever it stands in the URLs', async () => {
  const [one, two] = await Promise.all([freePort(), freePort()]);
  const urls = [`http://127.0.0.1:${one}/v3/s3cretPathKey`, `http://s0meone:s3cretWord@127.0.0.1:${two}/?apikey=s3cretQueryKey`];
  const provider = createProvider({ urls, chainId: 1, timeoutMs: 2_000 });
  const failure: unknown = await provider.request('eth_chainId', []).catch((error: unknown) => error);
  provider.destroy();
  for (let e = failure; e instanceof Error; e = e.cause) expect(`${explain(e)} ${e.stack}`).not.toMatch(/s3cret/);
  expect((failure as Error).message).toContain(`127.0.0.1:${one} does not answer`);
  expect((failure as Error).message).toContain(`127.0.0.1:${two} does not answer`);
});
