import { randomUUID } from 'node:crypto';
import { explain, TrackerError } from '@/lib/core/errors';
import type { ErrorEnvelope } from './errors';
import { log, loggable } from './log';

const HEADERS = { 'cache-control': 'no-store' };

/** The store is open and loaded. */
export function ready(): Response {
  return new Response('ready\n', { headers: { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' } });
}

/** 503 with the sentence that says why, for whoever runs the machine. */
export function notReady(error: unknown): Response {
  const requestId = randomUUID();
  const known = error instanceof TrackerError;
  if (!known) log().error({ requestId, ...loggable(error) }, 'The store could not be opened.');
  const message = known ? explain(error) : `The store could not be opened. The log has the details under ${requestId}.`;
  const body: ErrorEnvelope = { error: { code: known ? error.code : 'internal', message, requestId } };
  return Response.json(body, { status: 503, headers: HEADERS });
}
