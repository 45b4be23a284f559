import { IncidentTierMark } from '@/components/incidents/tier';
import { WalletTierMark } from '@/components/wallets/tier';
import type { IncidentRow, WalletRow } from '@/lib/charts/contract';
import { chainByName } from '@/lib/core/chains';
import { INCIDENT_TIERS, WALLET_TIERS } from '@/lib/core/tiers';
import { incidentTierLabel, walletTierLabel } from '@/lib/format/labels';
import { formatUsdExact } from '@/lib/format/number';
import { formatPartialDate } from '@/lib/format/precision';
import type { LedgerColumn } from './arrange';

const chain = (name: string) => chainByName(name)?.title ?? name;

/** What can be seen of a theft; those marked are shown until others are chosen. */
export const INCIDENT_COLUMNS: readonly LedgerColumn<IncidentRow>[] = [
  { key: 'date', title: 'Date', width: 9, usual: true, text: (row) => formatPartialDate(row.date), order: (row) => row.date, group: (row) => row.date.slice(0, 4) },
  { key: 'victim', title: 'Victim', width: 16, usual: true, text: (row) => row.victim, href: (row) => `/incidents/${row.slug}` },
  { key: 'loss_usd', title: 'Loss in USD', width: 10, usual: true, numeric: true, text: (row) => (row.loss_usd === null ? null : formatUsdExact(row.loss_usd)), order: (row) => (row.loss_usd === null ? null : Number(row.loss_usd)) },
  { key: 'tier', title: 'How sure', width: 15, usual: true, text: (row) => incidentTierLabel(row.tier), cell: (row) => <IncidentTierMark tier={row.tier} unverified={row.statement_access === 'unverified'} />, order: (row) => INCIDENT_TIERS.indexOf(row.tier), group: (row) => incidentTierLabel(row.tier) },
  { key: 'attributed_by', title: 'Attributed by', width: 18, usual: true, text: (row) => row.attributed_by, group: (row) => row.attributed_by },
  { key: 'attribution_date', title: 'Attributed on', width: 9, text: (row) => (row.attribution_date === null ? null : formatPartialDate(row.attribution_date)), order: (row) => row.attribution_date },
  { key: 'chains', title: 'Chains', width: 13, usual: true, text: (row) => (row.chains.length === 0 ? null : row.chains.map(chain).join(', ')), group: (row) => row.chains.map(chain).join(', ') || 'not stated' },
  { key: 'wallets', title: 'Flagged wallets', width: 8, numeric: true, text: (row) => String(row.wallets), order: (row) => row.wallets },
  { key: 'statement_access', title: 'Statement', width: 9, text: (row) => row.statement_access, group: (row) => row.statement_access ?? 'no statement held' },
  { key: 'note', title: 'Note', width: 24, text: (row) => row.note },
];

/** What can be seen of a flagged wallet. */
export const WALLET_COLUMNS: readonly LedgerColumn<WalletRow>[] = [
  { key: 'address', title: 'Address', width: 27, usual: true, mono: true, text: (row) => row.address, href: (row) => `/wallets/${row.chain}/${row.address}` },
  { key: 'chain', title: 'Chain', width: 8, usual: true, text: (row) => chain(row.chain), group: (row) => chain(row.chain) },
  { key: 'tier', title: 'How sure', width: 12, usual: true, text: (row) => walletTierLabel(row.tier), cell: (row) => <WalletTierMark tier={row.tier} />, order: (row) => WALLET_TIERS.indexOf(row.tier), group: (row) => walletTierLabel(row.tier) },
  { key: 'actor', title: 'Actor', width: 16, usual: true, text: (row) => row.actor, href: (row) => `/actors/${encodeURIComponent(row.actor)}`, group: (row) => row.actor },
  { key: 'authority', title: 'Flagged by', width: 16, usual: true, text: (row) => row.authority, group: (row) => row.authority },
  { key: 'authority_date', title: 'Flagged on', width: 9, text: (row) => (row.authority_date === null ? null : formatPartialDate(row.authority_date)), order: (row) => row.authority_date },
  { key: 'incidents', title: 'Thefts', width: 14, usual: true, text: (row) => (row.incidents.length === 0 ? null : row.incidents.join(', ')), group: (row) => row.incidents.join(', ') || 'no single theft named' },
  { key: 'label', title: 'Label there', width: 18, text: (row) => row.label },
  { key: 'context', title: 'In connection with', width: 20, text: (row) => row.context },
  { key: 'access', title: 'Primary text', width: 9, text: (row) => row.access, group: (row) => row.access },
];
