import useSWR from 'swr';
import type { ServedChart } from '@/lib/charts/contract';
import { fetchJson } from './fetch-json';

/** As much of a dataset as the page came with, kept fresh: the whole of it is asked for each minute and when the reader comes back. */
export function useChart<Served extends { readonly id: ServedChart }>(served: Served, query = ''): Served {
  const { data } = useSWR<Served>(`/api/v1/charts/${served.id}.json${query}`, fetchJson, {
    fallbackData: served,
    revalidateOnMount: false,
    refreshInterval: 60_000,
  });
  return data ?? served;
}
