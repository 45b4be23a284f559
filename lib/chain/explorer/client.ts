import { FetchRequest, type GetUrlResponse } from 'ethers';
import { aborted, contradiction, EndpointError } from '../errors';
import { type Asked, badStatus, parseJson, timedOut, unreachable, unreadableBody } from '../http-failures';
import { redact } from '../redact';
import { createEndpoint, type Endpoint, errorOf } from '../transport';
import { explorerRefusal, isUnprocessed, unprocessed } from './refusal';

/** The parameters of one call: `module`, `action` and what belongs to them. */
export type ExplorerParams = Readonly<Record<string, string>>;

/** What the readers of an explorer need of it, so that something may stand between: a pace, retries. */
export interface ExplorerCalls {
  readonly host: string;
  /**
   * The raw `result` of one call; an empty list where the explorer says that it found nothing. One exchange, no
   * retry. Throws EndpointError, or `aborted` for the caller's signal; neither the key nor the URL is in it.
   */
  call(params: ExplorerParams, options: { timeoutMs: number; signal?: AbortSignal }): Promise<unknown>;
}

/** An API in the manner of Etherscan's. */
export interface Explorer extends ExplorerCalls {
  readonly chainId: number;
  /** The JSON-RPC that Blockscout has beside it, where Etherscan has the module `proxy`. */
  readonly node: Endpoint;
}

/**
 * Makes the client of an explorer: Etherscan's v2 API (docs.etherscan.io), which wants the chain id and a key, or
 * one of its kin (Blockscout, Routescan), which may want neither and pay no heed to them.
 */
export function createExplorer({ url, key, chainId }: { url: string; key: string | undefined; chainId: number }): Explorer {
  const base = new URL(url);
  if (key !== undefined) base.searchParams.set('apikey', key);
  const node = new URL(base);
  node.pathname = `${base.pathname.replace(/\/$/, '')}/eth-rpc`;
  base.searchParams.set('chainid', String(chainId));
  const { host } = base;

  return {
    host,
    chainId,
    node: createEndpoint(node.href),
    async call(params, { timeoutMs, signal }) {
      const asked = { host, what: params['action'] ?? 'a call', url: base.href };
      const deadline = AbortSignal.timeout(timeoutMs);
      const both = signal === undefined ? deadline : AbortSignal.any([deadline, signal]);
      try {
        const request = requestOf(base, params);
        request.timeout = timeoutMs;
        request.getUrlFunc = (sent) => fetchOnce(sent, asked, both);
        const response = await request.send();
        return read(asked, response.statusCode, new Headers(response.headers), new TextDecoder().decode(response.body ?? undefined));
      } catch (error) {
        if (error instanceof EndpointError) throw error;
        if (signal?.aborted === true) throw aborted();
        if (deadline.aborted) throw timedOut(asked, timeoutMs);
        throw unreachable(asked, error);
      }
    },
  };
}

/** One attempt: ethers would retry for minutes, reading Retry-After's seconds as milliseconds. */
function requestOf(base: URL, params: ExplorerParams): FetchRequest {
  const url = new URL(base);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  const { username, password } = url;
  url.username = '';
  url.password = '';
  const request = new FetchRequest(url.href);
  if (username !== '' || password !== '') request.setCredentials(decodeURIComponent(username), decodeURIComponent(password));
  request.setHeader('accept', 'application/json');
  request.allowGzip = false;
  request.setThrottleParams({ maxAttempts: 1 });
  request.retryFunc = () => Promise.resolve(false);
  return request;
}

/** Beneath ethers, whose own transport leaves the connection open after a time-out and copies large answers over and over. */
async function fetchOnce(sent: FetchRequest, asked: Asked, signal: AbortSignal): Promise<GetUrlResponse> {
  const response = await fetch(sent.url, { headers: sent.headers, redirect: 'manual', signal });
  if (response.status >= 300 && response.status < 400) throw badStatus(asked, response, '');
  return {
    statusCode: response.status,
    statusMessage: response.statusText,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
}

function read(asked: Asked, status: number, headers: Headers, body: string): unknown {
  const { host, what, url } = asked;
  const answer = parseJson(body);
  const said = complaint(answer);
  if (status === 429 || status >= 500) throw badStatus(asked, { status, headers }, said ?? '');
  if (said !== undefined) throw isUnprocessed(answer) ? unprocessed(host, what) : explorerRefusal(host, what, redact(said, url));
  if (status !== 200) throw badStatus(asked, { status, headers }, '');
  if (answer === undefined) throw unreadableBody(asked, body);
  if (typeof answer !== 'object' || answer === null || !('result' in answer)) {
    throw contradiction(`${host} answered ${what} with JSON in which there is no result.`);
  }
  return answer.result;
}

/** What an answer says instead of a result; that nothing was found is a result. */
function complaint(answer: unknown): string | undefined {
  const error = errorOf(answer);
  if (error !== undefined) return error.text;
  if (typeof answer !== 'object' || answer === null || !('status' in answer)) return undefined;
  const { status, message, result } = answer as { status: unknown; message?: unknown; result?: unknown };
  if (String(status) === '1') return undefined;
  if (Array.isArray(result) && result.length === 0 && typeof message === 'string' && /^no\b/i.test(message)) return undefined;
  const words = [result, message].find((part) => typeof part === 'string' && part !== '');
  return typeof words === 'string' ? words : 'a refusal without words';
}
