import Link from 'next/link';
import { Fragment } from 'react';
import { Contents, PageHead, Part } from '@/components/lists/page-head';
import { SourceList } from '@/components/sources/source-list';
import { TraceParts } from '@/components/flows/trace-parts';
import { WhoSaysWhat } from '@/components/screen/who-says-what';
import type { SameAddressPage, TracePart } from '@/lib/charts/contract';
import { chainByName } from '@/lib/core/chains';
import { flaggedBy } from '@/lib/format/meanings';
import type { Verdict } from '@/lib/screen/judge';
import { AddressLine } from './address-line';
import { recordContents, RecordParts } from './record-parts';
import { AlsoService } from './also-service';

/** An address that no source names on this chain, though one does on another: what was read of it, and no verdict. */
export function SameAddressView({ page, said, parts }: { page: SameAddressPage; said: Verdict | undefined; parts: readonly TracePart[] }) {
  const { chain, address, flagged } = page;
  const title = chainByName(chain)?.title ?? chain;
  return (
    <>
      <PageHead title={`Not flagged on ${title}`} within={{ path: '/wallets', title: 'Flagged wallets' }} />
      <AddressLine chain={chain} address={address} explorer={page.explorer} />
      <Contents parts={[['why', 'Why it is here'], ...recordContents(chain), ['traces', 'In the traces'], ['sources', 'Sources']]} />
      <Part id="why" title="Why it is here">
        <p>
          No source names this address on {title}. The same address is{' '}
          {flagged.map((wallet, i) => (
            <Fragment key={wallet.chain}>
              {i > 0 && ' and '}
              <Link href={`/wallets/${wallet.chain}/${wallet.address}`}>{flaggedBy(wallet, chainByName(wallet.chain)?.title ?? wallet.chain)}</Link>
            </Fragment>
          ))}
          ; whoever holds its key can use it here too. If it is a contract, the one here may be another’s.
        </p>
        <p>It counts as flagged nowhere but there: no list, no total and no label of {title} names it.</p>
        {page.service !== null && <AlsoService service={page.service} />}
        {said !== undefined && <WhoSaysWhat claims={said.claims} conflict={said.conflict} />}
      </Part>
      <RecordParts chain={chain} address={address} record={page} />
      <Part id="traces" title="Its part in the traces">
        <TraceParts parts={parts} chain={chain} />
      </Part>
      <Part id="sources" title="Sources">
        <SourceList sources={page.sources} />
      </Part>
    </>
  );
}
