import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { CitedPage } from '@/components/cite/cited-page';
import { eventDescribed } from '@/components/cite/described';
import { EventView } from '@/components/events/event-view';
import { attempt } from '@/components/lists/attempt';
import { readQuery, type SearchParams } from '@/components/lists/query';
import { Refused } from '@/components/lists/refused';
import { originOf } from '@/lib/api/origin';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';

interface Props {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

const load = cache(async (id: string) => (await server()).eventPage(id));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).id))?.event.title ?? 'No such entry' };
}

export default async function EventPage({ params, searchParams }: Props) {
  const { id } = await params;
  const page = await load(id);
  if (page === undefined) notFound();
  const query = readQuery(await searchParams);
  const ask = await server();
  const dated = page.event.date_precision === 'day';
  const study = dated ? await attempt(() => ask.chart('event-study', new URLSearchParams({ ...query, event: id }))) : undefined;
  const { asOf } = await ask.status();
  return (
    <>
      <EventView page={page} query={query} study={study?.value}>
        {study?.refusal !== undefined && <Refused refusal={study.refusal} path={`/events/${id}`} all="Show the usual study" />}
      </EventView>
      <CitedPage page={eventDescribed(page, asOf)} origin={originOf({ headers: await headers() })} methodVersion={study?.value?.methodVersion} />
    </>
  );
}
