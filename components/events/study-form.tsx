import { FilterForm, SelectField } from '@/components/lists/filter-form';
import type { Query } from '@/components/lists/query';

const SERIES = [
  { value: 'thefts', label: 'losses to thefts' },
  { value: 'laundering', label: 'laundering observed on chain' },
];

const STAGES = [
  { value: 'mixer', label: 'to mixers' },
  { value: 'bridge,bridge_crosschain_dex', label: 'to bridges and cross-chain swaps' },
  { value: 'cex,cex_deposit,exchange,sanctioned_exchange,no_kyc_exchange', label: 'to exchanges' },
  { value: 'unlabelled', label: 'to unlabelled addresses' },
];

const WINDOWS = ['7', '14', '60', '90'].map((days) => ({ value: days, label: `${days} days` }));

/** Which series and how many days: a plain form, so that it works without JavaScript. */
export function StudyForm({ id, query }: { id: string; query: Query }) {
  return (
    <FilterForm action={`/events/${id}`} label="Choose a series and a window" query={query}>
      <SelectField name="series" label="Series" any="deposits into a mixer's pool" options={SERIES} query={query} wide />
      <SelectField name="window" label="Days on each side" any="30 days" options={WINDOWS} query={query} />
      <SelectField name="stage" label="Of laundering" any="all stages" options={STAGES} query={query} wide />
    </FilterForm>
  );
}
