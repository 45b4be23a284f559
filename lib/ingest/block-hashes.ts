import { contradiction, EndpointError } from '@/lib/chain/errors';
import { readHeader } from '@/lib/chain/headers';
import { mapAll } from '@/lib/chain/limit';
import type { ChainProvider } from '@/lib/chain/provider';
import type { Ask } from '@/lib/chain/source';
import type { FinalMark } from '@/lib/db/final-marks';

/** What one endpoint says of a block: null when it knows none, undefined when it could not be asked. */
export interface SaidHash {
  readonly endpoint: ChainProvider['live'][number];
  readonly hash: string | null | undefined;
}

/** Asks every endpoint in use for the hash of a block. Throws the failure of the first when none could be asked. */
export async function hashesAt(provider: ChainProvider, block: number, signal?: AbortSignal): Promise<SaidHash[]> {
  const failures: EndpointError[] = [];
  const said = await mapAll(provider.live, async (endpoint) => {
    const ask: Ask = (method, params) => provider.requestOf([endpoint], method, params, { signal });
    try {
      return { endpoint, hash: (await readHeader(ask, block, signal))?.hash ?? null };
    } catch (error) {
      if (!(error instanceof EndpointError)) throw error;
      if (error.code === 'endpoint_contradiction') provider.lane(endpoint).discard(error);
      failures.push(error);
      return { endpoint, hash: undefined };
    }
  });
  if (failures[0] !== undefined && failures.length === said.length) throw failures[0];
  return said;
}

/** The hash that most hosts give; undefined where they are fewer than the quorum. */
export function agreedHash(said: readonly SaidHash[], quorum: number): string | undefined {
  const hosts = new Map<string, Set<string>>();
  for (const { endpoint, hash } of said) {
    if (typeof hash === 'string') hosts.set(hash, (hosts.get(hash) ?? new Set()).add(endpoint.host));
  }
  const [most] = [...hosts].toSorted(([, a], [, b]) => b.size - a.size);
  return most !== undefined && most[1].size >= quorum ? most[0] : undefined;
}

/**
 * From now on only those are asked that gave the block this hash; who gave it another is blamed. Who could not be
 * asked just now stays where a quorum looks after what it says later.
 */
export function leaveOut(provider: ChainProvider, said: readonly SaidHash[], { block, hash: right }: FinalMark, quorum: number): void {
  for (const { endpoint, hash } of said) {
    if (hash === right || typeof hash !== 'string') continue;
    provider.lane(endpoint).discard(contradiction(`${endpoint.host} gives final block ${block} as ${hash}, others as ${right}.`));
  }
  provider.use(said.filter(({ hash }) => hash === right || (hash === undefined && quorum > 1)).map(({ endpoint }) => endpoint));
}
