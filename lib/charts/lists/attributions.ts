import { ACCESS } from '@/lib/core/tiers';
import { attributionList } from '@/lib/db/attributions';
import { choices, slugs } from '../fields';
import { days, type ListDefinition } from './definition';

/** Statements that the DPRK did it, party by party. */
export const attributions: ListDefinition<'attributions'> = {
  name: 'attributions',
  title: 'Statements that the DPRK did it',
  source: attributionList,
  span: days,
  columns: {
    id: { title: 'Id', type: 'text', filter: slugs },
    incident: { title: 'Incident', type: 'text', filter: slugs },
    victim: { title: 'Victim', type: 'text' },
    parties: { title: 'Parties', type: 'list' },
    body: { title: 'Body', type: 'text' },
    date: { title: 'Date of the statement', type: 'date' },
    stated_amount_usd: { title: 'Amount stated in USD', type: 'usd', unit: 'USD', note: 'Empty where the statement has none.' },
    form: { title: 'Form', type: 'text' },
    access: { title: 'Whether the primary text was seen', type: 'text', filter: choices(ACCESS) },
    note: { title: 'Note', type: 'text' },
    sources: { title: 'Sources', type: 'list', filter: slugs },
  },
};
