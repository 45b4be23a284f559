import Link from 'next/link';
import { Contents, PageHead, Part } from '@/components/lists/page-head';
import { IncidentTable } from '@/components/incidents/incident-table';
import { SourceList } from '@/components/sources/source-list';
import type { WalletPage } from '@/lib/charts/contract';
import { walletHeadline } from '@/lib/format/meanings';
import { AddressLine } from './address-line';
import { recordContents, RecordParts } from './record-parts';
import { WhyFlagged } from './why-flagged';

/** What is known of one flagged address: first who says what of it, then what happened on chain. */
export function WalletView({ page }: { page: WalletPage }) {
  const { wallet } = page;
  return (
    <>
      <PageHead title={walletHeadline(wallet)} within={{ path: '/wallets', title: 'Flagged wallets' }} />
      <AddressLine chain={wallet.chain} address={wallet.address} explorer={page.explorer} />
      <Contents
        parts={[['why', 'Why it is flagged'], ...recordContents(wallet.chain), ['incidents', 'Thefts'], ['sources', 'Sources']]}
      />
      <Part id="why" title="Why it is flagged">
        <WhyFlagged wallet={wallet} service={page.service} />
      </Part>
      <RecordParts chain={wallet.chain} address={wallet.address} record={page} />
      <Part id="incidents" title="Thefts that a source ties it to">
        {page.incidents.length === 0 ? (
          <p>None: its source names no single theft.</p>
        ) : (
          <IncidentTable rows={page.incidents} label="Thefts of this address" />
        )}
      </Part>
      <Part id="sources" title="Sources">
        <SourceList sources={page.sources} />
        <p>
          <Link href="/methodology#tiers">What the tiers mean</Link>
        </p>
      </Part>
    </>
  );
}
