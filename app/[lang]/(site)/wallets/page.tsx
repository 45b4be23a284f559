import type { Metadata } from 'next';
import Link from 'next/link';
import { ChartFrame } from '@/components/charts/frame/chart-frame';
import { attempt } from '@/components/lists/attempt';
import { Downloads } from '@/components/lists/downloads';
import { PageHead } from '@/components/lists/page-head';
import { pageOf, Pager } from '@/components/lists/pager';
import { readQuery, without, type SearchParams } from '@/components/lists/query';
import { Refused } from '@/components/lists/refused';
import { listOf } from '@/components/lists/whole';
import { WalletFilters } from '@/components/wallets/filters';
import { WalletTable } from '@/components/wallets/wallet-table';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Flagged wallets' };

export default async function WalletsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = readQuery(await searchParams);
  const filters = without(query, 'page');
  const facts = await server();
  const answer = await attempt(async () => pageOf(await listOf(facts, 'wallets', filters), query.page));
  const incidents = await listOf(facts, 'incidents');
  return (
    <>
      <PageHead title="Flagged wallets">
        Addresses that a source ties to North Korean actors, with who says so. Being on this list says what its source says and no more;
        not being on it is no clearance. <Link href="/ledger?list=wallets">All rows at once, to sort and group</Link>
      </PageHead>
      <WalletFilters query={query} incidents={incidents.data} />
      {answer.refusal !== undefined ? (
        <Refused refusal={answer.refusal} path="/wallets" all="Show all wallets" />
      ) : (
        <>
          <Pager path="/wallets" query={filters} what="wallets" page={answer.value} />
          <WalletTable rows={answer.value.rows} label="Flagged wallets" />
          <Pager path="/wallets" query={filters} what="wallets" page={answer.value} repeat />
          <Downloads list="wallets" query={filters} what={`All ${answer.value.total}`} />
        </>
      )}
      {Object.keys(query).length === 0 && <ChartFrame dataset={await facts.chart('wallet-balances', new URLSearchParams())} />}
    </>
  );
}
