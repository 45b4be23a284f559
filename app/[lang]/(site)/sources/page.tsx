import type { Metadata } from 'next';
import { attempt } from '@/components/lists/attempt';
import { Downloads } from '@/components/lists/downloads';
import { FilterForm, SelectField, TextField } from '@/components/lists/filter-form';
import { PageHead } from '@/components/lists/page-head';
import { readQuery, type SearchParams } from '@/components/lists/query';
import { Refused } from '@/components/lists/refused';
import { listOf } from '@/components/lists/whole';
import { SourceSummary, SourceTable } from '@/components/sources/source-table';
import { ACCESS } from '@/lib/core/tiers';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Sources' };

export default async function SourcesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = readQuery(await searchParams);
  const facts = await server();
  const answer = await attempt(() => listOf(facts, 'sources', query));
  return (
    <>
      <PageHead title="Sources">
        Every document and data set that a figure here rests on, with whether its primary text was read. A link is given only where our
        registry has one; a citation without a link is as we have it.
      </PageHead>
      <FilterForm action="/sources" label="Filter the sources" query={query}>
        <TextField name="q" label="Search" hint="OFAC, forfeiture, tayvano" query={query} wide />
        <SelectField name="access" label="Primary text" any="any" options={ACCESS.map((value) => ({ value, label: value }))} query={query} />
      </FilterForm>
      {answer.refusal !== undefined ? (
        <Refused refusal={answer.refusal} path="/sources" all="Show all sources" />
      ) : (
        <>
          <SourceSummary page={answer.value} />
          <SourceTable rows={answer.value.data} />
          <Downloads list="sources" query={query} what="These sources" />
        </>
      )}
    </>
  );
}
