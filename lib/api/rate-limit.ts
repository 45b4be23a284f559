import { TrackerError } from '@/lib/core/errors';

export interface RateLimitOptions {
  /** So many requests a minute, and so many at once after a minute of rest; 0 sets no limit. */
  readonly perMinute: number;
  /** Milliseconds. */
  readonly clock?: () => number;
}

/** A token bucket for each client of a route. */
export interface RateLimit {
  /** Takes one token of a client. Throws `rate_limited`, with the seconds until there is one again. */
  take(client: string): void;
}

/** Of more clients than these those are forgotten that were not heard of the longest: their buckets are the fullest. */
const MOST_CLIENTS = 10_000;

/** Makes the buckets, all full. */
export function createRateLimit({ perMinute, clock = () => performance.now() }: RateLimitOptions): RateLimit {
  const buckets = new Map<string, { readonly tokens: number; readonly at: number }>();
  const perMs = perMinute / 60_000;

  function keep(client: string, tokens: number, at: number): void {
    buckets.delete(client);
    buckets.set(client, { tokens, at });
    for (const oldest of buckets.keys()) {
      if (buckets.size <= MOST_CLIENTS) break;
      buckets.delete(oldest);
    }
  }

  return {
    take(client) {
      if (perMinute === 0) return;
      const now = clock();
      const held = buckets.get(client);
      const tokens = held === undefined ? perMinute : Math.min(perMinute, held.tokens + (now - held.at) * perMs);
      if (tokens < 1) throw tooMany(perMinute, Math.ceil((1 - tokens) / perMs / 1000));
      keep(client, tokens - 1, now);
    },
  };
}

function tooMany(perMinute: number, seconds: number): TrackerError {
  return new TrackerError('rate_limited', `More than ${perMinute} such requests a minute are not answered.`, {
    fix: `Ask again in ${seconds} s.`,
    retryAfterS: seconds,
  });
}
