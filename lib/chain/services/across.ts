import { base58 } from '@scure/base';
import { addressOn, evmChainName } from './destination';
import { type Decoder, decoders, type Protocol, topicAddress, topicUint, topicWord } from './protocol';
import { addressOf, createWords } from './words';

/** The id under which Across knows Solana, which has none of EIP-155 (across-protocol/constants). */
const SOLANA = 34268394551451n;

function chainOf(id: bigint): string {
  return id === SOLANA ? 'solana' : evmChainName(id);
}

/** A party as 32 bytes: an EVM address behind zeros, or the key of a Solana account. */
function party(word: string, chain: string): string | null {
  if (chain === 'solana') return addressOn(chain, base58.encode(Buffer.from(word, 'hex')));
  return word.startsWith('0'.repeat(24)) ? `0x${word.slice(24)}` : null;
}

/** SpokePool since 2025: parties and tokens as 32 bytes each, for chains that have longer addresses. */
const fundsDeposited: Decoder = (log) => {
  const words = createWords(log.data);
  const chain = chainOf(topicUint(log, 1));
  const depositor = addressOf(topicWord(log, 3));
  return {
    event: 'FundsDeposited',
    way: 'in',
    asset: words.address(0),
    amount: words.uint(2),
    destinationChain: chain,
    destinationAddress: party(words.word(7), chain),
    payer: depositor,
    details: {
      depositor,
      deposit_id: topicUint(log, 2).toString(),
      output_token: party(words.word(1), chain) ?? `0x${words.word(1)}`,
      output_amount: words.uint(3).toString(),
    },
  };
};

const v3FundsDeposited: Decoder = (log) => {
  const words = createWords(log.data);
  const depositor = topicAddress(log, 3);
  return {
    event: 'V3FundsDeposited',
    way: 'in',
    asset: words.address(0),
    amount: words.uint(2),
    destinationChain: chainOf(topicUint(log, 1)),
    destinationAddress: words.address(7),
    payer: depositor,
    details: {
      depositor,
      deposit_id: topicUint(log, 2).toString(),
      output_token: words.address(1),
      output_amount: words.uint(3).toString(),
    },
  };
};

/** The deposits of 2023: what comes out is the same token, less a fee in 1e18ths. */
const v2FundsDeposited: Decoder = (log) => {
  const words = createWords(log.data);
  const depositor = topicAddress(log, 3);
  return {
    event: 'FundsDeposited',
    way: 'in',
    asset: words.address(4),
    amount: words.uint(0),
    destinationChain: chainOf(topicUint(log, 1)),
    destinationAddress: words.address(5),
    payer: depositor,
    details: {
      depositor,
      deposit_id: topicUint(log, 2).toString(),
      relayer_fee: BigInt.asIntN(64, words.uint(2)).toString(),
    },
  };
};

/**
 * Deposits into a SpokePool, whose asset is the wrapped one also where the chain's own was sent. ABIs, latest first:
 * across-protocol/contracts V3SpokePoolInterface.sol as deployed since 2025 (topic 0x32ed1a40…), @across-protocol/contracts
 * 3.0.17 SpokePool.json, @across-protocol/contracts-v2 2.4.4 SpokePool.json.
 */
export const across: Protocol = {
  name: 'Across',
  services: /^Across /,
  speakers: /^Across SpokePool$/,
  decoders: decoders({
    'FundsDeposited(bytes32,bytes32,uint256,uint256,uint256,uint256,uint32,uint32,uint32,bytes32,bytes32,bytes32,bytes)': fundsDeposited,
    'V3FundsDeposited(address,address,uint256,uint256,uint256,uint32,uint32,uint32,uint32,address,address,address,bytes)': v3FundsDeposited,
    'FundsDeposited(uint256,uint256,uint256,int64,uint32,uint32,address,address,address,bytes)': v2FundsDeposited,
  }),
};
