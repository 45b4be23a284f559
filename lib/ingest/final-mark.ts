import { readHeader } from '@/lib/chain/headers';
import type { Header } from '@/lib/chain/parse';
import type { ChainProvider } from '@/lib/chain/provider';
import { TrackerError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { type FinalMark, loadFinalMark } from '@/lib/db/sync-status';

/**
 * Makes sure that the endpoint still tells of the chain that is stored: the last final block that was seen has
 * the hash that it had then. An endpoint that is a little behind is none of another chain. Resolves to what is to
 * be saved with the first rows, undefined when nothing is. Throws `endpoint_contradiction` for another hash or
 * for a block that the endpoint lacks.
 */
export async function nextFinalMark(
  db: Db,
  provider: ChainProvider,
  chain: string,
  final: Header,
  signal?: AbortSignal,
): Promise<FinalMark | undefined> {
  const mark = await loadFinalMark(db, chain);
  const next = { block: final.number, hash: final.hash };
  if (mark === undefined) return next;
  const ask = (method: string, params: unknown) => provider.request(method, params, { signal });
  const now = final.number === mark.block ? final : await readHeader(ask, mark.block, signal);
  if (now?.hash !== mark.hash) throw otherChain(chain, mark.block, mark.hash, now?.hash);
  return final.number > mark.block ? next : undefined;
}

function otherChain(chain: string, block: number, stored: string, given: string | undefined): TrackerError {
  const what = given === undefined ? 'is not known to the endpoint' : `is ${given} at the endpoint`;
  return new TrackerError('endpoint_contradiction', `Final block ${block} of ${chain} ${what} and was ${stored} before.`, {
    fix: 'Use an endpoint of the chain that was stored, or another DATA_DIR for this one. Nothing was changed.',
  });
}
