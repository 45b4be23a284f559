import { type JsonRpcError, type JsonRpcPayload, type JsonRpcResult, JsonRpcApiProvider, Network } from 'ethers';
import type { Lane, LaneHealth } from './pool/lane';
import { type AskOptions, createPool, type Pool } from './pool/pool';
import { createEndpoint, type Endpoint } from './transport';

export interface ProviderOptions {
  /** Endpoints of one chain. A URL may hold a key; it is never shown. */
  readonly urls: readonly string[];
  /** Further endpoints that are no plain JSON-RPC, such as the proxy of an explorer. */
  readonly others?: readonly Endpoint[];
  readonly chainId: number;
  /** A request ends by then with a result or an error, retries and other endpoints included. Default 9 s. */
  readonly timeoutMs?: number;
  /** The most requests under way at one endpoint. Default 8. */
  readonly concurrency?: number;
}

export type RequestOptions = Omit<AskOptions, 'among'>;

/**
 * A provider over a pool of endpoints with deadlines and retries of its own: those of ethers read Retry-After
 * as milliseconds and end after minutes. Every failure is a TrackerError that names the host at most.
 * `request` gives raw results and is the fast path; the methods of ethers work too and take the same way.
 */
export class ChainProvider extends JsonRpcApiProvider {
  readonly chainId: number;
  /** By when a request ends, in milliseconds. */
  readonly timeoutMs: number;
  readonly #pool: Pool;

  constructor({ urls, others = [], chainId, timeoutMs = 9_000, concurrency = 8 }: ProviderOptions) {
    const network = Network.from(chainId);
    super(network, { staticNetwork: network, batchMaxCount: 1, cacheTimeout: -1 });
    this.chainId = chainId;
    this.timeoutMs = timeoutMs;
    this.#pool = createPool([...urls.map(createEndpoint), ...others], { timeoutMs, concurrency });
    this._start();
  }

  get endpoints(): readonly Endpoint[] {
    return this.#pool.endpoints;
  }

  /** Those in use. */
  get live(): readonly Endpoint[] {
    return this.#pool.live();
  }

  /** Those in use that questions of no kind of their own go to: nodes, or explorers where there is no node. */
  get nodes(): readonly Endpoint[] {
    const nodes = this.live.filter((endpoint) => endpoint.isExplorer !== true);
    return nodes.length > 0 ? nodes : this.live;
  }

  /** HTTP exchanges so far, retries included. */
  get requests(): number {
    return this.#pool.requests();
  }

  /** From now on only these endpoints are asked: the probe leaves out what is dead. */
  use(endpoints: readonly Endpoint[]): void {
    this.#pool.use(endpoints);
  }

  /** How one endpoint does, and what it is blamed for. */
  lane(endpoint: Endpoint): Lane {
    return this.#pool.lane(endpoint);
  }

  /** How each endpoint did so far. */
  health(): LaneHealth[] {
    return this.#pool.health();
  }

  /**
   * The raw `result` of one JSON-RPC call, from the endpoint that is expected to give it soonest, else the next.
   * Throws `endpoint_unreachable`, `endpoint_refused`, `endpoint_contradiction` or `aborted`.
   */
  async request(method: string, params: unknown, options: RequestOptions = {}): Promise<unknown> {
    return this.requestOf(this.nodes, method, params, options);
  }

  /** As `request`, of these endpoints only. */
  async requestOf(endpoints: readonly Endpoint[], method: string, params: unknown, options: RequestOptions = {}): Promise<unknown> {
    return this.#pool.ask(method, params, { ...options, among: endpoints });
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
