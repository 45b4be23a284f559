import { ACCESS, INCIDENT_TIERS } from '@/lib/core/tiers';
import { incidentList } from '@/lib/db/incidents';
import { choices, exact, slugs } from '../fields';
import { days, type ListDefinition } from './definition';

/** Thefts. */
export const incidents: ListDefinition<'incidents'> = {
  name: 'incidents',
  title: 'Thefts tied to the DPRK',
  source: incidentList,
  span: days,
  filters: { actor: exact },
  columns: {
    slug: { title: 'Name in the registry', type: 'text', filter: slugs },
    date: { title: 'Date of the theft', type: 'date', note: 'As fine as its precision; UTC.' },
    date_precision: { title: 'Precision of the date', type: 'text', filter: choices(['day', 'month', 'year']) },
    victim: { title: 'Victim', type: 'text' },
    chains: { title: 'Chains', type: 'list' },
    loss_usd: { title: 'Loss in USD at the time', type: 'usd', unit: 'USD', note: 'Empty where no source gives an amount.' },
    tier: { title: 'Tier of the attribution', type: 'text', filter: choices(INCIDENT_TIERS) },
    attributed_by: { title: 'Attributed by', type: 'text' },
    attribution_date: { title: 'Date of the attribution', type: 'date' },
    statement_access: {
      title: 'Reading of the statement',
      type: 'text',
      filter: choices(ACCESS),
      note: 'How far the best-read statement of a government was read; empty where the registry has none.',
    },
    note: { title: 'Note', type: 'text' },
    wallets: { title: 'Flagged wallets', type: 'integer' },
    sources: { title: 'Sources', type: 'list', filter: slugs },
  },
};
