import { parseMemo } from './memo';
import type { MemoNetwork } from './memo-assets';
import { assetOf, type Decoder, decoders, type Protocol, topicAddress } from './protocol';
import { createWords } from './words';

/** The cells that are known, by their names. */
function known(cells: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries(cells).filter((cell): cell is [string, string] => cell[1] !== null));
}

function depositOn(network: MemoNetwork): Decoder {
  return (log) => {
    const words = createWords(log.data);
    const memo = words.text(1);
    const parsed = parseMemo(memo, network);
    return {
      event: 'Deposit',
      way: 'in',
      asset: assetOf(topicAddress(log, 2)),
      amount: words.uint(0),
      destinationChain: parsed.chain,
      destinationAddress: parsed.address,
      details: known({
        vault: topicAddress(log, 1),
        memo,
        action: parsed.action,
        destination_asset: parsed.asset,
        destination_name: parsed.name,
        refund_address: parsed.refundAddress,
        limit: parsed.limit,
        affiliate: parsed.affiliate,
        affiliate_fee: parsed.affiliateFee,
      }),
    };
  };
}

function transferOutOn(network: MemoNetwork): Decoder {
  return (log) => {
    const words = createWords(log.data);
    const memo = words.text(2);
    const { action, answers } = parseMemo(memo, network);
    return {
      event: 'TransferOut',
      way: 'out',
      asset: assetOf(words.address(0)),
      amount: words.uint(1),
      payee: topicAddress(log, 2),
      details: known({ vault: topicAddress(log, 1), recipient: topicAddress(log, 2), memo, action, answers }),
    };
  };
}

/** The value that leaves is the chain's own asset; what the recipient gets of it is up to the aggregator. */
function transferOutAndCallOn(network: MemoNetwork): Decoder {
  return (log) => {
    const words = createWords(log.data);
    const memo = words.text(5);
    const { action, answers } = parseMemo(memo, network);
    return {
      event: 'TransferOutAndCall',
      way: 'out',
      asset: '',
      amount: words.uint(1),
      payee: words.address(3),
      details: known({
        vault: topicAddress(log, 1),
        aggregator: words.address(0),
        final_asset: words.address(2),
        recipient: words.address(3),
        memo,
        action,
        answers,
      }),
    };
  };
}

/**
 * The routers of THORChain and Maya share their events: thornode chain/evm THORChain_Router (V1 to V6.1, the first two),
 * THORChain_RouterV4 (the third), mayanode chain/arbitrum ArbRouter.sol. The topics are also those of other forks of the
 * router, so that the contract decides whose they are. A payout in the chain's own asset that fails goes back to the
 * vault, and its event stands all the same.
 */
function routerOf(name: MemoNetwork, contracts: RegExp): Protocol {
  return {
    name,
    services: contracts,
    speakers: contracts,
    decoders: decoders({
      'Deposit(address,address,uint256,string)': depositOn(name),
      'TransferOut(address,address,address,uint256,string)': transferOutOn(name),
      'TransferOutAndCall(address,address,uint256,address,address,uint256,string)': transferOutAndCallOn(name),
    }),
  };
}

export const thorchain = routerOf('THORChain', /^THORChain Router\b/);
export const maya = routerOf('Maya Protocol', /^MAYAChain Router\b/);
