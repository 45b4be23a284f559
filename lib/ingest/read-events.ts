import { EndpointError } from '@/lib/chain/errors';
import type { ChainProvider } from '@/lib/chain/provider';
import { readServiceEvents, type ServiceQuery } from '@/lib/chain/services/read-events';
import type { ServiceEvent } from '@/lib/core/service-event';
import { TrackerError } from '@/lib/core/errors';
import { pause } from './pause';

/** How often receipts are asked for again that did not come or can't be true. */
const TRIES = 5;

/**
 * What services' own events say in the transactions of transfers, from whichever endpoint tells it right. Throws the
 * last failure when none does, and `aborted`.
 */
export async function readEvents(provider: ChainProvider, chain: string, query: ServiceQuery): Promise<ServiceEvent[]> {
  const { signal = new AbortController().signal } = query;
  const ask = (method: string, params: unknown) => provider.request(method, params, { signal });
  for (let tries = 1; ; tries++) {
    try {
      return await readServiceEvents({ chain, ask }, query);
    } catch (error) {
      if (!(error instanceof EndpointError) || tries === TRIES) throw error;
      const going = await pause(100 * 2 ** tries, signal);
      if (!going) throw new TrackerError('aborted', 'Stopped. What was fetched before is kept.', { cause: error });
    }
  }
}
