import { EndpointError } from '../errors';
import type { Endpoint } from '../transport';
import { createLatencies } from './latencies';
import { createPace } from './pace';
import { pause } from './pause';

/** How an endpoint did so far. */
export interface LaneHealth {
  readonly host: string;
  readonly answered: number;
  readonly failed: number;
  /** Answers that could not be true, or that others contradicted. */
  readonly discarded: number;
  readonly lastDiscard: string | null;
  readonly lastDiscardAt: number | null;
  readonly latencyMs: number | null;
  /** Requests a second that it was learned to bear; null as long as it never asked for fewer. */
  readonly rate: number | null;
}

/** The way to one endpoint: how fast it may be asked, how it did, and when it may be asked again after a failure. */
export interface Lane {
  readonly endpoint: Endpoint;
  /** One exchange, after waiting for its turn. Throws EndpointError, or `aborted`. */
  ask(method: string, params: unknown, options: { timeoutMs: number; signal?: AbortSignal }): Promise<unknown>;
  /** HTTP exchanges so far. */
  exchanges(): number;
  /** Milliseconds until it may be asked: it cools down, keeps its pace, or is busy. */
  wait(): number;
  /** What asking it costs, in milliseconds: the lower, the sooner it is chosen. */
  cost(): number;
  /** Counts an answer that was thrown away, with the reason; the same failure counts once, whoever tells it again. */
  discard(failure: EndpointError): void;
  health(): LaneHealth;
}

export interface LaneOptions {
  /** The most requests under way at one time. */
  readonly concurrency: number;
  readonly clock?: () => number;
}

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Makes the lane of an endpoint. After a failure it cools down: as long as Retry-After says, else 200 ms, doubled
 * each time up to 30 s. Then it warms up: one request alone, two after an answer, and so on.
 */
export function createLane(endpoint: Endpoint, { concurrency, clock = Date.now }: LaneOptions): Lane {
  const pace = createPace();
  const latencies = createLatencies();
  const waiting: (() => void)[] = [];
  let window = concurrency;
  let running = 0;
  let coolUntil = 0;
  let failuresInARow = 0;
  let failedAt = -Infinity;
  let answered = 0;
  let failed = 0;
  let exchanges = 0;
  /** Why it cools down or was slowed. */
  let pausedFor: EndpointError | undefined;
  const blamedFor = new WeakSet<EndpointError>();
  let discarded = 0;
  let lastDiscard: string | null = null;
  let lastDiscardAt: number | null = null;

  async function enter(signal: AbortSignal | undefined): Promise<void> {
    while (running >= window && signal?.aborted !== true) {
      await new Promise<void>((resolve) => {
        const go = () => {
          signal?.removeEventListener('abort', go);
          // One that is aborted would take the turn of another.
          if (waiting.includes(go)) waiting.splice(waiting.indexOf(go), 1);
          resolve();
        };
        waiting.push(go);
        signal?.addEventListener('abort', go);
      });
    }
    running++;
  }

  function leave(): void {
    running--;
    for (let free = window - running; free > 0; free--) waiting.shift()?.();
  }

  function succeeded(ms: number): void {
    answered++;
    failuresInARow = 0;
    window = Math.min(concurrency, window + 1);
    latencies.add(ms);
    pace.answered();
  }

  function failedWith(error: EndpointError, startedAt: number): void {
    failed++;
    // A time-out may be a matter of what was asked: the asker asks for less.
    if (error.reason === 'slow' || (error.heals !== 'later' && error.code !== 'endpoint_unreachable')) return;
    pausedFor = error;
    window = 1;
    const now = clock();
    // Requests that were under way together fail together: the others say nothing new.
    if (startedAt >= failedAt) {
      failedAt = now;
      failuresInARow++;
      if (error.reason === 'rate') pace.refused(now);
    }
    const backOff = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failuresInARow - 1));
    coolUntil = Math.max(coolUntil, now + (error.retryAfterMs ?? (error.heals === 'later' ? backOff : 0)));
  }

  async function exchange(...call: Parameters<Endpoint['call']>): Promise<unknown> {
    const at = clock();
    exchanges++;
    try {
      const result = await endpoint.call(...call);
      succeeded(clock() - at);
      return result;
    } catch (error) {
      if (error instanceof EndpointError) failedWith(error, at);
      throw error;
    }
  }

  const rest = () => Math.max(0, coolUntil - clock(), pace.wait(clock()));

  /** Waits until it may be asked; meanwhile others may have had their turn, or been refused. */
  async function turn(timeoutMs: number, signal: AbortSignal | undefined): Promise<void> {
    const latest = clock() + timeoutMs;
    for (let wait = rest(); wait > 0 || signal?.aborted === true; wait = rest()) {
      // To wait longer than anyone waits for an answer is for the asker to decide.
      if (clock() + wait > latest && pausedFor !== undefined) throw pausedFor;
      await pause(wait, signal);
    }
  }

  return {
    endpoint,
    async ask(method, params, { timeoutMs, signal }) {
      await enter(signal);
      try {
        await turn(timeoutMs, signal);
        pace.started(clock());
        return await exchange(method, params, { timeoutMs, signal });
      } finally {
        leave();
      }
    },
    exchanges: () => exchanges,
    wait: rest,
    cost() {
      const usual = latencies.median();
      const doubt = failed === 0 ? 1 : 1 + (2 * failed) / (answered + failed);
      return rest() + usual * doubt * (1 + running / window);
    },
    discard(failure) {
      if (blamedFor.has(failure)) return;
      blamedFor.add(failure);
      discarded++;
      lastDiscard = failure.message;
      lastDiscardAt = clock();
    },
    health: () => ({
      host: endpoint.host, answered, failed, discarded, lastDiscard, lastDiscardAt,
      latencyMs: answered === 0 ? null : latencies.median(), rate: pace.rate(),
    }),
  };
}
