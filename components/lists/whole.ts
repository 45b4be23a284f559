import type { ListName, ListPage, ListRows } from '@/lib/charts/contract';
import type { Query } from './query';

interface Lists {
  list<N extends ListName>(name: N, params?: URLSearchParams): Promise<ListPage<N>>;
}

/** A list with all its rows, page after page; for the lists that a reader gets on one page. */
export async function listOf<N extends ListName>(lists: Lists, name: N, query: Query = {}): Promise<ListPage<N>> {
  const rows: ListRows[N][] = [];
  const sources = new Map<string, ListPage<N>['meta']['sources'][number]>();
  let cursor: string | null = null;
  for (;;) {
    const page: ListPage<N> = await lists.list(name, new URLSearchParams({ limit: '500', ...query, ...(cursor === null ? {} : { cursor }) }));
    rows.push(...page.data);
    for (const source of page.meta.sources) sources.set(source.id, source);
    cursor = page.meta.nextCursor;
    if (cursor === null) return { data: rows, meta: { ...page.meta, sources: [...sources.values()] } };
  }
}
