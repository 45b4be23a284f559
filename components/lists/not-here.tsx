import type { ReactNode } from 'react';
import { FilterForm, TextField } from './filter-form';
import { PageHead } from './page-head';

/** A page that does not exist, with a search in the list where it would be. */
export function NotHere({ title, path, search, children }: { title: string; path: string; search: string; children: ReactNode }) {
  return (
    <>
      <PageHead title={title}>{children}</PageHead>
      <FilterForm action={path} label={search} query={{}}>
        <TextField name="q" label={search} query={{}} wide />
      </FilterForm>
    </>
  );
}
