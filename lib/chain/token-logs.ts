import type { Transfer } from '@/lib/core/transfer';
import { contradiction } from './errors';
import { hex } from './headers';
import { mapAll } from './limit';
import { list, type Log, log } from './parse';
import { distinct, type HistoryQuery, type HistorySource, type SourceContext } from './source';

const METHOD = 'eth_getLogs';
/** keccak256 of `Transfer(address,address,uint256)`: EIP-20, and EIP-721 with one topic more. */
export const TRANSFER_TOPIC = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';
const PADDING = `0x${'0'.repeat(24)}`;

/** An address as a topic. */
export function topicOf(address: string): string {
  return PADDING + address.slice(2).toLowerCase();
}

/** Token transfers of all contracts by `eth_getLogs`, the wallets as sender and as receiver. Position: the log index. */
export function createTokenLogs({ chain, ask, headers }: SourceContext): HistorySource {
  async function logsOf(query: HistoryQuery, place: 1 | 2): Promise<Log[]> {
    const wallets = query.addresses.map(topicOf);
    const topics = place === 1 ? [TRANSFER_TOPIC, wallets] : [TRANSFER_TOPIC, null, wallets];
    const raw = await ask(METHOD, [{ fromBlock: hex(query.from), toBlock: hex(query.to), topics }], query.signal);
    const wanted = new Set(wallets);
    return list(raw, METHOD, 'the result').map((one) => checked(log(one, METHOD), query, place, wanted));
  }

  async function fetchTransfers(query: HistoryQuery): Promise<Transfer[]> {
    const both = await mapAll([1, 2] as const, (place) => logsOf(query, place));
    const found = both.flat();
    const hashes = oneHashPerBlock(found);
    const times = new Map(
      await mapAll([...hashes], async ([block, hash]) => [block, await headers.time(block, hash, query.signal)] as const),
    );
    return distinct(
      found.filter(isErc20).map((one) => ({
        chain,
        block: one.block,
        blockHash: one.blockHash,
        txHash: one.txHash,
        kind: 'token',
        position: String(one.index),
        timestamp: times.get(one.block) ?? 0,
        from: `0x${(one.topics[1] ?? '').slice(26)}`,
        to: `0x${(one.topics[2] ?? '').slice(26)}`,
        assetContract: one.address,
        amount: BigInt(one.data),
      })),
    );
  }

  return { name: 'logs', kinds: ['token'], startRange: 2_000, maxRange: 500_000, fetchTransfers };
}

/**
 * What counts as a token transfer: sender and receiver in topics, the amount as one word of data. Left out, by
 * this rule and no other, are EIP-721 (the id as a fourth topic) and contracts that use the event's name with
 * other data or with words that are no addresses.
 */
export function isErc20({ topics, data }: Pick<Log, 'topics' | 'data'>): boolean {
  return topics.length === 3 && data.length === 66 && topics.slice(1).every((topic) => topic.startsWith(PADDING));
}

function checked(one: Log, { from, to }: HistoryQuery, place: 1 | 2, wanted: ReadonlySet<string>): Log {
  if (one.block < from || one.block > to) {
    throw contradiction(`${METHOD} was asked for blocks ${from} to ${to} and gave a log of block ${one.block}.`);
  }
  if (one.topics[0] !== TRANSFER_TOPIC || !wanted.has(one.topics[place] ?? '')) {
    throw contradiction(`${METHOD} gave a log in block ${one.block} that does not match the topics it was asked for.`);
  }
  return one;
}

function oneHashPerBlock(logs: readonly Log[]): Map<number, string> {
  const hashes = new Map<number, string>();
  for (const { block, blockHash } of logs) {
    const other = hashes.get(block) ?? blockHash;
    if (other !== blockHash) throw contradiction(`${METHOD} gave two hashes for block ${block}: ${other} and ${blockHash}.`);
    hashes.set(block, blockHash);
  }
  return hashes;
}
