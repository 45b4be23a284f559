import Link from 'next/link';
import { Downloads } from '@/components/lists/downloads';
import { Contents, PageHead, Part } from '@/components/lists/page-head';
import { IncidentTable } from '@/components/incidents/incident-table';
import { SourceList } from '@/components/sources/source-list';
import { chainByName } from '@/lib/core/chains';
import type { WalletPage } from '@/lib/charts/contract';
import { walletHeadline } from '@/lib/format/meanings';
import { Balances } from './balances';
import { CopyButton } from './copy-button';
import { Counterparties } from './counterparties';
import { Coverage } from './coverage';
import { TransferTable } from './transfer-table';
import { WhyFlagged } from './why-flagged';
import styles from './wallets.module.css';

/** What is known of one flagged address: first who says what of it, then what happened on chain. */
export function WalletView({ page }: { page: WalletPage }) {
  const { wallet, transfers } = page;
  const chain = chainByName(wallet.chain)?.title ?? wallet.chain;
  const labels = new Map(page.counterparties.map((row) => [row.address.toLowerCase(), row.label]));
  return (
    <>
      <PageHead title={walletHeadline(wallet)} within={{ path: '/wallets', title: 'Flagged wallets' }} />
      <p className={styles.full}>
        <span className={styles.chain}>{chain}</span>
        <code className={styles.selectable}>{wallet.address}</code>
      </p>
      <p className={styles.tools}>
        <CopyButton text={wallet.address} what="address" />
        {page.explorer !== null && (
          <a href={page.explorer} rel="noopener external">Open in a block explorer (leaves this site)</a>
        )}
      </p>
      <Contents
        parts={[
          ['why', 'Why it is flagged'],
          ['balances', 'Balances'],
          ['transfers', 'Transfers'],
          ['counterparties', 'Counterparties'],
          ['incidents', 'Thefts'],
          ['sources', 'Sources'],
        ]}
      />
      <Part id="why" title="Why it is flagged">
        <WhyFlagged wallet={wallet} service={page.service} />
      </Part>
      <Part id="balances" title="Balances">
        <Balances rows={page.balances} chain={wallet.chain} />
      </Part>
      <Part id="transfers" title="Transfers">
        <Coverage page={page} />
        {transfers.total > 0 && (
          <>
            <p>
              {transfers.rows.length} of {transfers.total} transfers of listed assets.
              {transfers.unlisted > 0 && ` ${transfers.unlisted} more are of tokens on no list, most of them spam; they are in no figure.`}
            </p>
            <TransferTable rows={transfers.rows} label="Transfers of this address" of={wallet.address} labelOf={(address) => labels.get(address.toLowerCase()) ?? null} />
            <Downloads list="transfers" query={{ chain: wallet.chain, address: wallet.address, listed: 'true' }} what={`All ${transfers.total}`} />
          </>
        )}
      </Part>
      <Part id="counterparties" title="Counterparties">
        <Counterparties rows={page.counterparties} chain={wallet.chain} />
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
