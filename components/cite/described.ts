import type { EventPage, IncidentPage, SourceRef, WalletPage } from '@/lib/charts/contract';
import type { DescribedPage } from '@/lib/format/dataset-ld';
import { walletHeadline } from '@/lib/format/meanings';

/** What each kind of page tells search engines for data of itself, and under which title it is cited. */

const files = (list: string, query: string): DescribedPage['files'] => [
  { path: `/api/v1/${list}.csv${query}`, encodingFormat: 'text/csv' },
  { path: `/api/v1/${list}${query}`, encodingFormat: 'application/json' },
];

export function overviewDescribed(asOf: string, sources: readonly SourceRef[]): DescribedPage {
  return {
    name: 'Cryptocurrency stolen by North Korean actors, its laundering, and what governments did',
    description: 'Thefts attributed to North Korean actors since 2017 with who attributed them, the laundering of what was stolen, and the actions of the United States, South Korea and Japan, each figure with its source.',
    path: '/',
    asOf,
    temporalCoverage: `2017-01-01/${asOf.slice(0, 10)}`,
    files: [
      { path: '/api/v1/charts/thefts-over-time.csv', encodingFormat: 'text/csv' },
      { path: '/api/v1/charts/laundering-over-time.csv', encodingFormat: 'text/csv' },
      ...files('timeline', ''),
    ],
    sources,
  };
}

export function incidentDescribed({ incident, sources }: IncidentPage, asOf: string): DescribedPage {
  return {
    name: `Theft from ${incident.victim} (${incident.date})`,
    description: `The theft of cryptocurrency from ${incident.victim}: who attributed it to North Korean actors and when, the theft transactions, flagged addresses and transfers, with the source of each.`,
    path: `/incidents/${incident.slug}`,
    asOf,
    temporalCoverage: `${incident.date}/${asOf.slice(0, 10)}`,
    files: [...files('incidents', `?slug=${incident.slug}`), ...files('transfers', `?incident=${incident.slug}`), ...files('attributions', `?incident=${incident.slug}`)],
    sources,
  };
}

export function walletDescribed({ wallet, sources }: WalletPage, asOf: string): DescribedPage {
  const { chain, address } = wallet;
  return {
    name: `${walletHeadline(wallet)}: ${chain} ${address}`,
    description: `Who flags the address ${address} on ${chain}, when and how sure, and the transfers to and from it that are stored. What is suspected is a lead and no finding.`,
    path: `/wallets/${chain}/${address}`,
    asOf,
    files: [...files('wallets', `?chain=${chain}&address=${address}`), ...files('transfers', `?chain=${chain}&address=${address}`)],
    sources,
  };
}

export function eventDescribed({ event, sources }: EventPage, asOf: string): DescribedPage {
  return {
    name: event.title,
    description: `${event.title}: what public record says of it, and what thefts, laundering and a mixer’s deposits did before and after.`,
    path: `/events/${event.id}`,
    asOf,
    temporalCoverage: event.date,
    files: files('timeline', `?id=${event.id}`),
    sources,
  };
}

export function timelineDescribed(asOf: string, sources: readonly SourceRef[]): DescribedPage {
  return {
    name: 'What governments did about North Korean thefts of cryptocurrency',
    description: 'Meetings, statements, sanctions, charges and reports of the United States, South Korea, Japan and the United Nations since 2019, each with how far its record was read.',
    path: '/timeline',
    asOf,
    temporalCoverage: `2019-01-01/${asOf.slice(0, 10)}`,
    files: files('timeline', ''),
    sources,
  };
}

export function ledgerDescribed(asOf: string): DescribedPage {
  return {
    name: 'Ledger of thefts and flagged addresses attributed to North Korean actors',
    description: 'All thefts of cryptocurrency attributed to North Korean actors with date, victim, loss and who said so, and all addresses that a source flags, with tier, date and source.',
    path: '/ledger',
    asOf,
    temporalCoverage: `2017-01-01/${asOf.slice(0, 10)}`,
    files: [...files('incidents', ''), ...files('wallets', '')],
    sources: [],
  };
}
