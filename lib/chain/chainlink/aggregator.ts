import { Interface } from 'ethers';
import { contradiction, EndpointError } from '../errors';
import { hex } from '../headers';

/** A round as a proxy or an aggregator tells it: `answer` in the feed's decimals, `updatedAt` in seconds. */
export interface Round {
  readonly id: bigint;
  readonly answer: bigint;
  readonly updatedAt: number;
  /** An earlier id where this round timed out and its answer was carried over. */
  readonly answeredIn: bigint;
}

/** What a feed contract can be asked, at one block. */
export interface Aggregator {
  /** What the feed calls itself; undefined where there is no contract at this address. */
  description(): Promise<string | undefined>;
  decimals(): Promise<number>;
  /** The newest round; undefined before the first. */
  latest(): Promise<Round | undefined>;
  /** One round; undefined where there is none of that id. */
  round(id: bigint): Promise<Round | undefined>;
  /** The aggregator behind a phase of a proxy. */
  phaseAggregator(phase: number): Promise<string>;
}

/** One raw JSON-RPC request. */
export type Ask = (method: string, params: unknown) => Promise<unknown>;

const ROUND = '(uint80 id, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredIn)';
/** AggregatorV3Interface, and the phases of AggregatorProxy, as docs.chain.link/data-feeds/api-reference has them. */
const ABI = new Interface([
  'function description() view returns (string)',
  'function decimals() view returns (uint8)',
  `function latestRoundData() view returns ${ROUND}`,
  `function getRoundData(uint80 id) view returns ${ROUND}`,
  'function phaseAggregators(uint16 phase) view returns (address)',
]);
/** How nodes word that the contract itself refused. */
const REVERTED = /revert|vm execution error|invalid opcode/i;

/**
 * Asks one feed contract by `eth_call` at a block. Throws `endpoint_contradiction` for an answer that such a
 * contract can't give, and whatever `ask` throws.
 */
export function aggregatorAt(ask: Ask, address: string, block: number): Aggregator {
  async function read(name: string, ...args: unknown[]) {
    const data = await ask('eth_call', [{ to: address, data: ABI.encodeFunctionData(name, args) }, hex(block)]);
    if (data === '0x') return undefined;
    try {
      return ABI.decodeFunctionResult(name, data as string);
    } catch (error) {
      throw contradiction(`${name} of ${address} gave no such answer as a Chainlink feed does.`, { cause: error });
    }
  }

  async function readOne(name: string, ...args: unknown[]): Promise<unknown> {
    const found = await read(name, ...args);
    if (found !== undefined) return found[0];
    throw contradiction(`${name} of ${address} gave nothing, though there is a Chainlink feed.`);
  }

  async function readRound(name: string, ...args: unknown[]): Promise<Round | undefined> {
    const found = await unlessReverted(() => read(name, ...args));
    if (found === undefined) return undefined;
    const [id, answer, , updatedAt, answeredIn] = found as unknown as readonly [bigint, bigint, bigint, bigint, bigint];
    // Newer aggregators answer with zeros where older ones revert.
    return updatedAt === 0n ? undefined : { id, answer, updatedAt: seconds(updatedAt, address), answeredIn };
  }

  return {
    description: async () => (await read('description'))?.[0] as string | undefined,
    decimals: async () => Number(await readOne('decimals')),
    latest: () => readRound('latestRoundData'),
    async round(id) {
      const found = await readRound('getRoundData', id);
      if (found !== undefined && found.id !== id) throw contradiction(`${address} was asked for round ${id} and gave round ${found.id}.`);
      return found;
    },
    phaseAggregator: async (phase) => String(await readOne('phaseAggregators', phase)).toLowerCase(),
  };
}

async function unlessReverted<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof EndpointError && error.code === 'endpoint_refused' && REVERTED.test(error.message)) return undefined;
    throw error;
  }
}

function seconds(time: bigint, address: string): number {
  if (time < 1n << 40n) return Number(time);
  throw contradiction(`A round of ${address} was answered at ${time}, which is no time in seconds.`);
}
