import type { Metadata } from 'next';
import { ActorTable } from '@/components/parties/actor-table';
import { PageHead } from '@/components/lists/page-head';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Actors' };

export default async function ActorsPage() {
  return (
    <>
      <PageHead title="Actors">
        Names under which sources flag wallets. Sources draw their borders differently: one name may be a part of another, and a name here is
        no more than what a source wrote.
      </PageHead>
      <ActorTable rows={await (await server()).actors()} />
    </>
  );
}
