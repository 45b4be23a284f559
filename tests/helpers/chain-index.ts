import type { Anvil } from './anvil';

/** A call of a transaction, the transaction itself first; `number` counts them in the order of the trace. */
export interface IndexedCall {
  readonly number: number;
  readonly path: readonly number[];
  readonly type: string;
  readonly callType: string;
  readonly from: string;
  readonly to: string;
  readonly value: bigint;
  /** Whether it failed itself, and whether it or one above it did. */
  readonly failed: boolean;
  readonly undone: boolean;
}

export interface IndexedLog {
  readonly index: number;
  readonly address: string;
  readonly topics: readonly string[];
  readonly data: string;
}

/** A transaction with all that an explorer knows of it. */
export interface IndexedTx {
  readonly block: number;
  readonly blockHash: string;
  readonly time: number;
  readonly hash: string;
  readonly index: number;
  readonly from: string;
  readonly to: string | null;
  readonly made: string | null;
  readonly value: bigint;
  readonly succeeded: boolean;
  readonly calls: readonly IndexedCall[];
  readonly logs: readonly IndexedLog[];
}

interface RawTrace {
  readonly type: string;
  readonly error?: string;
  readonly traceAddress: readonly number[];
  readonly action: Readonly<Record<string, string>>;
  readonly result?: Readonly<Record<string, string>> | null;
}

/** Reads a whole chain once, as an indexer of an explorer does: blocks, receipts and traces. */
export async function indexChain(anvil: Anvil): Promise<IndexedTx[]> {
  const found: IndexedTx[] = [];
  for (let number = 0, last = await anvil.head(); number <= last; number++) {
    const block = await anvil.rpc<Record<string, string> & { transactions: Record<string, string>[] }>('eth_getBlockByNumber', hex(number), true);
    for (const tx of block.transactions) {
      const receipt = await anvil.rpc<{ status: string; contractAddress: string | null; logs: Record<string, string>[] }>('eth_getTransactionReceipt', tx.hash);
      const traces = await anvil.rpc<RawTrace[]>('trace_transaction', tx.hash);
      found.push({
        block: number,
        blockHash: block.hash ?? '',
        time: Number(block.timestamp),
        hash: tx.hash ?? '',
        index: Number(tx.transactionIndex),
        from: tx.from ?? '',
        to: tx.to ?? null,
        made: receipt.contractAddress,
        value: BigInt(tx.value ?? 0),
        succeeded: receipt.status === '0x1',
        calls: callsOf(traces),
        logs: receipt.logs.map((log) => ({
          index: Number(log.logIndex),
          address: log.address ?? '',
          topics: log.topics as unknown as string[],
          data: log.data ?? '',
        })),
      });
    }
  }
  return found;
}

function callsOf(traces: readonly RawTrace[]): IndexedCall[] {
  const failed = new Set(traces.filter(({ error }) => error !== undefined).map(({ traceAddress }) => traceAddress.join()));
  return traces.map(({ type, traceAddress, action, result, error }, number) => ({
    number,
    path: traceAddress,
    type,
    callType: action.callType ?? '',
    from: action.from ?? action.address ?? '',
    to: action.to ?? action.refundAddress ?? result?.address ?? '',
    value: BigInt(action.value ?? action.balance ?? 0),
    failed: error !== undefined,
    undone: [...traceAddress, -1].some((_, depth) => failed.has(traceAddress.slice(0, depth).join())),
  }));
}

const hex = (value: number) => `0x${value.toString(16)}`;
