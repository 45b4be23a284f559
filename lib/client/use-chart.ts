import useSWR from 'swr';
import type { ChartRows, Dataset, ServedChart } from '@/lib/charts/contract';
import { fetchJson } from './fetch-json';

/** A dataset that the page came with, kept fresh: asked again each minute and when the reader comes back. */
export function useChart<C extends ServedChart>(served: Dataset<ChartRows[C]>, query = ''): Dataset<ChartRows[C]> {
  const { data } = useSWR<Dataset<ChartRows[C]>>(`/api/v1/charts/${served.id}.json${query}`, fetchJson, {
    fallbackData: served,
    revalidateOnMount: false,
    refreshInterval: 60_000,
  });
  return data ?? served;
}
