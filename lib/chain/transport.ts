import { aborted, contradiction, EndpointError, refusal } from './errors';
import { type Asked, badStatus, parseJson, timedOut, unreachable, unreadableBody } from './http-failures';
import { redact } from './redact';

/** One JSON-RPC endpoint over HTTP. `host` is all that may be said of its URL. */
export interface Endpoint {
  readonly host: string;
  /** An explorer's API, which is asked only for what no node can give: it bears few requests. */
  readonly isExplorer?: boolean;
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
    const asked = { host, what: method, url };
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
      return read(response, await response.text(), asked, id);
    } catch (error) {
      if (error instanceof EndpointError) throw error;
      if (signal?.aborted === true) throw aborted();
      if (deadline.aborted) throw timedOut(asked, timeoutMs);
      throw unreachable(asked, error);
    }
  }

  return { host, call };
}

function read(response: Response, body: string, asked: Asked, id: number): unknown {
  const { host, what, url } = asked;
  const answer = parseJson(body);
  const said = errorOf(answer);
  if (said !== undefined && response.status !== 429 && response.status < 500) {
    throw refusal(host, what, said.code, redact(said.text, url));
  }
  if (!response.ok) throw badStatus(asked, response, said?.text ?? '');
  if (answer === undefined) throw unreadableBody(asked, body);
  if (!isObject(answer) || !('result' in answer)) {
    throw contradiction(`${host} answered ${what} with something that is not JSON-RPC.`);
  }
  if (String(answer['id']) !== String(id)) {
    throw contradiction(`${host} answered request ${id} (${what}) with the answer to another one.`);
  }
  return answer['result'];
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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The error of a JSON-RPC answer, undefined when it has none; some providers put the reason into `data`, one answers with a list of one. */
export function errorOf(answer: unknown): { code: number | undefined; text: string } | undefined {
  const one: unknown = Array.isArray(answer) && answer.length === 1 ? answer[0] : answer;
  if (!isObject(one) || one['error'] === undefined || one['error'] === null) return undefined;
  const error = one['error'];
  if (!isObject(error)) return { code: undefined, text: typeof error === 'string' ? error : 'an error without words' };
  const data = isObject(error['data']) ? error['data']['payload'] : error['data'];
  const words = [error['message'], data].filter((part) => typeof part === 'string' && part !== '' && !part.startsWith('0x'));
  const code = error['code'];
  return { code: typeof code === 'number' ? code : undefined, text: words.join(': ') || 'an error without words' };
}
