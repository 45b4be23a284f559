/**
 * Chain ids of LayerZero's first version, ours by our names (@layerzerolabs/lz-definitions 3.1.13, EndpointId). The
 * second version adds 30,000 to each.
 */
const CHAINS: Readonly<Record<number, string>> = {
  101: 'ethereum',
  102: 'bsc',
  106: 'avalanche',
  108: 'Aptos',
  109: 'polygon',
  110: 'arbitrum',
  111: 'optimism',
  112: 'fantom',
  145: 'gnosis',
  150: 'Klaytn',
  151: 'metis',
  158: 'Polygon zkEVM',
  165: 'zksync',
  168: 'solana',
  175: 'Arbitrum Nova',
  177: 'kava',
  181: 'mantle',
  183: 'linea',
  184: 'base',
  214: 'Scroll',
  243: 'blast',
  260: 'Mode',
  280: 'Sei',
  320: 'Unichain',
  332: 'Sonic',
  339: 'Ink',
  362: 'Berachain',
  420: 'tron',
};
const SECOND = 30_000;

/** The chain of an id of either version: our name or LayerZero's, else the id in words. */
export function layerZeroChain(id: number): string {
  return CHAINS[id > SECOND ? id - SECOND : id] ?? `LayerZero id ${id}`;
}
