import type { Metadata } from 'next';
import { attempt } from '@/components/lists/attempt';
import { PageHead } from '@/components/lists/page-head';
import { readQuery, type SearchParams } from '@/components/lists/query';
import { Refused } from '@/components/lists/refused';
import { ReportForm } from '@/components/reports/report-form';
import { ReportView } from '@/components/reports/report-view';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Reports' };

export default async function ReportsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const given = await searchParams;
  const query = readQuery(given);
  const ask = await server();
  const { data } = await ask.list('incidents', new URLSearchParams({ limit: '500', sort: '-date' }));
  const asked = Object.keys(given).length === 0 ? undefined : await attempt(() => ask.reportPreview(new URLSearchParams(query)));
  return (
    <>
      <PageHead title="Reports">
        Pick thefts, addresses, a period and what is to be told of them. The report is a ZIP of CSV files, charts and a page to read, each with its
        sources; its address asks for it again.
      </PageHead>
      <ReportForm query={query} incidents={data.map(({ slug, victim, date }) => ({ slug, victim, date }))} />
      {asked?.refusal !== undefined && <Refused refusal={asked.refusal} path="/reports" all="Begin anew" />}
      {asked?.value !== undefined && <ReportView preview={asked.value} />}
    </>
  );
}
