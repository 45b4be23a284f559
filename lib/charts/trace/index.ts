import type { TraceGraph, TracePart, TraceView } from '@/lib/charts/contract';
import type { ChartContext } from '../context';
import { loadTrace } from './load';

/** The trace of an incident over what the store holds. Throws as `loadTrace` does, and for bad parameters. */
export async function traceView({ db }: ChartContext, incident: string, _params: URLSearchParams): Promise<TraceView> {
  await loadTrace(db, incident);
  throw new Error('A trace was made.');
}

/** The graph of the same. */
export async function traceGraph({ db }: ChartContext, incident: string, _params: URLSearchParams): Promise<TraceGraph> {
  await loadTrace(db, incident);
  throw new Error('A trace was made.');
}

/** The part of an address in the traces of all incidents, in any spelling. Throws `bad_address`. */
export function traceParts(_context: ChartContext, _chain: string, _address: string): Promise<readonly TracePart[]> {
  return Promise.resolve([]);
}
