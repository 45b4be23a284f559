'use client';

import dynamic from 'next/dynamic';
import { useTraceGraph } from '@/lib/client/use-trace-graph';
import { Quiet } from '@/components/ui/page';
import styles from './graph.module.css';
import type { TraceMethod } from '@/lib/charts/contract';

const Room = () => <div className={styles.canvas} />;

// The drawing comes with the graph: pages without one don't pay for it.
const Board = dynamic(() => import('./graph-board').then((m) => m.GraphBoard), { ssr: false, loading: Room });

/** The graph of one trace, fetched once the page is there. */
export function FlowGraph({ incident, method }: { incident: string; method: TraceMethod }) {
  const { graph, problem } = useTraceGraph(incident, method);
  if (problem !== undefined) return <Quiet>The graph could not be loaded: {problem}</Quiet>;
  if (graph === undefined) return <Room />;
  if (graph.nodes.length === 0) return <Quiet>There is nothing to draw: no wallet received any of it in the transfers that we hold.</Quiet>;
  return <Board key={`${incident} ${method}`} graph={graph} />;
}
