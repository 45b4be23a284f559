import { EndpointError } from '@/lib/chain/errors';
import type { ChainProvider } from '@/lib/chain/provider';
import { explain } from '@/lib/core/errors';
import type { TransferKind } from '@/lib/core/transfer';
import type { Db } from '@/lib/db/client';
import { type PriceSync, syncPrices } from './sync-prices';

/**
 * Reads the prices that stored transfers of a chain lack, and gives the sentence that a reader must be told, or null.
 * Transfers are complete without prices: what an endpoint gets wrong is told, and tried again the next time.
 */
export async function readPrices(db: Db, provider: ChainProvider, prices: PriceSync): Promise<string | null> {
  try {
    const { absent } = await syncPrices(db, provider, prices);
    return absent.length === 0 ? null : `The endpoint has no price feed ${absent.join(', ')}: those transfers stay without a value in USD.`;
  } catch (error) {
    if (!(error instanceof EndpointError)) throw error;
    return `Prices could not be read. ${explain(error)}`;
  }
}

/** What a reader must be told where no endpoint gives some kinds of transfer; null where all are given. */
export function missingSentence(kinds: readonly TransferKind[]): string | null {
  if (kinds.length === 0) return null;
  return `The endpoint can't give ${kinds.join(' and ')} transfers: what moved that way is unknown.`;
}
