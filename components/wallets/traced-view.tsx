import Link from 'next/link';
import { TraceParts } from '@/components/flows/trace-parts';
import { PageHead, Part } from '@/components/lists/page-head';
import type { TracePart } from '@/lib/charts/contract';
import { chainByName } from '@/lib/core/chains';
import { AddressLine } from './address-line';

/** An address that no source names, but to which a trace came: what the method computed of it, and no verdict. */
export function TracedView({ chain, address, parts }: { chain: string; address: string; parts: readonly TracePart[] }) {
  const explorer = chainByName(chain)?.explorer?.address;
  return (
    <>
      <PageHead title="On the way of stolen value" within={{ path: '/flows', title: 'Flows' }}>
        No source that we hold flags this address. Stolen value came to it as computed below; that says nothing of whose it is or what its
        owner knew. It may belong to a trader, a service or somebody who was paid.
      </PageHead>
      <AddressLine chain={chain} address={address} explorer={explorer === undefined ? null : `${explorer}${address}`} />
      <Part id="traces" title="Its part in the traces">
        <TraceParts parts={parts} chain={chain} />
      </Part>
      <p>
        <Link href="/methodology#tiers">What it takes to be flagged</Link>
      </p>
    </>
  );
}
