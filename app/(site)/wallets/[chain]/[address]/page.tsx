import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound, permanentRedirect } from 'next/navigation';
import { attempt } from '@/components/lists/attempt';
import { NotAnAddress } from '@/components/wallets/not-an-address';
import { WalletView } from '@/components/wallets/wallet-view';
import { canonicalAddress, displayAddress } from '@/lib/core/address';
import { shortHash } from '@/lib/format/precision';
import { walletHeadline } from '@/lib/format/meanings';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ chain: string; address: string }> };

const load = cache(async (chain: string, address: string) => (await server()).wallet(chain, address));
const read = cache((chain: string, address: string) =>
  attempt(() => Promise.resolve(displayAddress(chain, canonicalAddress(chain, address)))),
);

async function parts(params: Props['params']) {
  const { chain, address } = await params;
  return { chain: decodeURIComponent(chain), address: decodeURIComponent(address) };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { chain, address } = await parts(params);
  const { value } = await read(chain, address);
  if (value === undefined) return { title: 'Not a valid address' };
  const page = await load(chain, value);
  const title = page === undefined ? 'Address in no source' : walletHeadline(page.wallet);
  return { title: `${title}: ${shortHash(value)}` };
}

export default async function WalletPage({ params }: Props) {
  const { chain, address } = await parts(params);
  const { value, refusal } = await read(chain, address);
  if (refusal !== undefined) return <NotAnAddress refusal={refusal} address={address} />;
  if (value !== address) permanentRedirect(`/wallets/${chain}/${value}`);
  const page = await load(chain, value);
  if (page === undefined) notFound();
  return <WalletView page={page} />;
}
