import { base58 } from '@scure/base';
import { addressOn } from './destination';
import { type Decoder, decoders, type Protocol, topicAddress } from './protocol';
import { createWords, textOf, type Words } from './words';

/** Chains and assets by their ids in the vault's events (@chainflip/utils 2.3.3, chainContractId and assetContractId; Polkadot: chains.rs). */
const CHAINS: Readonly<Record<number, string>> = {
  1: 'ethereum',
  2: 'Polkadot',
  3: 'bitcoin',
  4: 'arbitrum',
  5: 'solana',
  6: 'Polkadot Asset Hub',
  7: 'tron',
  8: 'bsc',
};
const ASSETS: Readonly<Record<number, string>> = {
  1: 'ETH',
  2: 'FLIP',
  3: 'USDC',
  4: 'DOT',
  5: 'BTC',
  6: 'ETH',
  7: 'USDC',
  8: 'USDT',
  9: 'SOL',
  10: 'USDC',
  11: 'DOT',
  12: 'USDT',
  13: 'USDC',
  14: 'WBTC',
  15: 'USDT',
  16: 'USDT',
  17: 'TRX',
  18: 'USDT',
  19: 'BNB',
  20: 'USDT',
  21: 'cbBTC',
};

/** A Bitcoin address stands as text, an EVM address and a Solana account as bytes; how others stand is not known. */
function addressFrom(bytes: string, chain: string): string | null {
  switch (chain) {
    case 'bitcoin':
      return addressOn(chain, textOf(bytes));
    case 'solana':
      return addressOn(chain, base58.encode(Buffer.from(bytes.slice(2), 'hex')));
    case 'ethereum':
    case 'arbitrum':
    case 'bsc':
      return addressOn(chain, bytes);
    default:
      return null;
  }
}

function target(words: Words) {
  const [chainId, assetId, bytes] = [words.small(0), words.small(2), words.bytes(1)];
  const destinationChain = CHAINS[chainId] ?? `Chainflip chain ${chainId}`;
  return {
    destinationChain,
    destinationAddress: addressFrom(bytes, destinationChain),
    details: { destination_asset: ASSETS[assetId] ?? `Chainflip asset ${assetId}`, destination_bytes: bytes },
  };
}

const native =
  (event: string): Decoder =>
  (log) => {
    const words = createWords(log.data);
    return { event, way: 'in', asset: '', amount: words.uint(3), payer: topicAddress(log, 1), ...target(words) };
  };

const token =
  (event: string): Decoder =>
  (log) => {
    const words = createWords(log.data);
    return { event, way: 'in', asset: words.address(3), amount: words.uint(4), payer: topicAddress(log, 1), ...target(words) };
  };

/**
 * Swaps through the vault; one through a deposit channel leaves no event. ABI: chainflip-eth-contracts IVault.sol, as
 * deployed with `cfParameters`.
 */
export const chainflip: Protocol = {
  name: 'Chainflip',
  services: /^Chainflip Vault$/,
  speakers: /^Chainflip Vault$/,
  decoders: decoders({
    'SwapNative(uint32,bytes,uint32,uint256,address,bytes)': native('SwapNative'),
    'SwapToken(uint32,bytes,uint32,address,uint256,address,bytes)': token('SwapToken'),
    'XCallNative(uint32,bytes,uint32,uint256,address,bytes,uint256,bytes)': native('XCallNative'),
    'XCallToken(uint32,bytes,uint32,address,uint256,address,bytes,uint256,bytes)': token('XCallToken'),
  }),
};
