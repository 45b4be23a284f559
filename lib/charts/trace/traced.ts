import type { Db } from '@/lib/db/client';
import { trace, type Trace } from '@/lib/trace/trace';
import type { Method } from '@/lib/trace/types';
import { loadTrace, type TraceInput } from './load';

/** The trace of an incident beside what it was made of. */
export interface Traced extends TraceInput {
  readonly trace: Trace;
}

/** Traces an incident over what the store holds. Throws as `loadTrace` does. */
export async function traceIncident(db: Db, incident: string, method: Method): Promise<Traced> {
  const input = await loadTrace(db, incident);
  return { ...input, trace: trace(input.ledger, input.thefts, { ...input, method }) };
}
