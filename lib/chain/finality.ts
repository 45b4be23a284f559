import { chainByEvmId, UNKNOWN_FINALITY } from '@/lib/core/chains';
import { TrackerError } from '@/lib/core/errors';
import { EndpointError } from './errors';
import { readHeader } from './headers';
import type { Header } from './parse';
import type { Ask } from './source';

/** The last final block of a chain, and how it was found out. */
export interface Finality {
  readonly final: Header;
  readonly by: 'tag' | 'depth';
}

/** Reads the last final block as the chain's rule says: by the tag `finalized`, else by a depth below the head. */
export async function readFinality(ask: Ask, chainId: number, signal?: AbortSignal): Promise<Finality> {
  const { tag, depth } = chainByEvmId(chainId)?.finality ?? UNKNOWN_FINALITY;
  const tagged = tag ? await readTagged(ask, signal) : null;
  if (tagged !== null) return { final: tagged, by: 'tag' };
  const head = await readHeader(ask, 'latest', signal);
  if (head === null) throw noBlocks();
  const final = await readHeader(ask, Math.max(0, head.number - depth), signal);
  if (final === null) throw noBlocks();
  return { final, by: 'depth' };
}

/** A node that does not know the tag says so in many ways; what is no refusal is a failure. */
async function readTagged(ask: Ask, signal: AbortSignal | undefined): Promise<Header | null> {
  try {
    return await readHeader(ask, 'finalized', signal);
  } catch (error) {
    const refused = error instanceof EndpointError && error.code === 'endpoint_refused';
    if (refused && error.reason !== 'rate' && error.reason !== 'login') return null;
    throw error;
  }
}

function noBlocks(): TrackerError {
  return new TrackerError('endpoint_incapable', 'The endpoint has no blocks yet.', { fix: 'Wait until the node has caught up.' });
}
