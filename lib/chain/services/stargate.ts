import { layerZeroChain } from './layerzero';
import { type Decoder, decoders, type Protocol, topicAddress } from './protocol';
import { V1_POOLS, V2_POOLS } from './stargate-pools';
import { createWords } from './words';

/** First version: the amount is less fees, and in the decimals of the pool, which are not everywhere those of its token. */
const swap: Decoder = (log, { chain, address }) => {
  const words = createWords(log.data);
  const asset = V1_POOLS[chain]?.[address] ?? null;
  return {
    event: 'Swap',
    way: 'in',
    asset,
    amount: asset === null ? null : words.uint(3),
    destinationChain: layerZeroChain(words.small(0)),
    payer: words.address(2),
    details: {
      from: words.address(2),
      destination_pool: words.uint(1).toString(),
      amount_shared_decimals: words.uint(3).toString(),
      protocol_fee: words.uint(6).toString(),
    },
  };
};

const oftSent: Decoder = (log, { chain, address }) => {
  const words = createWords(log.data);
  const asset = V2_POOLS[chain]?.[address] ?? null;
  return {
    event: 'OFTSent',
    way: 'in',
    asset,
    amount: asset === null ? null : words.uint(1),
    destinationChain: layerZeroChain(words.small(0)),
    payer: topicAddress(log, 2),
    details: { from: topicAddress(log, 2), guid: log.topics[1] ?? '', amount_received: words.uint(2).toString() },
  };
};

/**
 * Neither version's event names the address on the other side. ABIs: @stargatefinance/stg-evm-v1 1.0.33 Pool.json,
 * @stargatefinance/stg-evm-v2 2.0.6 StargatePool.json.
 */
export const stargate: Protocol = {
  name: 'Stargate',
  services: /^Stargate /,
  speakers: /^Stargate v[12] pool$/,
  decoders: decoders({
    'Swap(uint16,uint256,address,uint256,uint256,uint256,uint256,uint256)': swap,
    'OFTSent(bytes32,uint32,address,uint256,uint256)': oftSent,
  }),
};
