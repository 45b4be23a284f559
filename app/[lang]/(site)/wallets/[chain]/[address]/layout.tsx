import type { ReactNode } from 'react';
import { NotAnAddress } from '@/components/wallets/not-an-address';
import { readAddress } from './read-address';

type Props = { params: Promise<{ chain: string; address: string }>; children: ReactNode };

/** Says above the page that an address can't be one; the page below then answers 404 and knows nothing of it. */
export default async function WalletLayout({ params, children }: Props) {
  const { refusal } = await readAddress(params);
  return (
    <>
      {refusal !== undefined && <NotAnAddress refusal={refusal} />}
      {children}
    </>
  );
}
