/** How a chain writes its addresses. */
export type AddressForm = 'evm' | 'bitcoin' | 'tron' | 'solana' | 'litecoin';

/** A chain that a source names. `evmId` is its EIP-155 id where it has one. */
export interface Chain {
  readonly name: string;
  readonly title: string;
  readonly form: AddressForm;
  readonly native: { readonly symbol: string; readonly decimals: number };
  readonly evmId?: number;
  /** Page of an address or a transaction in a public explorer, the value appended. */
  readonly explorer?: { readonly address: string; readonly tx: string };
}

const ether = { symbol: 'ETH', decimals: 18 };

function evm(name: string, title: string, evmId: number, site: string, native = ether): Chain {
  const explorer = { address: `${site}/address/`, tx: `${site}/tx/` };
  return { name, title, form: 'evm', native, evmId, explorer };
}

/** Every chain that a fact of the registry may stand on; ids and explorers after chainid.network. */
export const CHAINS = [
  evm('ethereum', 'Ethereum', 1, 'https://etherscan.io'),
  evm('bsc', 'BNB Chain', 56, 'https://bscscan.com', { symbol: 'BNB', decimals: 18 }),
  evm('polygon', 'Polygon', 137, 'https://polygonscan.com', { symbol: 'POL', decimals: 18 }),
  evm('arbitrum', 'Arbitrum One', 42161, 'https://arbiscan.io'),
  evm('optimism', 'OP Mainnet', 10, 'https://optimistic.etherscan.io'),
  evm('base', 'Base', 8453, 'https://basescan.org'),
  evm('avalanche', 'Avalanche C-Chain', 43114, 'https://snowtrace.io', { symbol: 'AVAX', decimals: 18 }),
  evm('gnosis', 'Gnosis', 100, 'https://gnosisscan.io', { symbol: 'xDAI', decimals: 18 }),
  evm('zksync', 'zkSync Era', 324, 'https://explorer.zksync.io'),
  evm('linea', 'Linea', 59144, 'https://lineascan.build'),
  evm('blast', 'Blast', 81457, 'https://blastscan.io'),
  evm('mantle', 'Mantle', 5000, 'https://mantlescan.xyz', { symbol: 'MNT', decimals: 18 }),
  evm('metis', 'Metis', 1088, 'https://explorer.metis.io', { symbol: 'METIS', decimals: 18 }),
  evm('fantom', 'Fantom', 250, 'https://explorer.fantom.network', { symbol: 'FTM', decimals: 18 }),
  evm('kava', 'Kava', 2222, 'https://kavascan.com', { symbol: 'KAVA', decimals: 18 }),
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
] as const satisfies readonly Chain[];

const byName = new Map<string, Chain>(CHAINS.map((chain) => [chain.name, chain]));
const byEvmId = new Map<number, Chain>();
for (const chain of byName.values()) if (chain.evmId !== undefined) byEvmId.set(chain.evmId, chain);

/** The chain of that name, or undefined. */
export function chainByName(name: string): Chain | undefined {
  return byName.get(name);
}

/** The chain of that EIP-155 id, or undefined. */
export function chainByEvmId(id: number): Chain | undefined {
  return byEvmId.get(id);
}
