import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { ledgerDescribed } from '@/components/cite/described';
import { JsonLd } from '@/components/cite/json-ld';
import { IncidentLedger, WalletLedger } from '@/components/ledger/ledger';
import { PageHead } from '@/components/lists/page-head';
import { readQuery, type SearchParams, without } from '@/components/lists/query';
import styles from '@/components/lists/lists.module.css';
import { originOf } from '@/lib/api/origin';
import { server } from '@/lib/server';

export const metadata: Metadata = { title: 'Ledger' };

export default async function LedgerPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = readQuery(await searchParams);
  const wallets = query.list === 'wallets';
  const view = new URLSearchParams(without(query, 'list')).toString();
  return (
    <>
      <PageHead title={wallets ? 'The ledger: flagged wallets' : 'The ledger: thefts'}>
        All rows at once, to sort, filter, group and search; the address of the page keeps what you see, columns and all. What is unknown says
        so and sorts last.
      </PageHead>
      <JsonLd page={ledgerDescribed((await (await server()).status()).asOf)} origin={originOf({ headers: await headers() })} />
      <nav aria-label="Ledger" className={styles.contents}>
        <ul>
          <li><a href="/ledger?list=incidents" aria-current={wallets ? undefined : 'page'}>Thefts</a></li>
          <li><a href="/ledger?list=wallets" aria-current={wallets ? 'page' : undefined}>Flagged wallets</a></li>
        </ul>
      </nav>
      <noscript>
        <p>
          This table needs JavaScript. Without it there are the lists of <Link href="/incidents">thefts</Link> and of <Link href="/wallets">wallets</Link>, page by page.
        </p>
      </noscript>
      {wallets ? <WalletLedger query={view} /> : <IncidentLedger query={view} />}
    </>
  );
}
