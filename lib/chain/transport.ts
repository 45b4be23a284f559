import { aborted, contradiction, EndpointError, refusal } from './errors';
import { redact } from './redact';

/** One JSON-RPC endpoint over HTTP. `host` is all that may be said of its URL. */
export interface Endpoint {
  readonly host: string;
  /** One exchange, no retry. Resolves to the raw `result`; throws EndpointError, or `aborted` for the caller's signal. */
  call(method: string, params: unknown, options: { timeoutMs: number; signal?: AbortSignal }): Promise<unknown>;
}

/** Makes an endpoint of a URL, which may hold a key in its path, query or user part. */
export function createEndpoint(url: string): Endpoint {
  const { href, host, headers } = split(url);
  let nextId = 1;

  async function call(
    method: string,
    params: unknown,
    { timeoutMs, signal }: { timeoutMs: number; signal?: AbortSignal },
  ): Promise<unknown> {
    const id = nextId++;
    const deadline = AbortSignal.timeout(timeoutMs);
    const both = signal === undefined ? deadline : AbortSignal.any([deadline, signal]);
    try {
      const response = await fetch(href, {
        method: 'POST',
        headers,
        body: JSON.stringify({ jsonrpc: '2.0', id, method, params }),
        redirect: 'manual',
        signal: both,
      });
      return read(response, await response.text(), method, id);
    } catch (error) {
      if (error instanceof EndpointError) throw error;
      if (signal?.aborted === true) throw aborted();
      if (deadline.aborted) throw timedOut(host, method, timeoutMs);
      throw unreachable(error, method);
    }
  }

  function read(response: Response, body: string, method: string, id: number): unknown {
    const answer = parseJson(body);
    const said = errorOf(answer);
    if (said !== undefined && response.status !== 429 && response.status < 500) {
      throw refusal(host, method, said.code, redact(said.text, url));
    }
    if (!response.ok) throw badStatus(response, method, said?.text ?? '');
    if (answer === undefined) throw unreadable(body, method);
    if (!isObject(answer) || !('result' in answer)) {
      throw contradiction(`${host} answered ${method} with something that is not JSON-RPC.`);
    }
    if (String(answer['id']) !== String(id)) {
      throw contradiction(`${host} answered request ${id} (${method}) with the answer to another one.`);
    }
    return answer['result'];
  }

  function badStatus(response: Response, method: string, said: string): EndpointError {
    const { status } = response;
    const reason = said === '' ? '' : `: ${redact(said, url)}`;
    if (status === 429) {
      const retryAfterMs = retryAfter(response.headers.get('retry-after'));
      const wait = retryAfterMs === undefined ? '' : `, for ${Math.ceil(retryAfterMs / 1000)} s`;
      return new EndpointError('endpoint_refused', `${host} asks to send fewer requests${wait} (HTTP 429)${reason}.`, {
        fix: 'Wait that long and start again, or use an endpoint with a higher limit; what was fetched is kept.',
        heals: 'later',
        retryAfterMs,
        reason: 'rate',
      });
    }
    if (status >= 500) {
      return new EndpointError('endpoint_unreachable', `${host} failed at ${method} (HTTP ${status})${reason}.`, {
        fix: 'Try again later or use another endpoint.',
        heals: 'later',
      });
    }
    if (status >= 300 && status < 400) {
      return new EndpointError('endpoint_refused', `${host} sends requests on to another address (HTTP ${status}).`, {
        fix: 'Set the endpoint URL to that address; a key is not carried to a host that it was not given for.',
      });
    }
    return refusal(host, method, status, said === '' ? `HTTP ${status}` : redact(said, url));
  }

  function unreadable(body: string, method: string): EndpointError {
    const start = body.trimStart();
    if (start.startsWith('<')) {
      return contradiction(`${host} answered ${method} with a web page instead of JSON. Check the path of its URL.`);
    }
    const what = /^[[{]/.test(start) ? 'an answer that ends in the middle' : 'something that is not JSON';
    return new EndpointError('endpoint_contradiction', `${host} gave ${what} to ${method}.`, {
      fix: 'Nothing of it was stored. Try again; if it stays, use another endpoint.',
      heals: 'once',
    });
  }

  function unreachable(error: unknown, method: string): EndpointError {
    const { code, text } = innermost(error);
    const cut = ['UND_ERR_SOCKET', 'ECONNRESET', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'EPIPE'].includes(code);
    const what = cut ? `broke off its answer to ${method}` : `does not answer ${method}`;
    return new EndpointError('endpoint_unreachable', `${host} ${what} (${code === '' ? 'no connection' : code}).`, {
      fix: 'Check that the endpoint runs and that its URL is right.',
      heals: 'once',
      cause: new Error(redact(text, url)),
    });
  }

  return { host, call };
}

/** fetch refuses a URL with a user part, so it becomes a header. */
function split(url: string): { href: string; host: string; headers: Record<string, string> } {
  const parsed = new URL(url);
  const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'application/json' };
  if (parsed.username !== '' || parsed.password !== '') {
    const login = `${decodeURIComponent(parsed.username)}:${decodeURIComponent(parsed.password)}`;
    headers['authorization'] = `Basic ${Buffer.from(login).toString('base64')}`;
    parsed.username = '';
    parsed.password = '';
  }
  return { href: parsed.href, host: parsed.host, headers };
}

function timedOut(host: string, method: string, timeoutMs: number): EndpointError {
  return new EndpointError('endpoint_unreachable', `${host} did not answer ${method} within ${Math.round(timeoutMs / 100) / 10} s.`, {
    fix: 'Check that the endpoint runs, try again later or use another one.',
    heals: 'once',
    reason: 'slow',
  });
}

/** Retry-After is seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(header: string | null): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The error of an answer; some providers put the reason into `data`, one answers with a list of one. */
function errorOf(answer: unknown): { code: number | undefined; text: string } | undefined {
  const one: unknown = Array.isArray(answer) && answer.length === 1 ? answer[0] : answer;
  if (!isObject(one) || one['error'] === undefined || one['error'] === null) return undefined;
  const error = one['error'];
  if (!isObject(error)) return { code: undefined, text: typeof error === 'string' ? error : 'an error without words' };
  const data = isObject(error['data']) ? error['data']['payload'] : error['data'];
  const words = [error['message'], data].filter((part) => typeof part === 'string' && part !== '' && !part.startsWith('0x'));
  const code = error['code'];
  return { code: typeof code === 'number' ? code : undefined, text: words.join(': ') || 'an error without words' };
}

/** Node's fetch says "fetch failed" and hides why beneath. */
function innermost(error: unknown): { code: string; text: string } {
  let code = '';
  let text = '';
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    text = e.message;
    if ('code' in e && typeof e.code === 'string') code = e.code;
  }
  return { code, text };
}
