import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DataTable } from '@/components/charts/frame/data-table';
import { SourceList } from '@/components/charts/frame/sources';
import { chartAddress } from '@/components/charts/frame/addresses';
import { attempt } from '@/components/lists/attempt';
import { PageHead, Part } from '@/components/lists/page-head';
import { readQuery, type SearchParams } from '@/components/lists/query';
import { Refused } from '@/components/lists/refused';
import { isServedChart } from '@/lib/charts/contract';
import { formatDate } from '@/lib/format/date';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'The rows behind a chart' };

/** The CSV has them all. */
const MOST = 1000;

interface Props {
  readonly params: Promise<{ chart: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export default async function TablePage({ params, searchParams }: Props) {
  const { chart } = await params;
  if (!isServedChart(chart)) notFound();
  const query = readQuery(await searchParams);
  const { value: dataset, refusal } = await attempt(async () => (await server()).chart(chart, new URLSearchParams(query)));
  if (refusal !== undefined) return <Refused refusal={refusal} path="/" all="Back to the overview" />;
  return (
    <>
      <PageHead title={dataset.title} within={{ path: '/', title: 'Overview' }}>
        {dataset.subtitle}
      </PageHead>
      <p>
        As of {formatDate(dataset.asOf)}. <a href={chartAddress(chart, 'csv', query)} download>CSV</a>{' '}
        <a href={`/methodology#${chart}`}>How is this computed?</a>
      </p>
      <Part id="rows" title="Rows">
        <DataTable dataset={dataset} most={MOST} />
      </Part>
      <Part id="sources" title="Sources">
        <SourceList sources={dataset.sources} />
      </Part>
    </>
  );
}
