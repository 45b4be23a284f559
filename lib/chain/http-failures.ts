import { contradiction, EndpointError, refusal } from './errors';
import { redact } from './redact';

/** An exchange that fails: who was asked for what, and the URL whose secrets must not be shown. */
export interface Asked {
  readonly host: string;
  readonly what: string;
  readonly url: string;
}

/** An answer with a status that is no success. `said` is what the body says of it, empty if nothing. */
export function badStatus(
  { host, what, url }: Asked,
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  said: string,
): EndpointError {
  const reason = said === '' ? '' : `: ${redact(said, url)}`;
  if (status === 429) {
    const retryAfterMs = retryAfter(headers.get('retry-after'));
    const wait = retryAfterMs === undefined ? '' : `, for ${Math.ceil(retryAfterMs / 1000)} s`;
    return new EndpointError('endpoint_refused', `${host} asks to send fewer requests${wait} (HTTP 429)${reason}.`, {
      fix: 'Wait that long and start again, or use an endpoint with a higher limit; what was fetched is kept.',
      heals: 'later',
      retryAfterMs,
      reason: 'rate',
    });
  }
  if (status >= 500) {
    return new EndpointError('endpoint_unreachable', `${host} failed at ${what} (HTTP ${status})${reason}.`, {
      fix: 'Try again later or use another endpoint.',
      heals: 'later',
    });
  }
  if (status >= 300 && status < 400) {
    return new EndpointError('endpoint_refused', `${host} sends requests on to another address (HTTP ${status}).`, {
      fix: 'Set the endpoint URL to that address; a key is not carried to a host that it was not given for.',
    });
  }
  return refusal(host, what, status, said === '' ? `HTTP ${status}` : redact(said, url));
}

/** A body that is no JSON. */
export function unreadableBody({ host, what }: Asked, body: string): EndpointError {
  const start = body.trimStart();
  if (start.startsWith('<')) {
    return contradiction(`${host} answered ${what} with a web page instead of JSON. Check the path of its URL.`);
  }
  const kind = /^[[{]/.test(start) ? 'an answer that ends in the middle' : 'something that is not JSON';
  return new EndpointError('endpoint_contradiction', `${host} gave ${kind} to ${what}.`, {
    fix: 'Nothing of it was stored. Try again; if it stays, use another endpoint.',
    heals: 'once',
  });
}

/** What fetch throws when there is no connection, or when it breaks off. */
export function unreachable({ host, what, url }: Asked, error: unknown): EndpointError {
  const { code, text } = innermost(error);
  const cut = ['UND_ERR_SOCKET', 'ECONNRESET', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'EPIPE'].includes(code);
  const how = cut ? `broke off its answer to ${what}` : `does not answer ${what}`;
  return new EndpointError('endpoint_unreachable', `${host} ${how} (${code === '' ? 'no connection' : code}).`, {
    fix: 'Check that the endpoint runs and that its URL is right.',
    heals: 'once',
    cause: new Error(redact(text, url)),
  });
}

/** No answer by the deadline. */
export function timedOut({ host, what }: Asked, timeoutMs: number): EndpointError {
  return new EndpointError('endpoint_unreachable', `${host} did not answer ${what} within ${Math.round(timeoutMs / 100) / 10} s.`, {
    fix: 'Check that the endpoint runs, try again later or use another one.',
    heals: 'once',
    reason: 'slow',
  });
}

/** The value of a JSON text, undefined when it is none. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Retry-After is seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(header: string | null): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
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
