import Link from 'next/link';
import { Provenance } from '@/components/ui/provenance';
import type { Overview } from '@/lib/charts/contract';
import { formatDate } from '@/lib/format/date';
import { formatUsdExact, plural } from '@/lib/format/number';

type Of = { readonly overview: Overview };

export function StolenFrom({ overview }: Of) {
  return (
    <Provenance
      of="stolen since 2017"
      how={<>The sum of the losses that sources state, in dollars at the time of each theft: {formatUsdExact(overview.stolenUsd)} of all tiers, {formatUsdExact(overview.undisputedUsd)} without suspected and disputed ones. <Link href="/methodology#thefts-over-time">Method</Link></>}
      transactions={<>Those that took the funds stand on the page of each theft, where they are known. <Link href="/ledger?list=incidents&sort=-loss_usd">The thefts, the largest first</Link></>}
      documents={<><Link href="/sources">{plural(overview.sources, 'source')}</Link> in all; each theft names its own</>}
      asOf={formatDate(overview.asOf)}
      missing={`The amounts of ${plural(overview.incidentsWithoutAmount, 'theft')}, and every theft that nobody has tied to the DPRK: a lower bound.`}
    />
  );
}

export function GovernmentFrom({ overview }: Of) {
  return (
    <Provenance
      of="attributed by a government"
      how={<>The sum of the losses of the {overview.governmentIncidents} thefts of tier “a government”: {formatUsdExact(overview.governmentUsd)}. <Link href="/methodology#tiers">What the tiers mean</Link></>}
      transactions={<Link href="/incidents?tier=official">The thefts with their transactions</Link>}
      documents={<Link href="/attributions">The statements, by government, form and date</Link>}
      asOf={formatDate(overview.asOf)}
      missing={`${plural(overview.governmentUnverified, 'statement')} that nobody here has read; ${plural(overview.unnamedVictimIncidents, 'theft')} whose victim a government did not name.`}
    />
  );
}

export function FollowedFrom({ followed }: { followed: Overview['followed'][number] }) {
  return (
    <Provenance
      of="followed on chain"
      how={<>The sum of the transfers of one asset out of the wallet that received the theft, the first step alone: {followed.amount} {followed.asset}. <Link href="/methodology#flow">Method</Link></>}
      transactions={<Link href={`/incidents/${followed.incident}#transfers`}>Each transfer with its hash</Link>}
      documents={followed.origin === 'fetched' ? 'None: read from a node.' : <>Second hand: <Link href={`/incidents/${followed.incident}#sources`}>the sources of the transfers</Link></>}
      asOf={formatDate(followed.asOf)}
      missing="What left later, what moved on other chains, and every theft whose transfers nobody has read."
    />
  );
}

export function WalletsFrom({ overview }: Of) {
  return (
    <Provenance
      of="flagged wallets"
      how={<>Addresses that a source ties to DPRK actors, each once a chain. <Link href="/methodology#tiers">What the tiers mean</Link></>}
      transactions={<Link href="/ledger?list=wallets">The wallets, each with its transfers</Link>}
      documents={<>Each wallet names who flags it. <Link href="/sources">All sources</Link></>}
      asOf={formatDate(overview.asOf)}
      missing="Addresses that no source has published: not to be here is no clearance."
    />
  );
}
