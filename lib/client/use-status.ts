import useSWR from 'swr';
import type { StatusPage } from '@/lib/charts/contract';
import { fetchJson } from './fetch-json';

const SYNCING_MS = 2_000;
const IDLE_MS = 5_000;

/** Whether a sync of any chain is at work. */
export function isSyncing(status: StatusPage | undefined): boolean {
  return status?.sync.some((chain) => chain.state === 'running') ?? false;
}

/**
 * The status of the running product, asked again every few seconds, oftener while a sync runs; `initial` is what
 * the server knew when it wrote the page and stays when it can't be asked.
 */
export function useStatus(initial: StatusPage): StatusPage {
  const { data } = useSWR<StatusPage, Error>('/api/v1/status', fetchJson, {
    fallbackData: initial,
    refreshInterval: (latest) => (isSyncing(latest) ? SYNCING_MS : IDLE_MS),
  });
  return data ?? initial;
}
