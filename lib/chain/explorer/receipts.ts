import { contradiction } from '../errors';
import type { Header, Log, Receipt } from '../parse';
import { list, log, object, receipt } from '../parse';
import type { Ask } from '../source';

const METHOD = 'eth_getTransactionReceipt';

/** A receipt with its logs. */
export interface Proof extends Receipt {
  readonly logs: readonly Log[];
}

/** Reads the receipt of a transaction that stands in this block, as the explorer says. */
export type ReadReceipt = (txHash: string, block: Header) => Promise<Proof>;

/** Receipts by JSON-RPC, each read once. Throws `endpoint_contradiction` for one that is not of the transaction or block. */
export function createReceipts(ask: Ask, signal: AbortSignal | undefined): ReadReceipt {
  const known = new Map<string, Promise<Proof>>();

  async function read(txHash: string, block: Header): Promise<Proof> {
    const raw = await ask(METHOD, [txHash], signal);
    if (raw === null) throw contradiction(`${METHOD} knows no transaction ${txHash}, of which the explorer had rows.`);
    const found = receipt(raw, METHOD);
    if (found.txHash !== txHash || found.blockHash !== block.hash) {
      throw contradiction(`${METHOD} puts transaction ${txHash} into block ${found.blockHash}, the explorer into ${block.hash}.`);
    }
    const logs = list(object(raw, METHOD, 'the receipt')['logs'], METHOD, 'logs').map((one) => log(one, METHOD));
    if (logs.some((one) => one.txHash !== txHash || one.blockHash !== block.hash)) {
      throw contradiction(`${METHOD} gave a log of another transaction than ${txHash}.`);
    }
    return { ...found, logs };
  }

  return (txHash, block) => {
    const found = known.get(txHash) ?? read(txHash, block);
    known.set(txHash, found);
    return found;
  };
}
