import { FilterForm, SelectField } from '@/components/lists/filter-form';
import type { Query } from '@/components/lists/query';

/** The thefts of one actor alone: a plain form, so that it works without JavaScript. */
export function ActorForm({ actors, query }: { actors: readonly string[]; query: Query }) {
  return (
    <FilterForm action="/" label="Choose an actor" query={query}>
      <SelectField name="actor" label="Thefts tied by a flagged wallet to" any="all, tied or not" options={actors.map((name) => ({ value: name, label: name }))} query={query} />
    </FilterForm>
  );
}
