import type { Metadata } from 'next';
import { FlowGraph } from '@/components/flows/graph/flow-graph';
import { MethodLine } from '@/components/flows/method-line';
import { NotTraced } from '@/components/flows/not-traced';
import { StageFlow } from '@/components/flows/stages/stage-flow';
import { TraceForm } from '@/components/flows/trace-form';
import { TraceHeadline } from '@/components/flows/trace-headline';
import { TraceSources } from '@/components/flows/trace-sources';
import { attempt } from '@/components/lists/attempt';
import { Contents, PageHead, Part } from '@/components/lists/page-head';
import { readQuery, type SearchParams, without } from '@/components/lists/query';
import { Refused } from '@/components/lists/refused';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Flows' };

const PARTS = [['stages', 'By stage'], ['graph', 'From wallet to wallet'], ['sources', 'Sources']] as const;

export default async function FlowsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = readQuery(await searchParams);
  const ask = await server();
  const incidents = await ask.tracedIncidents();
  const incident = query.incident ?? incidents[0]?.slug ?? '';
  const { value: view, refusal } = await attempt(() => ask.trace(incident, new URLSearchParams(without(query, 'incident'))));
  return (
    <>
      <PageHead title={view === undefined ? 'Where the loot went' : `Where the loot of ${view.victim} went`}>
        Computed from stored transfers by a method that can be checked by hand: from the theft through wallets, exchanges of assets and
        bridges to where it stops.
      </PageHead>
      <TraceForm query={query} incidents={incidents} />
      {refusal !== undefined && <Refused refusal={refusal} path="/flows" all="Show the largest trace" />}
      {refusal === undefined && view === undefined && <NotTraced incident={incident} />}
      {view !== undefined && (
        <>
          <MethodLine view={view} />
          <TraceHeadline view={view} />
          <Contents parts={PARTS} />
          <Part id="stages" title="By stage"><StageFlow view={view} /></Part>
          <Part id="graph" title="From wallet to wallet"><FlowGraph incident={incident} method={view.method} /></Part>
          <Part id="sources" title="Sources"><TraceSources view={view} /></Part>
        </>
      )}
    </>
  );
}
