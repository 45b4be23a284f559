import type { Chain, EvmChain } from './chain';
import { EVM_CHAINS } from './evm';
import { OTHER_CHAINS } from './others';

export { type AddressForm, type Chain, type Coin, type EvmChain, explorerAt, type FinalityRule, UNKNOWN_FINALITY } from './chain';

/** Every chain that a fact of the registry may stand on. */
export const CHAINS: readonly Chain[] = [...EVM_CHAINS, ...OTHER_CHAINS];

/**
 * The chains of the settings, told once by whoever reads these. They are no constant because the product does not
 * know them, and no parameter because an address, an amount and a label all need the chain that they are of. Kept
 * on globalThis: the bundler makes several copies of this module, and only one of them is told.
 */
const shared = globalThis as typeof globalThis & { trackerChains?: readonly EvmChain[] };

/** Makes further EVM chains known to this process, in place of those that were told before. Names and ids are the caller's to check. */
export function defineChains(chains: readonly EvmChain[]): void {
  shared.trackerChains = chains;
}

/** The chains of the settings alone. */
export function definedChains(): readonly EvmChain[] {
  return shared.trackerChains ?? [];
}

/** The chains that can be read by JSON-RPC: ours, then those of the settings. Ask anew; never keep it while a module loads. */
export function evmChains(): readonly EvmChain[] {
  return [...EVM_CHAINS, ...definedChains()];
}

/** Every chain that is known now. Ask anew; never keep it while a module loads. */
export function allChains(): readonly Chain[] {
  return [...CHAINS, ...definedChains()];
}

const ours = new Map(CHAINS.map((chain) => [chain.name, chain]));
const oursById = new Map(EVM_CHAINS.map((chain) => [chain.evmId, chain]));

/** The chain of that name, or undefined. */
export function chainByName(name: string): Chain | undefined {
  return ours.get(name) ?? definedChains().find((chain) => chain.name === name);
}

/** The chain of that EIP-155 id, or undefined. */
export function chainByEvmId(id: number): EvmChain | undefined {
  return oursById.get(id) ?? definedChains().find((chain) => chain.evmId === id);
}
