import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ChartFrame } from '@/components/charts/frame/chart-frame';
import { TellHeight } from '@/components/layout/tell-height';
import { attempt } from '@/components/lists/attempt';
import { SERVED_CHARTS, type ServedChart } from '@/lib/charts/contract';
import { shortVictim } from '@/lib/format/labels';
import { server } from '@/lib/server';

export const metadata: Metadata = { title: 'Chart', robots: { index: false } };

interface EmbedProps {
  readonly params: Promise<{ chart: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** One chart, bare, for a frame on any site. A chart or parameter that does not exist is a readable 404. */
export default async function EmbedPage({ params, searchParams }: EmbedProps) {
  const { chart } = await params;
  const { theme = 'auto', ...rest } = await searchParams;
  if (!isServed(chart) || !['light', 'dark', 'auto'].includes(String(theme))) notFound();
  const query = new URLSearchParams(Object.entries(rest).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one])));
  const ask = await server();
  const { value: dataset } = await attempt(() => ask.chart(chart, query));
  if (dataset === undefined) notFound();
  const incidents = await ask.list('incidents', new URLSearchParams({ limit: '500' }));
  const names = Object.fromEntries(incidents.data.map((incident) => [incident.slug, shortVictim(incident.victim)]));
  return (
    <div data-theme={theme}>
      <TellHeight id={chart} />
      <ChartFrame dataset={dataset} params={Object.fromEntries(query)} names={names} bare />
    </div>
  );
}

function isServed(chart: string): chart is ServedChart {
  return SERVED_CHARTS.some((served) => served === chart);
}
