import Link from 'next/link';
import { WalletAlerts } from '@/components/alerts/alerts';
import { Contents, PageHead, Part } from '@/components/lists/page-head';
import { IncidentTable } from '@/components/incidents/incident-table';
import { SourceList } from '@/components/sources/source-list';
import { TraceParts } from '@/components/flows/trace-parts';
import { WhoSaysWhat } from '@/components/screen/who-says-what';
import type { AlertRow, TracePart, WalletPage } from '@/lib/charts/contract';
import { walletHeadline } from '@/lib/format/meanings';
import type { Verdict } from '@/lib/screen/judge';
import { AddressLine } from './address-line';
import { recordContents, RecordParts } from './record-parts';
import { WhyFlagged } from './why-flagged';

interface WalletViewProps {
  readonly page: WalletPage;
  readonly said: Verdict | undefined;
  readonly parts: readonly TracePart[];
  readonly alerts: readonly AlertRow[];
}

/** What is known of one flagged address: first who says what of it, then what happened on chain. */
export function WalletView({ page, said, parts, alerts }: WalletViewProps) {
  const { wallet } = page;
  return (
    <>
      <PageHead title={walletHeadline(wallet)} within={{ path: '/wallets', title: 'Flagged wallets' }} />
      <AddressLine chain={wallet.chain} address={wallet.address} explorer={page.explorer} />
      <Contents
        parts={[['why', 'Why it is flagged'], ['alerts', 'Alerts'], ...recordContents(wallet.chain), ['traces', 'In the traces'], ['incidents', 'Thefts'], ['sources', 'Sources']]}
      />
      <Part id="why" title="Why it is flagged">
        <WhyFlagged wallet={wallet} service={page.service} />
        {said !== undefined && <WhoSaysWhat claims={said.claims} conflict={said.conflict} />}
      </Part>
      <Part id="alerts" title="Alerts">
        <WalletAlerts chain={wallet.chain} address={wallet.address} initial={alerts} />
      </Part>
      <RecordParts chain={wallet.chain} address={wallet.address} record={page} />
      <Part id="traces" title="Its part in the traces">
        <TraceParts parts={parts} chain={wallet.chain} />
      </Part>
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
