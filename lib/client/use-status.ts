import useSWR from 'swr';
import useSWRSubscription, { type SWRSubscriptionOptions } from 'swr/subscription';
import type { StatusPage } from '@/lib/charts/contract';
import { fetchJson } from './fetch-json';

const STATUS = '/api/v1/status';
const SYNCING_MS = 2_000;
const IDLE_MS = 5_000;

/** Whether a sync of any chain is at work. */
export function isSyncing(status: StatusPage | undefined): boolean {
  return status?.sync.some((chain) => chain.state === 'running') ?? false;
}

/**
 * The status of the running product as it changes, and where the stream of it fails, asked again every few seconds;
 * `initial` is what the server knew when it wrote the page and stays when it can't be asked.
 */
export function useStatus(initial: StatusPage): StatusPage {
  return useToldStatus() ?? initial;
}

/** The same as far as it was told since the page was opened. */
export function useToldStatus(): StatusPage | undefined {
  const told = useSWRSubscription<StatusPage, Error, string>(`${STATUS}/events`, listen);
  const failed = told.error !== undefined;
  const asked = useSWR<StatusPage, Error>(failed ? STATUS : null, fetchJson, {
    refreshInterval: (latest) => (isSyncing(latest) ? SYNCING_MS : IDLE_MS),
  });
  return (failed ? asked.data : undefined) ?? told.data;
}

/** Listens while the page is in view: a browser opens six connections to a site, and pages in the back would take them all. */
function listen(url: string, { next }: SWRSubscriptionOptions<StatusPage, Error>): () => void {
  let source: EventSource | undefined;

  function follow(): void {
    if (document.visibilityState === 'hidden') return end();
    if (source !== undefined && source.readyState !== EventSource.CLOSED) return;
    source = new EventSource(url);
    source.onmessage = ({ data }: MessageEvent<string>) => next(null, JSON.parse(data) as StatusPage);
    source.onerror = () => next(new Error('The stream of the status broke off.'));
  }

  function end(): void {
    source?.close();
    source = undefined;
  }

  follow();
  document.addEventListener('visibilitychange', follow);
  return () => {
    document.removeEventListener('visibilitychange', follow);
    end();
  };
}
