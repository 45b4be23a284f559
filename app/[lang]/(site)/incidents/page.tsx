import type { Metadata } from 'next';
import Link from 'next/link';
import { IncidentFilters } from '@/components/incidents/filters';
import { IncidentSummary, TierLegend } from '@/components/incidents/summary';
import { IncidentTable } from '@/components/incidents/incident-table';
import { attempt } from '@/components/lists/attempt';
import { Downloads } from '@/components/lists/downloads';
import { PageHead } from '@/components/lists/page-head';
import { href, readQuery, type SearchParams } from '@/components/lists/query';
import { listOf } from '@/components/lists/whole';
import { Refused } from '@/components/lists/refused';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Incidents' };

export default async function IncidentsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = readQuery(await searchParams);
  const asked = { sort: '-date', ...query };
  const facts = await server();
  const all = await listOf(facts, 'incidents');
  const answer = await attempt(() => listOf(facts, 'incidents', asked));
  return (
    <>
      <PageHead title="Incidents">
        Thefts of cryptocurrency that somebody attributes to North Korean actors, since 2017. Each row says who attributes it and how
        sure that is; an amount that nobody states is unknown, not zero. <Link href="/attributions">Which government said what, and totals of others</Link>. <Link href="/ledger">All rows at once, to sort and group</Link>
      </PageHead>
      <IncidentFilters query={query} />
      {answer.refusal !== undefined ? (
        <Refused refusal={answer.refusal} path="/incidents" all="Show all incidents" />
      ) : (
        <>
          <IncidentSummary rows={answer.value.data} all={all.meta.total} />
          <TierLegend rows={answer.value.data} query={query} />
          <IncidentTable rows={answer.value.data} sorting={{ sort: asked.sort, hrefOf: (name) => href('/incidents', query, { sort: name }) }} />
          <Downloads list="incidents" query={asked} what="These rows" />
        </>
      )}
    </>
  );
}
