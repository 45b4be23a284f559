import { leastTotalsOf, totalsOf } from '@/lib/charts/trace/totals';
import { rangesOf } from '@/lib/trace/range';
import type { Ledger } from '@/lib/trace/ledger/ledger';
import { trace, type Trace } from '@/lib/trace/trace';
import { traceJson } from '@/lib/trace/trace-json';
import type { Inputs } from './inputs';
import type { Settings } from './settings';

/** Of a bundle: what the trace found, which can be computed again from the inputs and the settings alone. */
export const RESULTS_FILE = 'results.json';

/** Traces the inputs. Pure: the same ledger, inputs and settings give the same. Throws as `trace` does. */
export function resultsOf(ledger: Ledger, inputs: Inputs, settings: Pick<Settings, 'method' | 'paths'>): object {
  return describeTrace(trace(ledger, inputs.thefts, { ...inputs, method: settings.method }), inputs, settings.paths);
}

/** A trace with its totals in dollars and the range of the methods, as JSON: amounts as text. */
export function describeTrace(found: Trace, inputs: Inputs, paths: number): object {
  const ranges = found.method === 'poison' ? undefined : rangesOf(found.ledger, inputs.thefts, inputs);
  return { totals: totalsOf(found), at_least: leastTotalsOf(found), ...traceJson(found, paths, ranges, inputs.services), coverage: 'as fetched' };
}
