import type { StatusPage } from '@/lib/charts/contract';
import { TrackerError } from '@/lib/core/errors';
import { answerOf } from './cache';

export interface StatusEventsOptions {
  readonly read: () => Promise<StatusPage>;
  /** How often it is read while somebody listens: default each second while a sync runs, else every 5. */
  readonly busyMs?: number;
  readonly idleMs?: number;
  /** The longest silence on a connection. Default 15 seconds. */
  readonly heartbeatMs?: number;
  /** Default 100. */
  readonly maxListeners?: number;
  readonly onFailure?: (error: unknown) => void;
}

/** The status as server-sent events: one reading of the store for all who listen, and none while nobody does. */
export interface StatusEvents {
  /**
   * A stream that tells the status at once and whenever it has changed; its ids stand for what it said, so that
   * who comes back is not told the same again. Throws `busy` when there are too many listeners.
   */
  open(request: Request): Response;
  readonly listeners: number;
  /** Ends every stream; resolves when the store is not read any more. */
  close(): Promise<void>;
}

interface Listener {
  send(text: string): void;
  end(): void;
}

const HEADERS = {
  'access-control-allow-origin': '*',
  'content-type': 'text/event-stream; charset=utf-8',
  // Compressed or gathered on the way, an event would come late or never.
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};

/** A listener that lets so many events lie is gone or too slow; it may come again. */
const MOST_WAITING = 30;
const RETRY = 'retry: 3000\n\n';

/** Makes the events; nothing is read before somebody listens. */
export function createStatusEvents(options: StatusEventsOptions): StatusEvents {
  const { read, busyMs = 1_000, idleMs = 5_000, heartbeatMs = 15_000, maxListeners = 100, onFailure } = options;
  const listeners = new Set<Listener>();
  let last: { readonly id: string; readonly event: string } | undefined;
  let saidAt = 0;
  let timer: NodeJS.Timeout | undefined;
  let reading: Promise<void> | undefined;
  let closed = false;

  function broadcast(text: string): void {
    saidAt = performance.now();
    for (const listener of listeners) listener.send(text);
  }

  /** Reads once, tells what is new, and gives the time until the next reading. */
  async function tell(): Promise<number> {
    try {
      const status = await read();
      const { text, etag } = answerOf(status);
      const id = etag.slice(1, -1);
      if (id !== last?.id) {
        last = { id, event: `id: ${id}\ndata: ${text}\n\n` };
        broadcast(last.event);
      }
      return status.sync.some(({ state }) => state === 'running') ? busyMs : idleMs;
    } catch (error) {
      onFailure?.(error);
      return idleMs;
    } finally {
      if (performance.now() - saidAt >= heartbeatMs) broadcast(': still here\n\n');
    }
  }

  function next(ms: number): void {
    timer = setTimeout(() => {
      reading = tell().then((then) => {
        reading = timer = undefined;
        if (listeners.size > 0 && !closed) next(then);
        else last = undefined;
      });
    }, ms);
    timer.unref();
  }

  function join(controller: ReadableStreamDefaultController<Uint8Array>, request: Request): Listener {
    const encoder = new TextEncoder();
    const listener: Listener = {
      send(text) {
        if ((controller.desiredSize ?? 0) < -MOST_WAITING) listener.end();
        else controller.enqueue(encoder.encode(text));
      },
      end() {
        if (listeners.delete(listener)) controller.close();
      },
    };
    listeners.add(listener);
    listener.send(RETRY);
    if (last !== undefined && request.headers.get('last-event-id') !== last.id) listener.send(last.event);
    if (timer === undefined) next(0);
    return listener;
  }

  return {
    open(request) {
      if (request.method === 'HEAD') return new Response(null, { headers: HEADERS });
      if (closed || listeners.size >= maxListeners) {
        throw new TrackerError('busy', 'Too many are listening to the status right now.', { fix: 'Ask /api/v1/status, or come again later.', retryAfterS: 30 });
      }
      let listener: Listener | undefined;
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          listener = join(controller, request);
        },
        cancel() {
          if (listener !== undefined) listeners.delete(listener);
        },
      });
      request.signal.addEventListener('abort', () => listener?.end(), { once: true });
      if (request.signal.aborted) listener?.end();
      return new Response(body, { headers: HEADERS });
    },
    get listeners() {
      return listeners.size;
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      for (const listener of listeners) listener.end();
      await reading;
    },
  };
}
