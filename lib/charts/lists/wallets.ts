import { ACCESS, WALLET_TIERS } from '@/lib/core/tiers';
import { walletList } from '@/lib/db/wallets';
import { chains, choices, slugs } from '../fields';
import { addressColumn, days, type ListDefinition } from './definition';

/** Flagged wallets. */
export const wallets: ListDefinition<'wallets'> = {
  name: 'wallets',
  title: 'Wallets tied to DPRK actors',
  source: walletList,
  span: days,
  columns: {
    chain: { title: 'Chain', type: 'text', filter: chains },
    address: addressColumn('Address', 'address'),
    label: { title: 'Label', type: 'text' },
    actor: { title: 'Actor', type: 'text' },
    incidents: { title: 'Incidents', type: 'list', filter: slugs },
    context: { title: 'Context', type: 'text' },
    authority: { title: 'Flagged by', type: 'text' },
    authority_date: { title: 'Flagged on', type: 'date' },
    tier: { title: 'Tier', type: 'text', filter: choices(WALLET_TIERS) },
    access: { title: 'Whether the primary text was seen', type: 'text', filter: choices(ACCESS) },
    address_check: { title: 'Check of the address', type: 'text' },
    sources: { title: 'Sources', type: 'list', filter: slugs },
  },
};
