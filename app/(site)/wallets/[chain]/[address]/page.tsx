import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound, permanentRedirect } from 'next/navigation';
import { WalletView } from '@/components/wallets/wallet-view';
import { walletHeadline } from '@/lib/format/meanings';
import { shortHash } from '@/lib/format/precision';
import { server } from '@/lib/server';
import { readAddress } from './read-address';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ chain: string; address: string }> };

const load = cache(async (chain: string, address: string) => (await server()).wallet(chain, address));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { chain, value } = await readAddress(params);
  if (value === undefined) return { title: 'Not a valid address' };
  const page = await load(chain, value);
  const title = page === undefined ? 'Address in no source' : walletHeadline(page.wallet);
  return { title: `${title}: ${shortHash(value)}` };
}

export default async function WalletPage({ params }: Props) {
  const { chain, address, value } = await readAddress(params);
  if (value === undefined) notFound();
  if (value !== address) permanentRedirect(`/wallets/${chain}/${value}`);
  const page = await load(chain, value);
  if (page === undefined) notFound();
  return <WalletView page={page} />;
}
