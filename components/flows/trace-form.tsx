import { FilterForm, SelectField } from '@/components/lists/filter-form';
import type { Query } from '@/components/lists/query';
import { TRACE_METHODS } from '@/lib/charts/contract';
import { METHOD_WORDS } from './methods';

interface TraceFormProps {
  readonly query: Query;
  /** Those of which a theft transaction is sure; the first is shown where none is asked for. */
  readonly incidents: readonly { readonly slug: string; readonly victim: string }[];
}

/** Which theft and which method: a plain form, so that it works without JavaScript. */
export function TraceForm({ query, incidents }: TraceFormProps) {
  const [first, ...others] = incidents;
  return (
    <FilterForm action="/flows" label="Choose a theft and a method" query={query}>
      <SelectField name="incident" label="Theft" any={first?.victim ?? 'none'} options={others.map(({ slug, victim }) => ({ value: slug, label: victim }))} query={query.incident === first?.slug ? {} : query} />
      <SelectField
        name="method"
        label="Method"
        any={METHOD_WORDS.fifo.name}
        options={TRACE_METHODS.slice(1).map((value) => ({ value, label: METHOD_WORDS[value].name }))}
        query={query.method === 'fifo' ? {} : query}
      />
    </FilterForm>
  );
}
