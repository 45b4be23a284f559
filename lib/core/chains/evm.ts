import { type Coin, type EvmChain, explorerAt, type FinalityRule, UNKNOWN_FINALITY } from './chain';

const ether: Coin = { symbol: 'ETH', decimals: 18 };
const coin = (symbol: string): Coin => ({ symbol, decimals: 18 });

/** Final by the tag, which all nodes of the chain answer; the depth is for the rare gateway that does not. */
const byTag = (depth: number, reason: string): FinalityRule => ({ tag: true, depth, reason });
/** docs.optimism.io, Transaction finality: 20 to 30 minutes until the batch stands in a final block of Ethereum. */
const opStack = byTag(900, '30 minutes, the longest that a batch usually takes into a final block of Ethereum');

type Known = Omit<EvmChain, 'form' | 'explorer'> & { readonly site: string };
const evm = ({ site, ...chain }: Known): EvmChain => ({ ...chain, form: 'evm', explorer: explorerAt(site) });

/**
 * Ids, assets and explorers after ethereum-lists/chains; block times after the operators' documentation, else
 * viem 2.57; finality as said at each.
 */
export const EVM_CHAINS: readonly EvmChain[] = [
  evm({
    name: 'ethereum',
    title: 'Ethereum',
    evmId: 1,
    native: ether,
    site: 'https://etherscan.io',
    blockTimeMs: 12_000,
    finality: byTag(96, 'two epochs of 32 blocks, and one more'),
  }),
  evm({
    name: 'bsc',
    title: 'BNB Chain',
    evmId: 56,
    native: coin('BNB'),
    site: 'https://bscscan.com',
    // BEP-619, in force since 14 January 2026; BEP-126 answers the tag.
    blockTimeMs: 450,
    finality: byTag(240, 'more than two thirds of the validators built on it: 15 turns of 16 blocks (BEP-619)'),
  }),
  evm({
    name: 'polygon',
    title: 'Polygon',
    evmId: 137,
    native: coin('POL'),
    site: 'https://polygonscan.com',
    blockTimeMs: 2_000,
    finality: byTag(512, 'the length of a checkpoint, by which a node without milestones goes (PIP-11)'),
  }),
  evm({
    name: 'arbitrum',
    title: 'Arbitrum One',
    evmId: 42161,
    native: ether,
    site: 'https://arbiscan.io',
    blockTimeMs: 250,
    // Nitro 2.0.10: the tag is the last block whose batch is final on Ethereum, tens of minutes behind.
    finality: byTag(7_200, '30 minutes, the tens of minutes until a batch is final on Ethereum'),
  }),
  evm({
    name: 'optimism',
    title: 'OP Mainnet',
    evmId: 10,
    native: ether,
    site: 'https://optimistic.etherscan.io',
    blockTimeMs: 2_000,
    finality: opStack,
  }),
  evm({
    name: 'base',
    title: 'Base',
    evmId: 8453,
    native: ether,
    site: 'https://basescan.org',
    blockTimeMs: 2_000,
    finality: opStack,
  }),
  evm({
    name: 'avalanche',
    title: 'Avalanche C-Chain',
    evmId: 43114,
    native: coin('AVAX'),
    site: 'https://snowtrace.io',
    blockTimeMs: 1_700,
    finality: byTag(16, 'an accepted block is never undone, and nodes tell of no other; a margin for gateways'),
  }),
  evm({
    name: 'gnosis',
    title: 'Gnosis',
    evmId: 100,
    native: coin('xDAI'),
    site: 'https://gnosisscan.io',
    blockTimeMs: 5_000,
    // docs.gnosischain.com: slots of 5 s, epochs of 16.
    finality: byTag(96, 'six epochs of 16 blocks; two are enough when all goes well'),
  }),
  evm({
    name: 'zksync',
    title: 'zkSync Era',
    evmId: 324,
    native: ether,
    site: 'https://explorer.zksync.io',
    blockTimeMs: 200,
    finality: byTag(432_000, 'a day, the longest delay until a batch is executed on Ethereum'),
  }),
  evm({
    name: 'linea',
    title: 'Linea',
    evmId: 59144,
    native: ether,
    site: 'https://lineascan.build',
    // docs.linea.build, Transaction finality: about a second; hard finality takes at most 16 hours.
    blockTimeMs: 1_000,
    finality: byTag(57_600, '16 hours, the most that a proof takes into a final block of Ethereum'),
  }),
  evm({
    name: 'blast',
    title: 'Blast',
    evmId: 81457,
    native: ether,
    site: 'https://blastscan.io',
    blockTimeMs: 2_000,
    finality: opStack,
  }),
  evm({
    name: 'mantle',
    title: 'Mantle',
    evmId: 5000,
    native: coin('MNT'),
    site: 'https://mantlescan.xyz',
    blockTimeMs: 2_000,
    finality: opStack,
  }),
  evm({
    name: 'metis',
    title: 'Metis',
    evmId: 1088,
    native: coin('METIS'),
    site: 'https://explorer.metis.io',
    blockTimeMs: null,
    finality: UNKNOWN_FINALITY,
  }),
  evm({
    name: 'fantom',
    title: 'Fantom',
    evmId: 250,
    native: coin('FTM'),
    site: 'https://explorer.fantom.network',
    blockTimeMs: null,
    finality: UNKNOWN_FINALITY,
  }),
  evm({
    name: 'kava',
    title: 'Kava',
    evmId: 2222,
    native: coin('KAVA'),
    site: 'https://kavascan.com',
    blockTimeMs: null,
    finality: UNKNOWN_FINALITY,
  }),
];
