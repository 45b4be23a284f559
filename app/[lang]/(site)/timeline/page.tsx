import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { timelineDescribed } from '@/components/cite/described';
import { JsonLd } from '@/components/cite/json-ld';
import { attempt } from '@/components/lists/attempt';
import { Downloads } from '@/components/lists/downloads';
import { PageHead } from '@/components/lists/page-head';
import { readQuery, without, type SearchParams } from '@/components/lists/query';
import { Refused } from '@/components/lists/refused';
import { listOf } from '@/components/lists/whole';
import { TimelineFilters } from '@/components/timeline/filters';
import { Highlight } from '@/components/timeline/highlight';
import { TimelineSummary, TimelineYears } from '@/components/timeline/years';
import { originOf } from '@/lib/api/origin';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Timeline' };

export default async function TimelinePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = readQuery(await searchParams);
  const filters = without(query, 'event');
  const facts = await server();
  const all = await listOf(facts, 'timeline');
  const answer = await attempt(() => listOf(facts, 'timeline', filters));
  const chosen = query.event === undefined ? undefined : { id: query.event, row: await facts.event(query.event) };
  return (
    <>
      <PageHead title="What governments did">
        Meetings, statements, sanctions, charges and reports since 2019: six entries from the article that this project set out from, the
        rest from public record, each with how far its record was read.
      </PageHead>
      <JsonLd page={timelineDescribed(all.meta.asOf, all.meta.sources)} origin={originOf({ headers: await headers() })} />
      <TimelineFilters query={filters} all={all.data} />
      {answer.refusal !== undefined ? (
        <Refused refusal={answer.refusal} path="/timeline" all="Show the whole timeline" />
      ) : (
        <>
          <TimelineSummary rows={answer.value.data} all={all.meta.total} />
          {chosen !== undefined && <Highlight {...chosen} rows={answer.value.data} />}
          <TimelineYears page={answer.value} chosen={chosen?.id} />
          <Downloads list="timeline" query={filters} what="These entries" />
        </>
      )}
    </>
  );
}
