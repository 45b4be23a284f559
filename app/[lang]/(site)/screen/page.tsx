import type { Metadata } from 'next';
import { PageHead, Part } from '@/components/lists/page-head';
import { AskedLists } from '@/components/screen/asked-lists';
import { ScreenForm } from '@/components/screen/screen-form';
import { server } from '@/lib/server';
import { screenAddresses } from './actions';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Screen addresses' };

export default async function ScreenPage() {
  const lists = await (await server()).outsideLists();
  return (
    <>
      <PageHead title="Screen addresses">
        Up to 100,000 addresses of any chains against the flagged wallets, the lists from outside, the services and the traces. What you ask is
        neither stored nor logged.
      </PageHead>
      <ScreenForm screen={screenAddresses} />
      <Part id="lists" title="Lists from outside that are asked" lead="Beside the registry. Each says what its own source says, and no more.">
        <AskedLists lists={lists} />
      </Part>
    </>
  );
}
