import { explain, TrackerError } from '@/lib/core/errors';
import { traceVersion } from '@/lib/db/trace-version';
import type { Db } from '@/lib/db/client';
import { incidentsWithThefts } from '@/lib/db/theft-transactions';
import type { TraceRef } from '@/lib/screen/types';
import { loadTrace } from '../trace/load';
import { exposuresOfTrace, type IncidentExposures } from './incident-exposures';

/** What the traces of all thefts know of addresses. */
export interface Exposures {
  exposuresOf(address: string): ReturnType<IncidentExposures['exposuresOf']>;
  readonly traces: readonly TraceRef[];
}

/** Reads the traces when they are asked for; `version` changes when they would be others. */
export interface StoreExposures {
  version(): Promise<string>;
  read(): Promise<Exposures>;
}

export const NO_EXPOSURES: Exposures = { exposuresOf: () => [], traces: [] };

/** While a sync stores transfers, traces change every second; they are made anew no more often than this. */
const LEAST_AGE_MS = 600_000;

/** The exposures of the store. A theft that can't be traced is told and does not keep the others from being asked. */
export function createStoreExposures(db: Db, { clock = () => Date.now(), leastAgeMs = LEAST_AGE_MS } = {}): StoreExposures {
  let held: { version: string; at: number } | undefined;
  return {
    async version() {
      if (held !== undefined && clock() - held.at < leastAgeMs) return held.version;
      held = { version: await traceVersion(db), at: clock() };
      return held.version;
    },
    async read() {
      const found: IncidentExposures[] = [];
      const traces: TraceRef[] = [];
      for (const incident of await incidentsWithThefts(db)) {
        try {
          const exposures = exposuresOfTrace(await loadTrace(db, incident));
          found.push(exposures);
          traces.push({ incident, addresses: exposures.addresses, asOf: exposures.asOf, problem: null });
        } catch (error) {
          if (!(error instanceof TrackerError)) throw error;
          traces.push({ incident, addresses: 0, asOf: null, problem: explain(error) });
        }
      }
      return { traces, exposuresOf: (address) => found.flatMap((one) => one.exposuresOf(address)) };
    },
  };
}
