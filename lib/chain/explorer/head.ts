import { EndpointError } from '../errors';
import { small } from '../parse';
import type { ExplorerCalls, ExplorerParams } from './client';

/** Etherscan has the head of its node in the module `proxy`, Blockscout that of its own database in `block`. */
const HEADS: readonly ExplorerParams[] = [
  { module: 'proxy', action: 'eth_blockNumber' },
  { module: 'block', action: 'eth_block_number' },
];

/** Checks that an explorer has come as far as it is asked about: what it has not read yet would look like nothing. */
export type AssertReached = (block: number, signal: AbortSignal | undefined) => Promise<void>;

/**
 * Makes the check. It asks only when the last head that it saw was lower, and lets an explorer pass that does not tell
 * its head at all. Throws `endpoint_refused`, to be tried later.
 */
export function createHeadCheck(explorer: ExplorerCalls, timeoutMs: number): AssertReached {
  let head = -1;
  let ways = HEADS;

  async function read(signal: AbortSignal | undefined): Promise<number> {
    const [way, ...others] = ways;
    if (way === undefined) return Infinity;
    try {
      return small(await explorer.call(way, { timeoutMs, signal }), way['action'] ?? '', 'the result');
    } catch (error) {
      if (!(error instanceof EndpointError) || error.reason !== 'method') throw error;
      ways = others;
      return read(signal);
    }
  }

  return async (block, signal) => {
    if (block <= head) return;
    head = await read(signal);
    if (block <= head) return;
    throw new EndpointError('endpoint_refused', `${explorer.host} has come to block ${head} only, and was asked up to block ${block}.`, {
      fix: 'Try again later.',
      heals: 'later',
    });
  };
}
