/**
 * Public endpoints that ask for no key, used only with `SYNC=public`: a watch list tells its reader what one
 * is looking for. As their operators publish them, else as ethereum-lists/chains has them; each may change its
 * limits at any time. Left out are those that answer no `eth_getLogs`, such as the data seeds of BNB Chain.
 */
export const PUBLIC_ENDPOINTS: Readonly<Record<number, readonly string[]>> = {
  1: ['https://ethereum-rpc.publicnode.com', 'https://eth.drpc.org'],
  10: ['https://mainnet.optimism.io', 'https://optimism-rpc.publicnode.com'],
  56: ['https://bsc-rpc.publicnode.com', 'https://bsc.drpc.org'],
  100: ['https://rpc.gnosischain.com', 'https://rpc.gnosis.gateway.fm'],
  137: ['https://polygon-bor-rpc.publicnode.com', 'https://polygon.drpc.org'],
  324: ['https://mainnet.era.zksync.io'],
  5000: ['https://rpc.mantle.xyz', 'https://mantle-rpc.publicnode.com'],
  8453: ['https://mainnet.base.org', 'https://base-rpc.publicnode.com'],
  42161: ['https://arb1.arbitrum.io/rpc', 'https://arbitrum-one-rpc.publicnode.com'],
  43114: ['https://api.avax.network/ext/bc/C/rpc', 'https://avalanche-c-chain-rpc.publicnode.com'],
  59144: ['https://rpc.linea.build', 'https://linea.drpc.org'],
  81457: ['https://rpc.blast.io', 'https://blast-rpc.publicnode.com'],
};
