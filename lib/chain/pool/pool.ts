import { TrackerError } from '@/lib/core/errors';
import { EndpointError } from '../errors';
import type { Endpoint } from '../transport';
import { createLimit } from '../limit';
import { createLane, type Lane, type LaneHealth } from './lane';

export interface PoolOptions {
  /** A request ends by then with a result or an error, retries and other endpoints included. */
  readonly timeoutMs: number;
  /** The most requests under way at one endpoint. */
  readonly concurrency: number;
}

export interface AskOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  /** False where the caller answers a time-out itself, by asking for less. Default true. */
  readonly retryTimeouts?: boolean;
  /** Only these endpoints; by default all that are in use. */
  readonly among?: readonly Endpoint[];
}

/** Several endpoints of one chain behind one question. */
export interface Pool {
  readonly endpoints: readonly Endpoint[];
  /** Those that are asked where the asker names none. */
  live(): readonly Endpoint[];
  /** From now on only these are asked where the asker names none. */
  use(endpoints: readonly Endpoint[]): void;
  /** The raw result, from the endpoint that is expected to give it soonest, else from the next. */
  ask(method: string, params: unknown, options?: AskOptions): Promise<unknown>;
  lane(endpoint: Endpoint): Lane;
  /** HTTP exchanges so far, retries included. */
  requests(): number;
  health(): LaneHealth[];
}

/** How often one endpoint is asked the same again, by what its failure says of a further try. */
const TRIES: Readonly<Record<EndpointError['heals'], number>> = { never: 1, once: 2, later: 4 };
/** Each so many requests the one asked least takes a turn, for it may have got better. */
const EXPLORE_EVERY = 32;

/** Makes the pool over endpoints of one chain. */
export function createPool(endpoints: readonly Endpoint[], { timeoutMs, concurrency }: PoolOptions): Pool {
  const lanes = new Map(endpoints.map((endpoint) => [endpoint, createLane(endpoint, { concurrency })]));
  let live = endpoints;
  const limit = createLimit(concurrency * Math.max(1, endpoints.length));
  let asks = 0;
  let down: { readonly at: number; readonly error: EndpointError } | undefined;

  const laneOf = (endpoint: Endpoint): Lane => {
    const lane = lanes.get(endpoint);
    if (lane === undefined) throw new TrackerError('bad_config', `${endpoint.host} is not an endpoint of this chain.`);
    return lane;
  };

  async function askAll(all: readonly Lane[], method: string, params: unknown, options: AskOptions, asked: number): Promise<unknown> {
    const deadline = Date.now() + (options.timeoutMs ?? timeoutMs);
    const tries = new Map<Lane, { count: number; last: EndpointError }>();
    let candidates = all;
    for (;;) {
      // What waited in line while every endpoint was found dead shares that answer instead of finding out again.
      if (down !== undefined && down.at >= asked && tries.size === 0) throw down.error;
      const lane = choose(candidates, ++asks % EXPLORE_EVERY === 0);
      if (lane === undefined) throw failure(method, [...tries.values()].map(({ last }) => last));
      const left = Math.max(1, deadline - Date.now());
      // Half of what is left for one try, so that a second try or a second endpoint has its turn.
      const share = candidates.length > 1 || tries.size === 0 ? Math.ceil(left / 2) : left;
      try {
        return await lane.ask(method, params, { timeoutMs: share, signal: options.signal });
      } catch (error) {
        if (!(error instanceof EndpointError)) throw error;
        if (error.reason === 'range' || (error.reason === 'slow' && options.retryTimeouts === false)) throw error;
        if (error.code === 'endpoint_contradiction') lane.discard(error);
        tries.set(lane, { count: (tries.get(lane)?.count ?? 0) + 1, last: error });
        candidates = all.filter((one) => mayAnswer(one, tries.get(one), deadline));
      }
    }
  }

  return {
    endpoints,
    live: () => live,
    use: (some) => (live = some),
    lane: laneOf,
    requests: () => [...lanes.values()].reduce((sum, lane) => sum + lane.exchanges(), 0),
    health: () => [...lanes.values()].map((lane) => lane.health()),
    async ask(method, params, options = {}) {
      const all = (options.among ?? live).map(laneOf);
      const asked = Date.now();
      try {
        return await limit(() => askAll(all, method, params, options, asked));
      } catch (error) {
        if (error instanceof EndpointError && isOutage(error) && all.length >= live.length) down = { at: Date.now(), error };
        throw error;
      }
    },
  };
}

/** The one with the lowest cost; to explore, the one that answered least. */
function choose(candidates: readonly Lane[], explore: boolean): Lane | undefined {
  const ready = candidates.filter((lane) => lane.wait() === 0);
  if (explore && ready.length > 1) return least(ready, (lane) => lane.health().answered);
  return least(candidates, (lane) => lane.cost());
}

function least(lanes: readonly Lane[], of: (lane: Lane) => number): Lane | undefined {
  return lanes.reduce<Lane | undefined>((best, lane) => (best === undefined || of(lane) < of(best) ? lane : best), undefined);
}

function mayAnswer(lane: Lane, tried: { count: number; last: EndpointError } | undefined, deadline: number): boolean {
  if (tried === undefined) return true;
  return tried.count < TRIES[tried.last.heals] && Date.now() + lane.wait() < deadline;
}

/** One endpoint's own error, or one that tells the reason of each. */
function failure(method: string, errors: readonly EndpointError[]): TrackerError {
  const [first, ...others] = errors;
  if (first === undefined) return new TrackerError('bad_config', 'No endpoint is configured for this chain.');
  if (others.length === 0) return first;
  const same = others.every(({ code }) => code === first.code);
  return new EndpointError(same ? first.code : 'endpoint_unreachable', `No endpoint answered ${method}. ${errors.map(({ message }) => message).join(' ')}`, {
    fix: first.fix,
    heals: errors.some(({ heals }) => heals === 'later') ? 'later' : first.heals,
    reason: others.every(({ reason }) => reason === first.reason) ? first.reason : undefined,
    cause: first,
  });
}

/** A failure of the endpoint itself, not of one request. */
function isOutage({ code, reason }: EndpointError): boolean {
  return (code === 'endpoint_unreachable' && reason !== 'slow') || reason === 'rate' || reason === 'login';
}
