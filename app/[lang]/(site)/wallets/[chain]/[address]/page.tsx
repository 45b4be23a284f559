import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound, permanentRedirect } from 'next/navigation';
import { SameAddressView } from '@/components/wallets/same-address-view';
import { TracedView } from '@/components/wallets/traced-view';
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
  const parts = await ask.traceParts(chain, address);
  return { wallet, same: wallet === undefined ? await ask.sameAddress(chain, address) : undefined, parts };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { chain, value } = await readAddress(params);
  if (value === undefined) return { title: 'Not a valid address' };
  const { wallet, same, parts } = await load(chain, value);
  const reached = parts.length > 0 ? 'On the way of stolen value' : 'Address in no source';
  const unnamed = same === undefined ? reached : `Not flagged on ${chainByName(chain)?.title ?? chain}`;
  const title = wallet === undefined ? unnamed : walletHeadline(wallet.wallet);
  return { title: `${title}: ${shortHash(value)}` };
}

export default async function WalletPage({ params }: Props) {
  const { chain, address, value } = await readAddress(params);
  if (value === undefined) notFound();
  if (value !== address) permanentRedirect(`/wallets/${chain}/${value}`);
  const { wallet, same, parts } = await load(chain, value);
  if (wallet !== undefined) return <WalletView page={wallet} parts={parts} />;
  if (same !== undefined) return <SameAddressView page={same} parts={parts} />;
  if (parts.length === 0) notFound();
  return <TracedView chain={chain} address={value} parts={parts} />;
}
