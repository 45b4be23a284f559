import Link from 'next/link';
import { Provenance } from '@/components/ui/provenance';
import type { ActorPage, ServicePage } from '@/lib/charts/contract';
import { formatDate } from '@/lib/format/date';
import { plural } from '@/lib/format/number';

export function ActorFrom({ page: { name, wallets, incidents, sources }, asOf }: { page: ActorPage; asOf: string }) {
  const unnamed = wallets.filter(({ incidents: tied }) => tied.length === 0).length;
  return (
    <Provenance
      of={`wallets and thefts of ${name}`}
      how={<>Counted: the addresses that a source puts under this name, and the thefts that a source ties one of them to. <Link href="/methodology#tiers">What the tiers mean</Link></>}
      transactions={incidents.length === 0 ? 'None: no theft is tied to it.' : <a href="#thefts">Those of each theft, on its page</a>}
      documents={<a href="#sources">{plural(sources.length, 'source')}</a>}
      asOf={formatDate(asOf)}
      missing={`${plural(unnamed, 'wallet')} that no source ties to a single theft, and thefts whose wallets nobody has published under a name.`}
    />
  );
}

export function InflowsFrom({ page: { inflows, sources } }: { page: ServicePage }) {
  const last = inflows.map(({ last_time: time }) => time).sort().at(-1);
  return (
    <Provenance
      of="what entered"
      how={<>The sum of the stored transfers from a wallet tied to the theft straight to a known address of the service, each asset by itself. <a href="/methodology#flow">Method</a></>}
      transactions="On the page of each theft, with their hashes."
      documents={<a href="#sources">{plural(sources.length, 'source')}, of the labels and of what is second hand</a>}
      asOf={last === undefined ? 'nothing is stored' : formatDate(last)}
      missing="What came by more than one step, through addresses of the service that nobody has labelled, and what was not read."
    />
  );
}

export function ReportedFrom({ page: { reported, undated, sources } }: { page: ServicePage }) {
  const dates = reported.map(({ date }) => date).sort();
  return (
    <Provenance
      of="what others reported"
      how="Not computed: each statement as its reporter wrote it, none added to another."
      transactions="The statements name hardly any."
      documents={<a href="#sources">{plural(sources.length, 'source')}</a>}
      asOf={dates[0] === undefined ? 'no statement is dated' : `${formatDate(dates[0])} to ${formatDate(dates.at(-1) ?? dates[0])}`}
      missing={`${plural(reported.filter((row) => row.amount === null && row.usd === null).length, 'statement')} without an amount, ${undated} without a date.`}
    />
  );
}
