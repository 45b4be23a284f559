import { parseUnits } from '@/lib/core/money';
import { type Decoder, decoders, type Protocol, type Speaker, topicAddress, topicWord } from './protocol';
import { createWords } from './words';

interface Token {
  readonly contract: string;
  readonly decimals: number;
}

/** Tokens of the pools on Ethereum, after tornadocash/tornado-classic-ui networkConfig.js (netId1, tokenAddress). */
const TOKENS: Readonly<Record<string, Token>> = {
  DAI: { contract: '0x6b175474e89094c44da98b954eedeac495271d0f', decimals: 18 },
  CDAI: { contract: '0x5d3a536e4d6dbd6114cc1ead35777bab948e3643', decimals: 8 },
  USDC: { contract: '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48', decimals: 6 },
  USDT: { contract: '0xdac17f958d2ee523a2206206994597c13d831ec7', decimals: 6 },
  WBTC: { contract: '0x2260fac5e5542a773aa44fbcfedf7c193bc2c599', decimals: 8 },
};
/** What its own asset is called in the pools of a chain (currencyName); all have 18 decimals. */
const OWN: Readonly<Record<string, string>> = {
  ethereum: 'ETH',
  bsc: 'BNB',
  polygon: 'MATIC',
  arbitrum: 'ETH',
  optimism: 'ETH',
  gnosis: 'XDAI',
  avalanche: 'AVAX',
};

/**
 * Asset and denomination of a pool, which its events leave out: every deposit and withdrawal of a pool is of the same
 * amount. They are in the name under which the registry has the pool; under another name both are unknown.
 */
function poolOf({ name, chain }: Speaker): { asset: string | null; amount: bigint | null } {
  const [, amount, symbol] = /^Tornado Cash (\d+(?:\.\d+)?) (\w+) pool$/.exec(name) ?? [];
  if (amount === undefined || symbol === undefined) return { asset: null, amount: null };
  if (OWN[chain] === symbol.toUpperCase()) return { asset: '', amount: parseUnits(amount, 18) };
  const token = chain === 'ethereum' ? TOKENS[symbol.toUpperCase()] : undefined;
  return token === undefined ? { asset: null, amount: null } : { asset: token.contract, amount: parseUnits(amount, token.decimals) };
}

const deposit: Decoder = (log, speaker) => {
  const words = createWords(log.data);
  return {
    event: 'Deposit',
    way: 'in',
    ...poolOf(speaker),
    details: { pool: speaker.name, commitment: `0x${topicWord(log, 1)}`, leaf_index: words.uint(0).toString() },
  };
};

const withdrawal: Decoder = (log, speaker) => {
  const words = createWords(log.data);
  const recipient = words.address(0);
  return {
    event: 'Withdrawal',
    way: 'out',
    ...poolOf(speaker),
    payee: recipient,
    details: {
      pool: speaker.name,
      recipient,
      relayer: topicAddress(log, 1),
      fee: words.uint(2).toString(),
      nullifier_hash: `0x${words.word(1)}`,
    },
  };
};

/** Events after tornadocash/tornado-core contracts/Tornado.sol; the amount of a withdrawal includes the relayer's fee. */
export const tornado: Protocol = {
  name: 'Tornado Cash',
  services: /^Tornado Cash\b/,
  speakers: /^Tornado Cash\b/,
  decoders: decoders({
    'Deposit(bytes32,uint32,uint256)': deposit,
    'Withdrawal(address,bytes32,address,uint256)': withdrawal,
  }),
};
