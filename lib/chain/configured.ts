import type { Config } from '@/lib/config';
import { chainByEvmId, chainByName } from '@/lib/core/chains';
import { TrackerError } from '@/lib/core/errors';
import type { ExplorerSetting } from '@/lib/config/explorers';
import { createExplorer } from './explorer/client';
import { createExplorerEndpoint } from './explorer/endpoint';
import { type ChainProvider, createProvider } from './provider';
import type { Endpoint } from './transport';

type Endpoints = Pick<Config, 'endpoints' | 'explorers'>;

/** The chains that have an endpoint or an explorer, by name, in the order of their ids. */
export function configuredChains({ endpoints, explorers }: Endpoints): string[] {
  return [...new Set([...endpoints.keys(), ...explorers.keys()])].sort((a, b) => a - b).flatMap((id) => chainByEvmId(id)?.name ?? []);
}

/**
 * The provider of a chain from the settings. Throws `bad_value` for a chain that we don't know or can't sync, and
 * `bad_config`, naming the variable to set, when it has no endpoint.
 */
export function configuredProvider({ endpoints, explorers }: Endpoints, name: string): ChainProvider {
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
  const explorer = explorers.get(chain.evmId);
  if (urls.length === 0 && explorer === undefined) {
    throw new TrackerError('bad_config', `There is no endpoint for ${chain.title}.`, {
      fix: `Set RPC_URL_${chain.evmId} to the URL of one, EXPLORER_URL_${chain.evmId} to that of an explorer, or SYNC=public to use public ones.`,
      field: `RPC_URL_${chain.evmId}`,
    });
  }
  return createProvider({ urls, others: explorerEndpoints(explorer, chain.evmId), chainId: chain.evmId });
}

/** A provider for each endpoint and explorer of a chain alone, to see what each can do. */
export function singleProviders({ endpoints, explorers }: Endpoints, name: string): ChainProvider[] {
  const chainId = chainByName(name)?.evmId ?? 0;
  const nodes = (endpoints.get(chainId) ?? []).map((url) => createProvider({ urls: [url], chainId }));
  return [...nodes, ...explorerEndpoints(explorers.get(chainId), chainId).map((other) => createProvider({ urls: [], others: [other], chainId }))];
}

function explorerEndpoints(explorer: ExplorerSetting | undefined, chainId: number): Endpoint[] {
  return explorer === undefined ? [] : [createExplorerEndpoint(createExplorer({ url: explorer.url, key: explorer.key, chainId }))];
}
