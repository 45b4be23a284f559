import type { Transfer } from '@/lib/core/transfer';
import { callsOfBlock, type TreeMethod } from './call-trees';
import { moved } from './calls';
import { contradiction } from './errors';
import { hex } from './headers';
import { mapAll } from './limit';
import { header, list, object, receipt, transaction, type Tx } from './parse';
import { nativeRow } from './native';
import { distinct, type HistoryQuery, type HistorySource, type SourceContext } from './source';
import { touching, transferOf } from './trace-filter';

const METHOD = 'eth_getBlockByNumber';
const RECEIPT = 'eth_getTransactionReceipt';

/**
 * Native transfers by reading every block, where a node offers nothing better: slow, but always possible.
 * Internal ones too when the node gives the call trees of a block, by `trees`; otherwise they stay unknown.
 */
export function createBlockScan({ chain, ask }: SourceContext, trees: TreeMethod | null): HistorySource {
  async function nativeOf(tx: Tx, timestamp: number, signal: AbortSignal | undefined): Promise<Transfer[]> {
    const proof = receipt(await ask(RECEIPT, [tx.hash], signal), RECEIPT);
    if (proof.txHash !== tx.hash || proof.blockHash !== tx.blockHash) {
      throw contradiction(`${RECEIPT} puts transaction ${tx.hash} into block ${proof.blockHash}, ${METHOD} into ${tx.blockHash}.`);
    }
    const row = nativeRow(chain, tx, proof, timestamp);
    return row === null ? [] : [row];
  }

  async function rowsOf(number: number, { addresses, signal }: HistoryQuery): Promise<Transfer[]> {
    const raw = await ask(METHOD, [hex(number), true], signal);
    const { hash, timestamp, number: given } = header(raw, METHOD);
    if (given !== number) throw contradiction(`${METHOD} was asked for block ${number} and gave block ${given}.`);
    const txs = list(object(raw, METHOD, 'the block')['transactions'], METHOD, 'transactions').map((one) => transaction(one, METHOD));
    for (const tx of txs) {
      if (tx.blockHash !== hash) throw contradiction(`${METHOD} gave block ${number} with a transaction of another block.`);
    }
    if (trees !== null && txs.length > 0) {
      const calls = await callsOfBlock(ask, trees, { number, hash }, signal);
      return touching(moved(calls), addresses).map((call) => ({ ...transferOf(chain, call, number, hash), timestamp }));
    }
    const wanted = new Set(addresses);
    const mine = txs.filter((tx) => tx.value > 0n && (wanted.has(tx.from) || tx.to === null || wanted.has(tx.to)));
    const rows = (await mapAll(mine, (tx) => nativeOf(tx, timestamp, signal))).flat();
    return rows.filter((row) => wanted.has(row.from) || wanted.has(row.to));
  }

  async function fetchTransfers(query: HistoryQuery): Promise<Transfer[]> {
    const blocks = Array.from({ length: query.to - query.from + 1 }, (_, i) => query.from + i);
    return distinct((await mapAll(blocks, (block) => rowsOf(block, query))).flat());
  }

  return {
    name: 'block scan',
    kinds: trees === null ? ['native'] : ['native', 'internal'],
    startRange: 50,
    maxRange: 200,
    fetchTransfers,
  };
}
