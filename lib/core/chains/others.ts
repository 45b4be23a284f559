import type { Chain } from './chain';

/** Chains that a source names and that have no JSON-RPC of the EVM. */
export const OTHER_CHAINS: readonly Chain[] = [
  {
    name: 'bitcoin',
    title: 'Bitcoin',
    form: 'bitcoin',
    native: { symbol: 'BTC', decimals: 8 },
    explorer: { address: 'https://mempool.space/address/', tx: 'https://mempool.space/tx/' },
  },
  {
    name: 'tron',
    title: 'Tron',
    form: 'tron',
    native: { symbol: 'TRX', decimals: 6 },
    explorer: { address: 'https://tronscan.org/#/address/', tx: 'https://tronscan.org/#/transaction/' },
  },
  {
    name: 'solana',
    title: 'Solana',
    form: 'solana',
    native: { symbol: 'SOL', decimals: 9 },
    explorer: { address: 'https://solscan.io/account/', tx: 'https://solscan.io/tx/' },
  },
  { name: 'litecoin', title: 'Litecoin', form: 'litecoin', native: { symbol: 'LTC', decimals: 8 } },
];
