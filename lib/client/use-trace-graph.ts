import useSWR from 'swr';
import type { TraceGraph, TraceMethod } from '@/lib/charts/contract';
import { fetchJson } from './fetch-json';

/** Where the graph of a trace is served. */
export function traceGraphAddress(incident: string, method: TraceMethod): string {
  return `/api/v1/traces/${encodeURIComponent(incident)}/graph.json?method=${method}`;
}

/** The graph of a trace, asked for once: it stays as it is under the eyes of its reader. */
export function useTraceGraph(incident: string, method: TraceMethod): { graph: TraceGraph | undefined; problem: string | undefined } {
  const { data, error } = useSWR<TraceGraph, Error>(traceGraphAddress(incident, method), fetchJson, {
    revalidateOnFocus: false,
    revalidateOnReconnect: false,
  });
  return { graph: data, problem: error?.message };
}
