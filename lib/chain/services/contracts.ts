import { V2_POOLS } from './stargate-pools';

/** A contract of a protocol that the services of the registry lack, named as they would name it. */
export interface Contract {
  readonly chain: string;
  readonly address: string;
  readonly name: string;
}

const at =
  (name: string) =>
  ([chain, address]: readonly [chain: string, address: string]): Contract => ({ chain, address, name });

/** @across-protocol/contracts 3.0.17, deployments.json. */
const ACROSS = [
  ['arbitrum', '0xe35e9842fceaca96570b734083f4a58e8f7c5f2a'],
  ['polygon', '0x9295ee1d8c5b022be115a2ad3c30c72e34e7f096'],
  ['base', '0x09aea4b2242abc8bb4bb78d537a67a245a7bec64'],
  ['blast', '0x2d509190ed0172ba588407d4c2df918f955cc6e1'],
] as const;

/** thornode: verified sources of V2 and V3 on Ethereum, x/thorchain/router_upgrade_info.go (Base before V6.1), chain/evm/deployment (V6.1). */
const THORCHAIN = [
  ['ethereum', '0xc145990e84155416144c532e31f89b840ca8c2ce'],
  ['ethereum', '0x3624525075b88b24ecc29ce226b0cec1ffcb6976'],
  ['ethereum', '0x00dc6100103bc402d490aee3f9a5560cbd91f1d4'],
  ['bsc', '0x00dc6100103bc402d490aee3f9a5560cbd91f1d4'],
  ['base', '0x68208d99746b805a1ae41421950a47b711e35681'],
] as const;

/** mayanode x/mayachain/router_upgrade_info.go, arbNewRouter. */
const MAYA = [['arbitrum', '0x700e97ef07219440487840dc472e7120a7ff11f4']] as const;

/** docs.chainflip.io, mainnet addresses. On Ethereum the same address is another contract. */
const CHAINFLIP = [
  ['arbitrum', '0x79001a5e762f3befc8e5871b42f6734e00498920'],
  ['bsc', '0x79001a5e762f3befc8e5871b42f6734e00498920'],
] as const;

/** @stargatefinance/stg-evm-v1 1.0.33, deployments: what the chain's own asset goes through on its way into a pool. */
const STARGATE_ETH = [
  ['ethereum', '0xb1b2eef380f21747944f46d28f683cd1fbb4d03c'],
  ['arbitrum', '0xb1b2eef380f21747944f46d28f683cd1fbb4d03c'],
  ['optimism', '0xb1b2eef380f21747944f46d28f683cd1fbb4d03c'],
  ['base', '0x50b6ebc2103bfec165949cc946d739d5650d7ae4'],
  ['linea', '0x8731d54e9d02c286767d56ac03e8037c07e01e98'],
] as const;
const COMPOSER = '0xecc19e177d24551aa7ed6bc6fe566eca726cc8a9';
const STARGATE_COMPOSER = [
  ['ethereum', COMPOSER],
  ['arbitrum', COMPOSER],
  ['optimism', COMPOSER],
  ['base', COMPOSER],
  ['linea', COMPOSER],
  ['bsc', COMPOSER],
  ['polygon', COMPOSER],
  ['avalanche', COMPOSER],
  ['fantom', COMPOSER],
  ['metis', COMPOSER],
  ['kava', COMPOSER],
  ['mantle', '0x296f55f8fb28e498b858d0bcda06d955b2cb3f97'],
] as const;

const stargateV2 = Object.entries(V2_POOLS).flatMap(([chain, pools]) => Object.keys(pools).map((address) => [chain, address] as const));

/** Contracts of the decoded protocols beside those of the registry, each from its own operator's code or documents. */
export const CONTRACTS: readonly Contract[] = [
  ...ACROSS.map(at('Across SpokePool')),
  ...THORCHAIN.map(at('THORChain Router')),
  ...MAYA.map(at('MAYAChain Router')),
  ...CHAINFLIP.map(at('Chainflip Vault')),
  ...STARGATE_ETH.map(at('Stargate RouterETH')),
  ...STARGATE_COMPOSER.map(at('Stargate Composer')),
  ...stargateV2.map(at('Stargate v2 pool')),
];
