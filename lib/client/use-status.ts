import useSWR from 'swr';
import type { StatusPage } from '@/lib/charts/contract';

const EVERY_MS = 5_000;

/**
 * The status of the running product, asked again every few seconds; `initial` is what the server knew when it
 * wrote the page and stays when it can't be asked.
 */
export function useStatus(initial: StatusPage): StatusPage {
  const { data } = useSWR<StatusPage, Error>('/api/v1/status', read, { fallbackData: initial, refreshInterval: EVERY_MS });
  return data ?? initial;
}

async function read(path: string): Promise<StatusPage> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as StatusPage;
}
