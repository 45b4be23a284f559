import type { Transfer } from '@/lib/core/transfer';
import { giveTurn } from '@/lib/core/turn';
import { mayHold } from './bloom';
import { contradiction } from './errors';
import { hex } from './headers';
import { mapAll } from './limit';
import { type Header, list, type Log, log } from './parse';
import { WRAP_TOPICS, wrappedNativeOf, wrapTransfer } from './services/wrapped-native';
import type { HistoryQuery, HistorySource, SourceContext } from './source';

const METHOD = 'eth_getLogs';
/** keccak256 of `Transfer(address,address,uint256)`: EIP-20, and EIP-721 with one topic more. */
export const TRANSFER_TOPIC = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';
const PADDING = `0x${'0'.repeat(24)}`;

/** An address as a topic. */
export function topicOf(address: string): string {
  return PADDING + address.slice(2).toLowerCase();
}

/**
 * Token transfers of all contracts by `eth_getLogs`, the wallets as sender and as receiver. Position: the log index.
 * Each block with a log is read too: its hash must be the one that the log names, and its filter must know the log.
 * Wraps of the chain's own asset, which emit no Transfer, come with the first of the two questions.
 */
export function createTokenLogs({ chain, ask, headers }: SourceContext): HistorySource {
  const firstTopics = wrappedNativeOf(chain) === null ? [TRANSFER_TOPIC] : [TRANSFER_TOPIC, ...WRAP_TOPICS];

  async function logsOf(query: HistoryQuery, place: 1 | 2): Promise<Log[]> {
    const wallets = query.addresses.map(topicOf);
    const events = place === 1 ? firstTopics : [TRANSFER_TOPIC];
    const topics = place === 1 ? [events, wallets] : [events, null, wallets];
    const raw = await ask(METHOD, [{ fromBlock: hex(query.from), toBlock: hex(query.to), topics }], query.signal);
    const wanted = new Set(wallets);
    await giveTurn();
    const logs = list(raw, METHOD, 'the result').map((one) => log(one, METHOD));
    await giveTurn();
    logs.forEach((one, i) => assertAsked(one, logs[i - 1], query, { place, events, wanted }));
    return logs;
  }

  async function headersOf(logs: readonly Log[], query: HistoryQuery): Promise<Map<number, Header>> {
    const hashes = oneHashPerBlock(logs);
    const read = await mapAll([...hashes], ([block, hash]) => headers.same(block, hash, query.signal));
    return new Map(read.map((header) => [header.number, header]));
  }

  async function fetchTransfers(query: HistoryQuery): Promise<Transfer[]> {
    const [sent, received] = await mapAll([1, 2] as const, (place) => logsOf(query, place));
    const logs = merged(sent ?? [], received ?? []);
    const blocks = await headersOf(logs, query);
    await giveTurn();
    const wanted = new Set(query.addresses.map(topicOf));
    return logs.flatMap((one) => {
      const header = blocks.get(one.block);
      if (header === undefined) return [];
      assertInBloom(one, header, wanted);
      const wrap = wrapTransfer(one, chain, header.timestamp);
      if (wrap !== null) return [wrap];
      return isErc20(one) ? [transferOf(one, header.timestamp)] : [];
    });
  }

  const transferOf = (one: Log, timestamp: number): Transfer => ({
    chain,
    block: one.block,
    blockHash: one.blockHash,
    txHash: one.txHash,
    kind: 'token',
    position: String(one.index),
    timestamp,
    from: `0x${(one.topics[1] ?? '').slice(26)}`,
    to: `0x${(one.topics[2] ?? '').slice(26)}`,
    assetContract: one.address,
    amount: BigInt(one.data),
  });

  return { name: 'logs', kinds: ['token'], startRange: 20, maxRange: 500_000, fetchTransfers };
}

/**
 * What counts as a token transfer: sender and receiver in topics, the amount as one word of data. Left out, by
 * this rule and no other, are EIP-721 (the id as a fourth topic) and contracts that use the event's name with
 * other data or with words that are no addresses.
 */
export function isErc20({ topics, data }: Pick<Log, 'topics' | 'data'>): boolean {
  return topics[0] === TRANSFER_TOPIC && topics.length === 3 && data.length === 66 && topics.slice(1).every((topic) => topic.startsWith(PADDING));
}

interface Asked {
  readonly place: 1 | 2;
  readonly events: readonly string[];
  readonly wanted: ReadonlySet<string>;
}

function assertAsked(one: Log, before: Log | undefined, { from, to }: HistoryQuery, { place, events, wanted }: Asked): void {
  if (one.block < from || one.block > to) {
    throw contradiction(`${METHOD} was asked for blocks ${from} to ${to} and gave a log of block ${one.block}.`);
  }
  if (!events.includes(one.topics[0] ?? '') || !wanted.has(one.topics[place] ?? '')) {
    throw contradiction(`${METHOD} gave a log in block ${one.block} that does not match the topics it was asked for.`);
  }
  if (before === undefined || one.block > before.block || (one.block === before.block && one.index > before.index)) return;
  const what = one.block === before.block && one.index === before.index ? 'twice' : 'out of order';
  throw contradiction(`${METHOD} gave log ${one.index} of block ${one.block} ${what}.`);
}

/** Both answers as one, in the order of the chain. A log that stands in both must be the same in both. */
function merged(sent: readonly Log[], received: readonly Log[]): Log[] {
  const byPlace = new Map(sent.map((one) => [placeOf(one), one]));
  const others = received.filter((one) => {
    const twin = byPlace.get(placeOf(one));
    if (twin !== undefined && !isSame(twin, one)) {
      throw contradiction(`${METHOD} gave log ${one.index} of block ${one.block} in two versions.`);
    }
    return twin === undefined;
  });
  if (others.length === 0) return [...sent];
  return [...sent, ...others].sort((a, b) => a.block - b.block || a.index - b.index);
}

/** No block has a million logs. */
const placeOf = ({ block, index }: Log) => block * 1_000_000 + index;

function isSame(a: Log, b: Log): boolean {
  return a.blockHash === b.blockHash && a.txHash === b.txHash && a.address === b.address && a.data === b.data && a.topics.join() === b.topics.join();
}

/** Contract, event and watched wallet; the other party is one of thousands and would cost a hash each. */
function assertInBloom(one: Log, { bloom }: Header, wanted: ReadonlySet<string>): void {
  if (bloom === null) return;
  const party = wanted.has(one.topics[1] ?? '') ? one.topics[1] : one.topics[2];
  if (mayHold(bloom, [one.address, one.topics[0] ?? '', party ?? ''])) return;
  throw contradiction(`${METHOD} gave log ${one.index} of block ${one.block}, which the filter of that block (logsBloom) rules out.`);
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
