import { randomUUID } from 'node:crypto';
import type { StatusPage, SyncProgress } from '@/lib/charts/contract';
import { explain, TrackerError } from '@/lib/core/errors';
import type { ErrorEnvelope } from './errors';
import { log, loggable } from './log';

const HEADERS = { 'cache-control': 'no-store' };
/** Six rounds of the sync beside the web. */
const STALE_AFTER_MS = 30 * 60_000;

/** A chain that was not read to its end for half an hour. */
export interface StaleChain {
  readonly chain: string;
  /** When it last was; null where it never was. */
  readonly since: string | null;
  readonly state: SyncProgress['state'];
  readonly message: string | null;
}

/** The configured chains whose record is behind; none where nothing is to be synced. */
export function staleChains({ configuredChains, syncSetting, sync }: Pick<StatusPage, 'configuredChains' | 'syncSetting' | 'sync'>, now: Date): StaleChain[] {
  if (syncSetting === 'off') return [];
  return configuredChains.flatMap((chain) => {
    const run = sync.find((one) => one.chain === chain);
    const since = run?.completed_at ?? null;
    if (since !== null && now.getTime() - Date.parse(since) < STALE_AFTER_MS) return [];
    return { chain, since, state: run?.state ?? 'idle', message: run?.message ?? null };
  });
}

/** The store is open, loaded and answers: 200, with the chains whose sync is behind. What is stored is served all the same. */
export function ready(stale: readonly StaleChain[]): Response {
  return Response.json({ ready: true, sync: stale.length === 0 ? 'current' : 'stale', stale }, { headers: HEADERS });
}

/** 503 with the sentence that says why, for whoever runs the machine. */
export function notReady(error: unknown): Response {
  const requestId = randomUUID();
  const known = error instanceof TrackerError;
  if (!known) log().error({ requestId, ...loggable(error) }, 'The store could not be opened.');
  const message = known ? explain(error) : `The store could not be opened. The log has the details under ${requestId}.`;
  const body: ErrorEnvelope = { error: { code: known ? error.code : 'internal', message, requestId } };
  return Response.json(body, { status: 503, headers: { ...HEADERS, 'x-request-id': requestId } });
}
