import { AbiCoder, id } from 'ethers';
import { EndpointError } from '@/lib/chain/errors';
import type { Ask } from '@/lib/chain/chainlink/aggregator';
import type { FeedSpec } from '@/lib/chain/chainlink/feed';
import { phaseRoundOf, proxyRoundId } from '@/lib/chain/chainlink/round-id';

/** A round of one aggregator: null is a number that was never answered. */
export type HistoryRound = { readonly answer: bigint; readonly updatedAt: number; readonly answeredIn?: number } | null;
/** The rounds of each phase from number 1. A phase without rounds is an aggregator that never answered. */
export type History = readonly (readonly HistoryRound[])[];

export const PROXY = `0x${'fe'.repeat(20)}`;
export const SPEC: FeedSpec = { feed: PROXY, decimals: 8, description: 'ETH / USD' };

const coder = AbiCoder.defaultAbiCoder();
const selector = (signature: string) => id(signature).slice(0, 10);
const aggregatorOf = (phase: number) => `0x${phase.toString(16).padStart(40, '0')}`;
const TUPLE = ['uint80', 'int256', 'uint256', 'uint256', 'uint80'];

/** Answers `eth_call` as a proxy with these phases and the aggregators behind it do; `style` is how a missing round looks. */
export function feedOf(history: History, style: 'reverts' | 'zeros' = 'reverts'): { ask: Ask; calls: () => number } {
  let calls = 0;
  const missing = () => {
    if (style === 'zeros') return coder.encode(TUPLE, [0, 0, 0, 0, 0]);
    throw new EndpointError('endpoint_refused', 'node refused eth_call: execution reverted: No data present.');
  };
  const told = (phase: number, number: number, phased: boolean) => {
    const round = history[phase - 1]?.[number - 1];
    if (!round) return missing();
    const idOf = (n: number) => (phased ? proxyRoundId({ phase, number: BigInt(n) }) : BigInt(n));
    return coder.encode(TUPLE, [idOf(number), round.answer, round.updatedAt, round.updatedAt, idOf(round.answeredIn ?? number)]);
  };
  const lastOf = (phase: number) => (history[phase - 1] ?? []).findLastIndex((round) => round !== null) + 1;

  const ask: Ask = async (method, params) => {
    await Promise.resolve();
    calls++;
    const [{ to, data }] = params as [{ to: string; data: string }];
    const argument = data.length > 10 ? BigInt(`0x${data.slice(10)}`) : 0n;
    const phase = to === PROXY ? history.length : Number(to);
    switch (data.slice(0, 10)) {
      case selector('description()'):
        return coder.encode(['string'], [SPEC.description]);
      case selector('decimals()'):
        return coder.encode(['uint8'], [SPEC.decimals]);
      case selector('latestRoundData()'):
        return told(phase, lastOf(phase), to === PROXY);
      case selector('phaseAggregators(uint16)'):
        return coder.encode(['address'], [Number(argument) > history.length ? aggregatorOf(0) : aggregatorOf(Number(argument))]);
      case selector('getRoundData(uint80)'): {
        const asked = phaseRoundOf(argument);
        return told(asked.phase, Number(asked.number), true);
      }
      default:
        throw new Error(`${method} ${data}`);
    }
  };
  return { ask, calls: () => calls };
}
