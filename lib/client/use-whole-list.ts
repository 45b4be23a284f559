import useSWRImmutable from 'swr/immutable';
import type { ListName, ListPage, ListRows } from '@/lib/charts/contract';
import { fetchJson } from './fetch-json';

/** All rows of a list, page after page; undefined until the last has come, with the sentence where one did not. */
export function useWholeList<N extends ListName>(name: N): { readonly rows: readonly ListRows[N][] | undefined; readonly problem: string | undefined } {
  const { data, error } = useSWRImmutable<readonly ListRows[N][], Error>(`/api/v1/${name}?limit=500`, fetchAll);
  return { rows: data, problem: error?.message };
}

async function fetchAll<Row>(path: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Omit<ListPage<ListName>, 'data'> & { readonly data: readonly Row[] } = await fetchJson(cursor === '' ? path : `${path}&cursor=${encodeURIComponent(cursor)}`);
    rows.push(...page.data);
    cursor = page.meta.nextCursor;
  }
  return rows;
}
