import { randomUUID } from 'node:crypto';
import { TrackerError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { findLeaseHolder, releaseLease, renewLease, takeLease } from '@/lib/db/leases';
import { pause } from './pause';

/** How long a process may be silent before another takes over its chain. */
const LEASE_MS = 30_000;

/** Names this process and what it does, `web 12345 (3f9a1c07)`: process ids alone repeat from container to container. */
export function leaseHolder(what: string): string {
  return `${what} ${process.pid} (${randomUUID().slice(0, 8)})`;
}

export interface LeaseOptions {
  readonly chain: string;
  readonly holder: string;
  /** Default 30 seconds; renewed at each third of it. */
  readonly ttlMs?: number;
  readonly signal?: AbortSignal;
}

/**
 * Does the work on a chain as the only process that does. The signal given to it is aborted when the lease is lost.
 * Throws `lease_held`, naming the holder, when another has it, and `lease_lost` when another took it meanwhile.
 */
export async function withLease<T>(db: Db, options: LeaseOptions, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { chain, holder, ttlMs = LEASE_MS, signal } = options;
  if (!(await takeLease(db, chain, holder, ttlMs))) throw await held(db, chain, ttlMs);
  const ended = new AbortController();
  const taken = new AbortController();
  let loss: unknown;
  const renewing = renew(db, { chain, holder, ttlMs }, ended.signal).catch((error: unknown) => {
    loss = error;
    taken.abort();
  });
  try {
    return await work(signal === undefined ? taken.signal : AbortSignal.any([signal, taken.signal]));
  } catch (error) {
    throw loss ?? error;
  } finally {
    ended.abort();
    await renewing;
    await releaseLease(db, chain, holder);
  }
}

/** Renews until it is told to end. Throws `lease_lost`. */
async function renew(db: Db, { chain, holder, ttlMs }: Required<Omit<LeaseOptions, 'signal'>>, ended: AbortSignal): Promise<void> {
  let renewedAt = performance.now();
  while (await pause(ttlMs / 3, ended)) {
    let mine: boolean;
    try {
      mine = await renewLease(db, chain, holder, ttlMs);
    } catch (cause) {
      // A store that does not answer for a moment takes nothing away.
      if (performance.now() - renewedAt < ttlMs) continue;
      throw lost(chain, 'The store did not answer for too long', cause);
    }
    if (!mine) throw lost(chain, `This process was silent for too long, and ${(await findLeaseHolder(db, chain)) ?? 'another'} took over`);
    renewedAt = performance.now();
  }
}

async function held(db: Db, chain: string, ttlMs: number): Promise<TrackerError> {
  const holder = (await findLeaseHolder(db, chain)) ?? 'one that has just ended';
  return new TrackerError('lease_held', `Another process is fetching ${chain}: ${holder}.`, {
    fix: `Let it go on, or stop it first. If it has died, its claim ends within ${Math.ceil(ttlMs / 1000)} seconds.`,
  });
}

function lost(chain: string, why: string, cause?: unknown): TrackerError {
  return new TrackerError('lease_lost', `${why}, so that this fetching of ${chain} was stopped.`, {
    fix: 'What was fetched before is kept.',
    cause,
  });
}
