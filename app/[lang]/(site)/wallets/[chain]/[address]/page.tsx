import type { Metadata } from 'next';
import { cache } from 'react';
import { headers } from 'next/headers';
import { notFound, permanentRedirect } from 'next/navigation';
import { CitedPage } from '@/components/cite/cited-page';
import { walletDescribed } from '@/components/cite/described';
import { NamedView } from '@/components/wallets/named-view';
import { SameAddressView } from '@/components/wallets/same-address-view';
import { TracedView } from '@/components/wallets/traced-view';
import { WalletView } from '@/components/wallets/wallet-view';
import { originOf } from '@/lib/api/origin';
import { chainByName } from '@/lib/core/chains';
import { namedHeadline, walletHeadline } from '@/lib/format/meanings';
import { shortHash } from '@/lib/format/precision';
import { server } from '@/lib/server';
import { readAddress } from './read-address';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ chain: string; address: string }> };

const load = cache(async (chain: string, address: string) => {
  const ask = await server();
  const wallet = await ask.wallet(chain, address);
  const parts = await ask.traceParts(chain, address);
  const alerts = wallet === undefined ? [] : await ask.alertsOf(chain, address);
  const same = wallet === undefined ? await ask.sameAddress(chain, address) : undefined;
  return { wallet, alerts, same, said: await ask.said(chain, address), parts };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { chain, value } = await readAddress(params);
  if (value === undefined) return { title: 'Not a valid address' };
  return { title: `${titleOf(chain, await load(chain, value))}: ${shortHash(value)}` };
}

function titleOf(chain: string, { wallet, same, said, parts }: Awaited<ReturnType<typeof load>>): string {
  if (wallet !== undefined) return walletHeadline(wallet.wallet);
  if (same !== undefined) return `Not flagged on ${chainByName(chain)?.title ?? chain}`;
  if (said !== undefined && said.result !== 'service') return namedHeadline(said);
  return parts.length > 0 ? 'On the way of stolen value' : 'Address in no source';
}

export default async function WalletPage({ params }: Props) {
  const { chain, address, value } = await readAddress(params);
  if (value === undefined) notFound();
  if (value !== address) permanentRedirect(`/wallets/${chain}/${value}`);
  const { wallet, alerts, same, said, parts } = await load(chain, value);
  if (wallet !== undefined) {
    const { asOf } = await (await server()).status();
    return (
      <>
        <WalletView page={wallet} said={said} parts={parts} alerts={alerts} />
        <CitedPage page={walletDescribed(wallet, asOf)} origin={originOf({ headers: await headers() })} />
      </>
    );
  }
  if (same !== undefined) return <SameAddressView page={same} said={said} parts={parts} />;
  if (said !== undefined && said.result !== 'service') return <NamedView chain={chain} address={value} said={said} parts={parts} />;
  if (parts.length === 0) notFound();
  return <TracedView chain={chain} address={value} parts={parts} />;
}
