/** How many requests a second an endpoint bears, learned from its refusals. Times in milliseconds. */
export interface Pace {
  /** Requests a second; null as long as the endpoint never asked for fewer. */
  rate(): number | null;
  /** How long the next request has to wait, had it to start now. */
  wait(now: number): number;
  /** Counts a request that starts at this moment. */
  started(at: number): void;
  answered(): void;
  /** The endpoint asked for fewer requests. */
  refused(now: number): void;
}

const SECOND = 1_000;
/** After a refusal: below what was sent in the second before it. */
const BACK_OFF = 0.7;
/** What each answer adds: a busy endpoint gains 5 % a second, so that a refusal comes every seven seconds at most. */
const GAIN = 0.05;
/** One request in four seconds: slower is no use. */
const LEAST = 0.25;
/** Faster than any provider's limit: as good as none. */
const MOST = 500;

/**
 * A refusal sets the rate to 70 % of what was sent in the second before; from there it grows again, slowly beside
 * what it is, so that of a low limit no more is lost to refusals than of a high one.
 */
export function createPace(): Pace {
  let rate: number | null = null;
  let nextAt = 0;
  let sent: number[] = [];
  return {
    rate: () => rate,
    wait: (now) => (rate === null ? 0 : Math.max(0, nextAt - now)),
    started(at) {
      sent.push(at);
      if (sent.length > 2 * MOST) sent = sent.filter((time) => time > at - SECOND);
      if (rate !== null) nextAt = Math.max(nextAt, at) + SECOND / rate;
    },
    answered() {
      if (rate === null) return;
      rate += GAIN;
      if (rate > MOST) rate = null;
    },
    refused(now) {
      const last = sent.filter((time) => time > now - SECOND).length;
      rate = Math.max(LEAST, Math.min(rate ?? Infinity, Math.max(1, last)) * BACK_OFF);
      nextAt = now + SECOND / rate;
    },
  };
}
