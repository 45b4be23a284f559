import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ChartFrame } from '@/components/charts/frame/chart-frame';
import { attempt } from '@/components/lists/attempt';
import { readQuery, type SearchParams } from '@/components/lists/query';
import { Refused } from '@/components/lists/refused';
import { originOf } from '@/lib/api/origin';
import { SERVED_CHARTS } from '@/lib/charts/contract';
import { shortVictim } from '@/lib/format/labels';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';

interface Props {
  readonly params: Promise<{ chart: string }>;
  readonly searchParams: Promise<SearchParams>;
}

const load = cache(async (name: string, query: string) => {
  const chart = SERVED_CHARTS.find((served) => served === name);
  if (chart === undefined) notFound();
  const ask = await server();
  return { chart, ...(await attempt(() => ask.chart(chart, new URLSearchParams(query)))) };
});

async function asked({ params, searchParams }: Props) {
  const { lang, ...query } = readQuery(await searchParams);
  return { lang, query, ...(await load((await params).chart, new URLSearchParams(query).toString())) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { chart, query, value: dataset } = await asked(props);
  if (dataset === undefined) return { title: 'Chart' };
  const origin = originOf({ headers: await headers() });
  const parameters = new URLSearchParams(query).toString();
  const address = `${origin}/charts/${chart}${parameters === '' ? '' : `?${parameters}`}`;
  const card = `${origin}/api/v1/charts/${chart}.png?${new URLSearchParams({ ...query, width: '1200', height: '628' }).toString()}`;
  const oembed = (format: string) => `${origin}/oembed?${new URLSearchParams({ url: address, format }).toString()}`;
  return {
    title: dataset.title,
    description: dataset.subtitle,
    openGraph: { type: 'article', title: dataset.title, description: dataset.subtitle, url: address, images: [{ url: card, width: 1200, height: 628, alt: dataset.title }] },
    twitter: { card: 'summary_large_image', title: dataset.title, description: dataset.subtitle, images: [card] },
    alternates: { types: { 'application/json+oembed': oembed('json'), 'text/xml+oembed': oembed('xml') } },
  };
}

export default async function ChartPage(props: Props) {
  const { chart, query, value: dataset, refusal } = await asked(props);
  if (dataset === undefined) return refusal === undefined ? notFound() : <Refused refusal={refusal} path={`/charts/${chart}`} all="Show the whole chart" />;
  const incidents = await (await server()).list('incidents', new URLSearchParams({ limit: '500' }));
  const names = Object.fromEntries(incidents.data.map((incident) => [incident.slug, shortVictim(incident.victim)]));
  return (
    <>
      <p>
        <Link href="/charts">Charts</Link>
      </p>
      <ChartFrame dataset={dataset} params={query} names={names} alone />
    </>
  );
}
