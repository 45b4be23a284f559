import type { Metadata } from 'next';
import { FilterForm, TextField } from '@/components/lists/filter-form';
import { PageHead } from '@/components/lists/page-head';
import { readQuery, type SearchParams } from '@/components/lists/query';
import { SearchResults } from '@/components/search/results';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Search', robots: { index: false } };

export default async function SearchResultsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { q = '' } = readQuery(await searchParams);
  const found = await (await server()).search(q);
  return (
    <>
      <PageHead title="Search">
        Thefts, wallets, services, the timeline, transfers and sources, by any words, by a hash, an address or a part of one.
      </PageHead>
      <FilterForm action="/search" label="Search again" query={{}}>
        <TextField name="q" label="Search everything" query={{ q: found.q }} wide />
      </FilterForm>
      {found.q !== '' && <SearchResults found={found} />}
    </>
  );
}
