import { randomUUID } from 'node:crypto';
import type { CsvFile } from '@/lib/charts/contract';
import { TrackerError } from '@/lib/core/errors';
import { type Answer, answerOf } from './cache';
import { describeError } from './errors';
import { log, loggable } from './log';

const PUBLIC = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'etag, link, retry-after, x-total-count, x-complete, x-request-id' };
/** Facts change with a release, transfers with a sync; ten seconds spare a busy page and hide nothing. */
const SHORT = 'public, max-age=10';
/** For what never changes under its address. */
export const FOR_EVER = 'public, max-age=31536000, immutable';

/** Runs a handler; whatever it throws becomes the error envelope with its status, and a line in the log. */
export async function answer(handle: () => Promise<Response>): Promise<Response> {
  try {
    return await handle();
  } catch (error) {
    return failure(error);
  }
}

/** The error envelope of a thrown value. */
export function failure(error: unknown): Response {
  const requestId = randomUUID();
  const { status, body } = describeError(error, requestId);
  if (status >= 500) log().error({ requestId, status, ...loggable(error) }, 'A request failed.');
  const headers = new Headers({ ...PUBLIC, 'cache-control': 'no-store', 'x-request-id': requestId });
  if (status === 401) headers.set('www-authenticate', 'Bearer');
  const retryAfterS = error instanceof TrackerError ? error.retryAfterS : undefined;
  if (retryAfterS !== undefined) headers.set('retry-after', String(retryAfterS));
  return Response.json(body, { status, headers });
}

/** A JSON answer that says by its ETag what it holds; 304 to whoever has it. */
export function json(request: Request, body: unknown, cacheControl = SHORT): Response {
  return prepared(request, answerOf(body), cacheControl);
}

/** The same from an answer that was made before, with its age: a cache on the way must not keep it for longer again. */
export function prepared(request: Request, { text, etag, madeAt }: Answer, cacheControl = SHORT, type = 'application/json; charset=utf-8'): Response {
  const age = Math.max(0, Math.floor((Date.now() - madeAt.getTime()) / 1000));
  const headers = { ...PUBLIC, etag, age: String(age), 'cache-control': cacheControl };
  if (isKnown(request, etag)) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, 'content-type': type } });
}

/** The metadata of a CSV (CSVW). */
export function described(request: Request, metadata: Answer): Response {
  return prepared(request, metadata, SHORT, 'application/csvm+json; charset=utf-8');
}

/** What another site may ask by this method is said to its browser before it asks. */
export function preflight(...methods: readonly string[]): Response {
  const headers = { ...PUBLIC, 'access-control-allow-methods': methods.join(', '), 'access-control-allow-headers': 'accept, content-type, if-none-match', 'access-control-max-age': '86400' };
  return new Response(null, { status: 204, headers });
}

/** A text of any type. */
export function text(body: string, type: string, cacheControl = SHORT): Response {
  return new Response(body, { headers: { ...PUBLIC, 'cache-control': cacheControl, 'content-type': type } });
}

/** 303 to an address of ours. */
export function moved(path: string): Response {
  return new Response(null, { status: 303, headers: { ...PUBLIC, location: path, 'cache-control': 'no-store' } });
}

/** 202: what was asked for has begun, and this is its state. */
export function accepted(body: unknown): Response {
  return Response.json(body, { status: 202, headers: { ...PUBLIC, 'cache-control': 'no-store' } });
}

/** What only who knows the admin token may read: kept by no cache on the way, and by no page of another site. */
export function confidential(body: unknown, status = 200): Response {
  return status === 204 ? new Response(null, { status }) : Response.json(body, { status, headers: { 'cache-control': 'private, no-store' } });
}

function isKnown(request: Request, etag: string): boolean {
  const known = request.headers.get('if-none-match');
  return known?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*') ?? false;
}

/** A body that is sent while it is being made. A failure on the way breaks the transfer off, never ends it; a reader who leaves ends the making. */
export function streamed(name: string, pieces: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const chunks = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const next: IteratorResult<string | Uint8Array, unknown> = await chunks.next();
        if (next.done === true) controller.close();
        else controller.enqueue(typeof next.value === 'string' ? encoder.encode(next.value) : next.value);
      } catch (error) {
        log().error({ file: name, ...loggable(error) }, 'A download broke off.');
        controller.error(error);
      }
    },
    async cancel() {
      await chunks.return?.();
    },
  });
}

export interface CsvOptions {
  readonly cacheControl?: string;
  /** Whether a byte-order mark stands before it, without which Excel takes UTF-8 for the code page of its country. */
  readonly bom?: boolean;
  /** Where its metadata is (CSVW), as seen from the address of the file. */
  readonly describedBy?: string;
}

/** A CSV file as a download, sent while it is being read. */
export function csv(file: CsvFile, { cacheControl = SHORT, bom = false, describedBy }: CsvOptions = {}): Response {
  return new Response(streamed(file.name, bom ? marked(file.chunks) : file.chunks), {
    headers: {
      ...PUBLIC,
      'cache-control': cacheControl,
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${file.name}"`,
      'x-total-count': String(file.total),
      ...(describedBy === undefined ? {} : { link: `<${describedBy}>; rel="describedby"; type="application/csvm+json"` }),
      // Nothing in a CSV file has room to say so. Never `true`: that nothing is known to be missing is no promise.
      ...(file.complete ? {} : { 'x-complete': 'false' }),
    },
  });
}

async function* marked(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  yield '\ufeff';
  yield* chunks;
}

/** A ZIP as a download, sent while it is being made. */
export function zip(name: string, pieces: AsyncIterable<Uint8Array>, cacheControl = SHORT): Response {
  return new Response(streamed(name, pieces), {
    headers: { ...PUBLIC, 'cache-control': cacheControl, 'content-type': 'application/zip', 'content-disposition': `attachment; filename="${name}"` },
  });
}

/** A file that is whole; 304 to whoever has it. What is frozen never changes. */
export function whole(request: Request, { type, body, etag, frozen }: WholeFile): Response {
  const headers = { ...PUBLIC, etag, 'cache-control': frozen ? FOR_EVER : SHORT };
  if (isKnown(request, etag)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, 'content-type': type } });
}

interface WholeFile {
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly etag: string;
  readonly frozen: boolean;
}
