import { FilterForm, SelectField, TextField } from '@/components/lists/filter-form';
import { without, type Query } from '@/components/lists/query';
import { chainByName } from '@/lib/core/chains';
import { WALLET_TIERS } from '@/lib/core/tiers';
import type { IncidentRow } from '@/lib/charts/contract';
import { walletTierLabel } from '@/lib/format/labels';

const CHAINS = ['ethereum', 'bitcoin', 'tron', 'bsc', 'arbitrum', 'polygon', 'solana'];

/** Filters of the flagged wallets; only thefts that have wallets are offered. */
export function WalletFilters({ query, incidents }: { query: Query; incidents: readonly IncidentRow[] }) {
  return (
    <FilterForm action="/wallets" label="Filter the wallets" query={without(query, 'page')}>
      <TextField name="q" label="Search" hint="part of an address, label" query={query} wide />
      <SelectField
        name="chain"
        label="Chain"
        any="any"
        options={CHAINS.map((name) => ({ value: name, label: chainByName(name)?.title ?? name }))}
        query={query}
      />
      <SelectField
        name="tier"
        label="How sure"
        any="any"
        options={WALLET_TIERS.map((tier) => ({ value: tier, label: walletTierLabel(tier) }))}
        query={query}
      />
      <SelectField
        name="incidents"
        label="Theft"
        any="any"
        options={incidents.filter((row) => row.wallets > 0).map((row) => ({ value: row.slug, label: `${row.victim} ${row.date.slice(0, 4)}` }))}
        query={query}
      />
      <TextField name="actor" label="Actor" hint="Lazarus Group" query={query} />
    </FilterForm>
  );
}
