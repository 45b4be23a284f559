import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound, permanentRedirect } from 'next/navigation';
import { SameAddressView } from '@/components/wallets/same-address-view';
import { WalletView } from '@/components/wallets/wallet-view';
import { chainByName } from '@/lib/core/chains';
import { walletHeadline } from '@/lib/format/meanings';
import { shortHash } from '@/lib/format/precision';
import { server } from '@/lib/server';
import { readAddress } from './read-address';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ chain: string; address: string }> };

const load = cache(async (chain: string, address: string) => {
  const ask = await server();
  const wallet = await ask.wallet(chain, address);
  return { wallet, same: wallet === undefined ? await ask.sameAddress(chain, address) : undefined };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { chain, value } = await readAddress(params);
  if (value === undefined) return { title: 'Not a valid address' };
  const { wallet, same } = await load(chain, value);
  const unnamed = same === undefined ? 'Address in no source' : `Not flagged on ${chainByName(chain)?.title ?? chain}`;
  const title = wallet === undefined ? unnamed : walletHeadline(wallet.wallet);
  return { title: `${title}: ${shortHash(value)}` };
}

export default async function WalletPage({ params }: Props) {
  const { chain, address, value } = await readAddress(params);
  if (value === undefined) notFound();
  if (value !== address) permanentRedirect(`/wallets/${chain}/${value}`);
  const { wallet, same } = await load(chain, value);
  if (wallet !== undefined) return <WalletView page={wallet} />;
  if (same === undefined) notFound();
  return <SameAddressView page={same} />;
}
