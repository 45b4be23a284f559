import type { Metadata } from 'next';
import { ChartGallery } from '@/components/charts/gallery';
import { PageHead } from '@/components/lists/page-head';
import { SERVED_CHARTS } from '@/lib/charts/contract';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Charts' };

export default async function ChartsPage() {
  const ask = await server();
  const [largest] = await ask.tracedIncidents();
  const charts = await Promise.all(
    SERVED_CHARTS.map(async (id) => {
      const params: Record<string, string> = id === 'flow' && largest !== undefined ? { incident: largest.slug } : {};
      const { title, subtitle } = await ask.chart(id, new URLSearchParams(params));
      return { id, title, subtitle, params };
    }),
  );
  return (
    <>
      <PageHead title="Charts">
        Each chart on a page of its own, to be embedded, downloaded with its data and sources, or cited as it is today.
      </PageHead>
      <ChartGallery charts={charts} />
    </>
  );
}
