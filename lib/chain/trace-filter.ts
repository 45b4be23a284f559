import type { Transfer } from '@/lib/core/transfer';
import { callsOfTransaction, type TreeMethod } from './call-trees';
import { type Call, moved, type TracedCall, traceOf } from './calls';
import { contradiction } from './errors';
import { hex } from './headers';
import { mapAll } from './limit';
import { list } from './parse';
import { distinct, type HistoryQuery, type HistorySource, type SourceContext } from './source';

const METHOD = 'trace_filter';

/**
 * Native and internal transfers by `trace_filter`, the wallets as sender and as receiver, in two requests since
 * nodes disagree on what both at once mean. An internal one counts after the whole call tree of its transaction
 * was read, by `trees`: the filter alone does not say that a call above it was reverted.
 */
export function createTraceFilter({ chain, ask, headers }: SourceContext, trees: TreeMethod | null): HistorySource {
  async function tracesOf(query: HistoryQuery, end: 'fromAddress' | 'toAddress'): Promise<TracedCall[]> {
    const range = { fromBlock: hex(query.from), toBlock: hex(query.to) };
    const raw = await ask(METHOD, [{ ...range, [end]: query.addresses }], query.signal);
    const wanted = new Set(query.addresses);
    return list(raw, METHOD, 'the result').flatMap((one) => {
      const call = traceOf(one, METHOD);
      return call === null ? [] : [checked(call, query, end, wanted)];
    });
  }

  async function fetchTransfers(query: HistoryQuery): Promise<Transfer[]> {
    const both = await mapAll(['fromAddress', 'toAddress'] as const, (end) => tracesOf(query, end));
    const carrying = both.flat().filter((call) => call.moves && call.value > 0n && !call.failed);
    const tops = carrying.filter((call) => call.path.length === 0);
    const inner = new Map(carrying.filter((call) => call.path.length > 0).map((call) => [call.txHash, call]));
    const proven = trees === null ? [] : await mapAll([...inner.values()], (call) => proveTree(call, query, trees));
    const rows = await mapAll([...tops, ...proven.flat()], async (call) => ({
      ...transferOf(chain, call, call.block, call.blockHash),
      timestamp: await headers.time(call.block, call.blockHash, query.signal),
    }));
    return distinct(rows);
  }

  async function proveTree(seen: TracedCall, query: HistoryQuery, method: TreeMethod): Promise<TracedCall[]> {
    const { block, blockHash, txHash } = seen;
    const calls = await callsOfTransaction(ask, method, { hash: txHash, blockHash }, query.signal);
    return touching(moved(calls), query.addresses)
      .filter((call) => call.path.length > 0)
      .map((call) => ({ ...call, block, blockHash }));
  }

  return {
    name: 'trace_filter',
    kinds: trees === null ? ['native'] : ['native', 'internal'],
    startRange: 2_000,
    maxRange: 500_000,
    fetchTransfers,
  };
}

/** A call that moved value as a row, but for its time. */
export function transferOf(chain: string, call: Call, block: number, blockHash: string): Omit<Transfer, 'timestamp'> {
  return {
    chain,
    block,
    blockHash,
    txHash: call.txHash,
    kind: call.path.length === 0 ? 'native' : 'internal',
    position: call.path.join('_'),
    from: call.from,
    to: call.to,
    assetContract: null,
    amount: call.value,
  };
}

/** The calls to which one of the addresses is a party. */
export function touching<T extends Call>(calls: readonly T[], addresses: readonly string[]): T[] {
  const wanted = new Set(addresses);
  return calls.filter((call) => wanted.has(call.from) || wanted.has(call.to));
}

function checked(call: TracedCall, query: HistoryQuery, end: 'fromAddress' | 'toAddress', wanted: ReadonlySet<string>): TracedCall {
  if (call.block < query.from || call.block > query.to) {
    throw contradiction(`${METHOD} was asked for blocks ${query.from} to ${query.to} and gave one of block ${call.block}.`);
  }
  if (!call.failed && !wanted.has(end === 'fromAddress' ? call.from : call.to)) {
    throw contradiction(`${METHOD} gave a trace in block ${call.block} that does not match the addresses it was asked for.`);
  }
  return call;
}
