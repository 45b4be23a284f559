import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { decodePart } from '@/components/lists/decode-part';
import { ActorView } from '@/components/parties/actor-view';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ name: string }> };

const load = cache(async (name: string) => (await server()).actor(decodePart(name)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).name))?.name ?? 'No such actor' };
}

export default async function ActorPage({ params }: Props) {
  const page = await load((await params).name);
  if (page === undefined) notFound();
  const thefts = await (await server()).chart('thefts-over-time', new URLSearchParams({ actor: page.name }));
  return <ActorView page={page} thefts={thefts} />;
}
