import { FilterForm, SelectField, TextField } from '@/components/lists/filter-form';
import type { Query } from '@/components/lists/query';
import type { TimelineRow } from '@/lib/charts/contract';
import { eventKindLabel } from '@/lib/format/labels';
import { partyName } from '@/lib/format/parties';

const FIRST = ['US', 'ROK', 'JP', 'UN', 'MSMT'];

/** Filters of the timeline; the parties and kinds are those that occur in it. */
export function TimelineFilters({ query, all }: { query: Query; all: readonly TimelineRow[] }) {
  const kinds = [...new Set(all.map((row) => row.kind))].sort();
  const others = [...new Set(all.flatMap((row) => row.parties))].filter((party) => !FIRST.includes(party)).sort();
  return (
    <FilterForm action="/timeline" label="Filter the timeline" query={query}>
      <TextField name="q" label="Search" hint="mixer, DMM, 라자루스" query={query} wide />
      <SelectField
        name="parties"
        label="Party"
        any="any"
        options={[...FIRST, ...others].map((party) => ({ value: party, label: partyName(party) }))}
        query={query}
      />
      <SelectField name="kind" label="Kind" any="any" options={kinds.map((kind) => ({ value: kind, label: eventKindLabel(kind) }))} query={query} />
      <SelectField
        name="origin"
        label="Taken from"
        any="both"
        options={[
          { value: 'article', label: 'the article' },
          { value: 'public', label: 'public record' },
        ]}
        query={query}
      />
    </FilterForm>
  );
}
