import { channel } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { FORWARDED } from './client-address';

/** A request that was answered to its end. */
export interface FinishedRequest {
  readonly method: string;
  /** The first words of its path; `other` for a path that nothing was ever found at. Never a query, never an address. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
  readonly requestId: string | undefined;
}

export interface WatchOptions {
  /** With none, what a client says of its own address is replaced by that of its connection. */
  readonly trustedProxies: number;
  readonly onFinish: (request: FinishedRequest) => void;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Watches all requests of the HTTP servers of this process, pages and routes alike, until the returned function is called. */
export function watchRequests({ trustedProxies, onFinish }: WatchOptions): () => void {
  const started = new WeakMap<IncomingMessage, number>();
  const known = new Set<string>();

  function onStart(message: unknown): void {
    const { request } = message as Exchange;
    started.set(request, performance.now());
    if (trustedProxies === 0) request.headers[FORWARDED] = request.socket.remoteAddress;
  }

  function onEnd(message: unknown): void {
    const { request, response } = message as Exchange;
    const begun = started.get(request);
    if (begun === undefined) return;
    const { statusCode: status } = response;
    const label = firstWords(request.url ?? '');
    // Only what was found once has a name: invented paths would grow the metrics without end.
    if (status < 300) known.add(label);
    const requestId = response.getHeader('x-request-id');
    onFinish({
      method: request.method ?? '',
      route: known.has(label) ? label : 'other',
      status,
      seconds: (performance.now() - begun) / 1000,
      requestId: typeof requestId === 'string' ? requestId : undefined,
    });
  }

  const channels = [
    [channel('http.server.request.start'), onStart],
    [channel('http.server.response.finish'), onEnd],
  ] as const;
  for (const [one, listener] of channels) one.subscribe(listener);
  return () => {
    for (const [one, listener] of channels) one.unsubscribe(listener);
  };
}

/** `/api/v1/traces/…` and `/wallets/…`: what comes behind may be an address that somebody asks about. */
function firstWords(url: string): string {
  const words = url.replace(/[?#].*$/, '').split('/').filter((word) => word !== '');
  const kept = words[0] === 'api' ? 3 : 1;
  return `/${words.slice(0, kept).join('/')}${words.length > kept ? '/…' : ''}`;
}
