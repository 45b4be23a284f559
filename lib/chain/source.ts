import type { Transfer, TransferKind } from '@/lib/core/transfer';
import type { Header } from './parse';

/** Wallets in lower case and a closed range of final blocks. */
export interface HistoryQuery {
  readonly addresses: readonly string[];
  readonly from: number;
  readonly to: number;
  /** Where a source gives several kinds and only some are wanted; by default all of its kinds. */
  readonly kinds?: readonly TransferKind[];
  readonly signal?: AbortSignal;
}

/**
 * One way to read what went into and out of wallets. A fetch gives every transfer of its kinds in the range to
 * which one of the wallets is a party, each once, or throws: never a part. Only what really moved counts:
 * nothing of a failed transaction or a reverted call, no native value of zero.
 */
export interface HistorySource {
  readonly name: 'logs' | 'trace_filter' | 'otterscan' | 'alchemy' | 'explorer' | 'block scan';
  readonly kinds: readonly TransferKind[];
  /** The number of blocks to begin with; the walk over a long range grows and shrinks from there. */
  readonly startRange: number;
  readonly maxRange: number;
  fetchTransfers(query: HistoryQuery): Promise<Transfer[]>;
}

/** What all sources of one chain share: the name under which rows are stored, and who is asked. */
export interface SourceContext {
  readonly chain: string;
  readonly ask: Ask;
  readonly headers: Headers;
}

/** One raw JSON-RPC request. */
export type Ask = (method: string, params: unknown, signal: AbortSignal | undefined) => Promise<unknown>;

/** Headers of blocks, each read once. All throw `endpoint_contradiction` for a block that the node does not know. */
export interface Headers {
  at(block: number, signal: AbortSignal | undefined): Promise<Header>;
  /** As `at`, after its hash was compared with what another answer said. */
  same(block: number, blockHash: string, signal: AbortSignal | undefined): Promise<Header>;
  /** The time of a block in seconds, after its hash was compared with what another answer said. */
  time(block: number, blockHash: string, signal: AbortSignal | undefined): Promise<number>;
}

/** The rows once each, in the order of the chain, so that the same data gives the same bytes. */
export function distinct(rows: readonly Transfer[]): Transfer[] {
  const byKey = new Map(rows.map((row) => [`${row.blockHash} ${row.txHash} ${row.kind} ${row.position}`, row]));
  return [...byKey.values()].sort((a, b) => a.block - b.block || compare(a, b));
}

function compare(a: Transfer, b: Transfer): number {
  const [left, right] = [a, b].map((row) => `${row.txHash} ${row.kind} ${row.position}`) as [string, string];
  return left < right ? -1 : left > right ? 1 : 0;
}
