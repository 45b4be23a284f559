import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientOf } from '@/lib/api/client-address';
import { createRateLimit } from '@/lib/api/rate-limit';
import { failure } from '@/lib/api/respond';

process.env.LOG_LEVEL = 'silent';

describe('a limit', () => {
  it('lets a minute of requests pass at once and then as many as come back, each client by itself', () => {
    let now = 0;
    const limit = createRateLimit({ perMinute: 3, clock: () => now });
    for (let i = 0; i < 3; i++) limit.take('a');
    expect(() => limit.take('a')).toThrow(expect.objectContaining({ code: 'rate_limited', retryAfterS: 20 }));
    expect(() => limit.take('b')).not.toThrow();
    now += 20_000;
    expect(() => limit.take('a')).not.toThrow();
    expect(() => limit.take('a')).toThrow();
  });

  it('never lets more pass than a minute of rest and the time allow, and is never broken by who waits as it says', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 50 }), fc.array(fc.nat(20_000), { maxLength: 200 }), (perMinute, gaps) => {
      let now = 0;
      let passed = 0;
      const limit = createRateLimit({ perMinute, clock: () => now });
      for (const gap of gaps) {
        now += gap;
        try {
          limit.take('a');
          passed++;
        } catch (error) {
          now += 1_000 * (error as { retryAfterS: number }).retryAfterS;
          expect(() => limit.take('a')).not.toThrow();
          passed++;
        }
      }
      expect(passed).toBeLessThanOrEqual(perMinute + (now * perMinute) / 60_000 + 1e-6);
    }));
  });

  it('of none is none, and the crowd of clients does not grow the memory', () => {
    const none = createRateLimit({ perMinute: 0 });
    for (let i = 0; i < 1_000; i++) none.take('a');
    const limit = createRateLimit({ perMinute: 1, clock: () => 0 });
    limit.take('first');
    for (let i = 0; i < 10_000; i++) limit.take(String(i));
    expect(() => limit.take('first')).not.toThrow();
    expect(() => limit.take('9999')).toThrow();
  });

  it('answers 429 in the envelope and says when to come again', async () => {
    const limit = createRateLimit({ perMinute: 1, clock: () => 0 });
    limit.take('a');
    try {
      limit.take('a');
      expect.unreachable();
    } catch (error) {
      const response = failure(error);
      expect([response.status, response.headers.get('retry-after')]).toEqual([429, '60']);
      expect(await response.json()).toMatchObject({ error: { code: 'rate_limited', message: 'More than 1 such requests a minute are not answered. Ask again in 60 s.' } });
    }
  });
});

describe('a client', () => {
  const client = (forwarded: string | null, trusted: number) => clientOf(new Headers(forwarded === null ? {} : { 'x-forwarded-for': forwarded }), trusted);

  it('is who the outermost trusted proxy saw; what it says itself further left counts for nothing', () => {
    expect(client('203.0.113.9', 0)).toBe('203.0.113.9');
    expect(client('1.1.1.1, 203.0.113.9', 1)).toBe('203.0.113.9');
    expect(client('1.1.1.1, 203.0.113.9, 10.0.0.1', 2)).toBe('203.0.113.9');
    expect(client('203.0.113.9', 2)).toBe('203.0.113.9');
    expect(client(null, 0)).toBe('');
  });

  it('of IPv6 is its network, and an IPv4 address in the dress of one is itself', () => {
    expect(client('2001:db8:1:2:3:4:5:6', 0)).toBe('2001:db8:1:2::/64');
    expect(client('2001:DB8:0001::9', 0)).toBe('2001:db8:1:0::/64');
    expect(client('fe80::1%eth0', 0)).toBe('fe80:0:0:0::/64');
    expect(client('::1', 0)).toBe('0:0:0:0::/64');
    expect(client('::ffff:127.0.0.1', 0)).toBe('127.0.0.1');
  });
});
