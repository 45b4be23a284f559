import useSWR from 'swr';
import type { Dataset } from '@/lib/charts/contract';
import { fetchJson } from './fetch-json';

/** A dataset of whichever chart: its columns say what is in its rows. */
export type FetchedDataset = Dataset<object>;

/** The dataset at an address, asked for once there is one; undefined until it came, with the sentence where it did not. */
export function useDataset(address: string | null): { readonly dataset: FetchedDataset | undefined; readonly problem: string | undefined } {
  const { data, error } = useSWR<FetchedDataset, Error>(address, fetchJson, { revalidateOnFocus: false });
  return { dataset: data, problem: error?.message };
}
