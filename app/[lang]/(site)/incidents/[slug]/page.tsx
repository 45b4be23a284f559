import type { Metadata } from 'next';
import { cache } from 'react';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { CitedPage } from '@/components/cite/cited-page';
import { incidentDescribed } from '@/components/cite/described';
import { IncidentView } from '@/components/incidents/incident-view';
import { attempt } from '@/components/lists/attempt';
import { originOf } from '@/lib/api/origin';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ slug: string }> };

const load = cache(async (slug: string) => (await attempt(async () => (await server()).incident(slug))).value);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await load((await params).slug);
  return { title: page === undefined ? 'No such incident' : `${page.incident.victim} (${page.incident.date.slice(0, 4)})` };
}

export default async function IncidentPage({ params }: Props) {
  const { slug } = await params;
  const page = await load(slug);
  if (page === undefined) notFound();
  const ask = await server();
  const own = () => new URLSearchParams({ incident: slug });
  const flow = page.hasFlow ? await ask.chart('flow', own()) : null;
  const trace = (await ask.trace(slug)) ?? null;
  const pace = trace === null ? null : await ask.chart('time-to-launder', own());
  const { asOf } = await ask.status();
  return (
    <>
      <IncidentView page={page} flow={flow} trace={trace} pace={pace} />
      <CitedPage page={incidentDescribed(page, asOf)} origin={originOf({ headers: await headers() })} methodVersion={trace?.methodVersion} />
    </>
  );
}
