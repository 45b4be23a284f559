import { type JsonRpcError, type JsonRpcPayload, type JsonRpcResult, JsonRpcApiProvider, Network } from 'ethers';
import { TrackerError } from '@/lib/core/errors';
import { aborted, EndpointError } from './errors';
import { createLimit } from './limit';
import { createEndpoint, type Endpoint } from './transport';

export interface ProviderOptions {
  /** Endpoints of one chain, tried in this order. A URL may hold a key; it is never shown. */
  readonly urls: readonly string[];
  readonly chainId: number;
  /** A request ends by then with a result or an error, retries and other endpoints included. Default 9 s. */
  readonly timeoutMs?: number;
  /** Requests under way at one time. Default 8. */
  readonly concurrency?: number;
}

export interface RequestOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  /** False where the caller answers a time-out itself, by asking for less. Default true. */
  readonly retryTimeouts?: boolean;
}

const BACKOFF_MS = [200, 600, 1500];

/**
 * A provider over several endpoints with deadlines and retries of its own: those of ethers read Retry-After
 * as milliseconds and end after minutes. Every failure is a TrackerError that names the host at most.
 * `request` gives raw results and is the fast path; the methods of ethers work too and take the same way.
 */
export class ChainProvider extends JsonRpcApiProvider {
  readonly chainId: number;
  /** By when a request ends, in milliseconds. */
  readonly timeoutMs: number;
  readonly endpoints: readonly Endpoint[];
  #live: readonly Endpoint[];
  #requests = 0;
  readonly #coolUntil = new Map<Endpoint, number>();
  #down: { readonly at: number; readonly error: EndpointError } | undefined;
  readonly #limit: ReturnType<typeof createLimit>;

  constructor({ urls, chainId, timeoutMs = 9_000, concurrency = 8 }: ProviderOptions) {
    const network = Network.from(chainId);
    super(network, { staticNetwork: network, batchMaxCount: 1, cacheTimeout: -1 });
    this.chainId = chainId;
    this.endpoints = urls.map(createEndpoint);
    this.#live = this.endpoints;
    this.timeoutMs = timeoutMs;
    this.#limit = createLimit(concurrency);
    this._start();
  }

  /** HTTP exchanges so far, retries included. */
  get requests(): number {
    return this.#requests;
  }

  /** From now on only these endpoints are asked: the probe leaves out what is dead. */
  use(endpoints: readonly Endpoint[]): void {
    this.#live = endpoints;
  }

  /**
   * The raw `result` of one JSON-RPC call, from the first endpoint that gives one.
   * Throws `endpoint_unreachable`, `endpoint_refused`, `endpoint_contradiction` or `aborted`.
   */
  async request(method: string, params: unknown, options: RequestOptions = {}): Promise<unknown> {
    return this.requestOf(this.#live, method, params, options);
  }

  /** As `request`, of these endpoints only. */
  async requestOf(endpoints: readonly Endpoint[], method: string, params: unknown, options: RequestOptions = {}): Promise<unknown> {
    const asked = Date.now();
    return this.#limit(async () => {
      // What waited in line while the endpoints were found dead shares that answer instead of finding out again.
      if (this.#down !== undefined && this.#down.at >= asked) throw this.#down.error;
      try {
        return await this.#tryAll(endpoints, method, params, options);
      } catch (error) {
        if (error instanceof EndpointError && isOutage(error)) this.#down = { at: Date.now(), error };
        throw error;
      }
    });
  }

  async #tryAll(endpoints: readonly Endpoint[], method: string, params: unknown, options: RequestOptions): Promise<unknown> {
    const { signal, retryTimeouts = true } = options;
    const deadline = Date.now() + (options.timeoutMs ?? this.timeoutMs);
    let candidates = [...endpoints];
    let last: EndpointError | undefined;
    for (let round = 0; candidates.length > 0; round++) {
      const again: Endpoint[] = [];
      for (const [i, endpoint] of candidates.entries()) {
        const wait = Math.max(0, (this.#coolUntil.get(endpoint) ?? 0) - Date.now());
        if (last !== undefined && Date.now() + wait >= deadline) continue;
        await pause(Math.min(wait, Math.max(0, deadline - Date.now() - 50)), signal);
        const left = Math.max(1, deadline - Date.now());
        // Half of what is left for one try, so that a second try or a second endpoint has its turn.
        const timeoutMs = i < candidates.length - 1 || round === 0 ? Math.ceil(left / 2) : left;
        try {
          this.#requests++;
          return await endpoint.call(method, params, { timeoutMs, signal });
        } catch (error) {
          if (!(error instanceof EndpointError)) throw error;
          last = error;
          if (error.reason === 'range' || (error.reason === 'slow' && !retryTimeouts)) throw error;
          if (this.#mayHeal(endpoint, error, round, deadline)) again.push(endpoint);
        }
      }
      candidates = again;
    }
    throw last ?? new TrackerError('bad_config', 'No endpoint is configured for this chain.');
  }

  /** Whether to ask this endpoint again, and when: kept for all requests, so that none runs into the same wall. */
  #mayHeal(endpoint: Endpoint, error: EndpointError, round: number, deadline: number): boolean {
    const most = { never: 0, once: 1, later: BACKOFF_MS.length }[error.heals];
    const until = Date.now() + (error.retryAfterMs ?? BACKOFF_MS[round] ?? 0);
    if (error.heals === 'later') this.#coolUntil.set(endpoint, until);
    return round < most && until < deadline;
  }

  override async _send(payload: JsonRpcPayload | JsonRpcPayload[]): Promise<(JsonRpcResult | JsonRpcError)[]> {
    const payloads = Array.isArray(payload) ? payload : [payload];
    return Promise.all(
      payloads.map(async ({ id, method, params }) => ({ id, result: await this.request(method, params) })),
    );
  }
}

/** Makes the provider of one chain. Connects to nothing until the first request. Close it with `destroy()`. */
export function createProvider(options: ProviderOptions): ChainProvider {
  return new ChainProvider(options);
}

/** A failure of the endpoint itself, not of one request. */
function isOutage({ code, reason }: EndpointError): boolean {
  return (code === 'endpoint_unreachable' && reason !== 'slow') || reason === 'rate' || reason === 'login';
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (signal?.aborted === true) throw aborted();
  if (ms <= 0) return;
  await new Promise<void>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(aborted());
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
