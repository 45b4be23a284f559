import { assertIncidents } from '@/lib/charts/context';
import { loadTrace } from '@/lib/charts/trace';
import { type Config, readConfig } from '@/lib/config';
import { openStore, type Store } from '@/lib/db/client';
import { loadFacts } from '@/lib/ingest/load-facts';
import { storedVersion } from '@/lib/ingest/load-registry';
import { rangesOf } from '@/lib/trace/range';
import { trace } from '@/lib/trace/trace';
import { traceJson } from '@/lib/trace/trace-json';
import type { Method } from '@/lib/trace/types';
import type { TraceAnswer } from './trace-words';

export interface StoreTrace {
  readonly incident: string;
  readonly method: Method;
  readonly paths: number;
  readonly range: boolean;
  readonly show: (line: string) => void;
  /** Done with the open store before it is read. */
  readonly prepare?: (store: Store, config: Config) => Promise<unknown>;
}

/**
 * Traces an incident over what the store holds; fetches nothing by itself. Throws `bad_value` for an incident that is
 * not there, `not_found` where no theft transaction is sure, and what the store throws when it can't be opened.
 */
export async function traceStore({ incident, method, paths, range, show, prepare }: StoreTrace): Promise<TraceAnswer> {
  const config = readConfig();
  const store = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, holder: `tracker trace --incident ${incident}` });
  try {
    if ((await storedVersion(store.db)) === undefined) await loadFacts(store.db, config.dataDir);
    await assertIncidents(store.db, [incident]);
    await prepare?.(store, config);
    const input = await loadTrace(store.db, incident);
    const { ledger, thefts, services, notes } = input;
    show(`${new Intl.NumberFormat('en-US').format(ledger.size)} transfers in order, following ${thefts.length} thefts by ${method}`);
    const found = trace(ledger, thefts, { ...input, method });
    const ranges = range ? rangesOf(ledger, thefts, input) : undefined;
    return { trace: found, ranges, notes, toJSON: () => ({ ...traceJson(found, paths, ranges, services), doubled_rows: ledger.doubled, coverage: 'as fetched', notes }) };
  } finally {
    await store.close();
  }
}
