import { FilterForm, SelectField, TextField } from '@/components/lists/filter-form';
import type { Query } from '@/components/lists/query';
import { INCIDENT_TIERS } from '@/lib/core/tiers';
import { incidentTierLabel } from '@/lib/format/labels';

const ORDERS = [
  { value: 'date', label: 'oldest first' },
  { value: '-loss_usd', label: 'largest loss first' },
  { value: 'loss_usd', label: 'smallest loss first' },
  { value: 'victim', label: 'by victim' },
  { value: '-victim', label: 'by victim, from Z' },
  { value: 'tier', label: 'by how sure' },
  { value: '-tier', label: 'by how sure, turned round' },
];

/** Filters of the thefts. Years and days both go, as `2024` or `2024-05-31`. */
export function IncidentFilters({ query }: { query: Query }) {
  return (
    <FilterForm action="/incidents" label="Filter the incidents" query={query}>
      <TextField name="q" label="Search" hint="victim, who attributed it" query={query} wide />
      <SelectField
        name="tier"
        label="How sure"
        any="any"
        options={INCIDENT_TIERS.map((tier) => ({ value: tier, label: incidentTierLabel(tier) }))}
        query={query}
      />
      <TextField name="since" label="Since" hint="2023" query={query} />
      <TextField name="until" label="Until" hint="2025-02-28" query={query} />
      <SelectField name="sort" label="Order" any="newest first" options={ORDERS} query={query} />
    </FilterForm>
  );
}
