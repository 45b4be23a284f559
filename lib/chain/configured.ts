import type { Config } from '@/lib/config';
import { chainByEvmId, chainByName } from '@/lib/core/chains';
import { TrackerError } from '@/lib/core/errors';
import { type ChainProvider, createProvider } from './provider';

type Endpoints = Pick<Config, 'endpoints'>;

/** The chains that have an endpoint, by name, in the order of their ids. */
export function configuredChains({ endpoints }: Endpoints): string[] {
  return [...endpoints.keys()].sort((a, b) => a - b).flatMap((id) => chainByEvmId(id)?.name ?? []);
}

/**
 * The provider of a chain from the settings. Throws `bad_value` for a chain that we don't know or can't sync, and
 * `bad_config`, naming the variable to set, when it has no endpoint.
 */
export function configuredProvider({ endpoints }: Endpoints, name: string): ChainProvider {
  const chain = chainByName(name);
  if (chain === undefined) {
    throw new TrackerError('bad_value', `"${name}" is not a chain that we know.`, {
      fix: 'Write its name as in the wallets: ethereum, bsc, polygon, arbitrum, …',
      field: 'chain',
    });
  }
  if (chain.evmId === undefined) {
    throw new TrackerError('bad_value', `${chain.title} has no JSON-RPC of the EVM, which is all that can be synced.`, {
      fix: 'Choose an EVM chain: ethereum, bsc, polygon, arbitrum, …',
      field: 'chain',
    });
  }
  const urls = endpoints.get(chain.evmId) ?? [];
  if (urls.length === 0) {
    throw new TrackerError('bad_config', `There is no endpoint for ${chain.title}.`, {
      fix: `Set RPC_URL_${chain.evmId} to the URL of one, or SYNC=public to use public ones.`,
      field: `RPC_URL_${chain.evmId}`,
    });
  }
  return createProvider({ urls, chainId: chain.evmId });
}
