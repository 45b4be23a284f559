import Link from 'next/link';
import { TraceParts } from '@/components/flows/trace-parts';
import { PageHead, Part } from '@/components/lists/page-head';
import { ResultMark } from '@/components/screen/result-mark';
import { SaidList } from '@/components/screen/who-says-what';
import type { TracePart } from '@/lib/charts/contract';
import { chainByName } from '@/lib/core/chains';
import { namedHeadline } from '@/lib/format/meanings';
import type { Verdict } from '@/lib/screen/judge';
import { AddressLine } from './address-line';

/** An address that the registry does not flag and that some source names: who says what of it, and what that comes to. */
export function NamedView({ chain, address, said, parts }: { chain: string; address: string; said: Verdict; parts: readonly TracePart[] }) {
  const explorer = chainByName(chain)?.explorer?.address;
  return (
    <>
      <PageHead title={namedHeadline(said)} within={{ path: '/wallets', title: 'Flagged wallets' }}>
        {meaning(said)}
      </PageHead>
      <AddressLine chain={chain} address={address} explorer={explorer === undefined ? null : `${explorer}${address}`} />
      <Part id="said" title="Who says what">
        <p>
          <ResultMark result={said.result} word />
        </p>
        <SaidList claims={said.claims} />
      </Part>
      {parts.length > 0 && (
        <Part id="traces" title="Its part in the traces">
          <TraceParts parts={parts} chain={chain} />
        </Part>
      )}
      <p>
        <Link href="/methodology#screening">How sources are weighed</Link>
      </p>
    </>
  );
}

function meaning({ result, conflict }: Verdict): string {
  if (result === 'flagged') return 'The registry of this tracker does not flag it. A list from outside does, and its tier says how sure that is; it counts in no figure of ours.';
  if (conflict) return 'It is not flagged: the surer source names another holder. What the others say stands beside it, and is not taken over.';
  return 'It is not flagged: no source that stands ties it to DPRK actors.';
}
