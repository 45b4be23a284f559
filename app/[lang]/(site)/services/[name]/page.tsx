import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { decodePart } from '@/components/lists/decode-part';
import { ServiceView } from '@/components/parties/service-view';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ name: string }> };

const load = cache(async (name: string) => (await server()).service(decodePart(name)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).name))?.service.name ?? 'No such service' };
}

export default async function ServicePage({ params }: Props) {
  const page = await load((await params).name);
  if (page === undefined) notFound();
  return <ServiceView page={page} />;
}
