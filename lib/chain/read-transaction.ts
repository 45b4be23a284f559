import type { Ask, Headers } from './source';
import { contradiction } from './errors';
import { list, log, object, receipt, small, transaction } from './parse';
import { isErc20, TRANSFER_TOPIC } from './token-logs';

/** One movement that a transaction says of itself: its own ether, or a Transfer event. */
export interface SeenMovement {
  readonly from: string;
  readonly to: string | null;
  readonly assetContract: string | null;
  readonly amount: bigint;
}

/** A mined transaction as a node tells it. `native` is its own value, `tokens` its ERC-20 events. */
export interface SeenTransaction {
  readonly block: number;
  readonly timestamp: number;
  readonly succeeded: boolean;
  readonly native: SeenMovement;
  readonly tokens: readonly SeenMovement[];
}

/**
 * Reads one transaction by its hash; null when the node has none of that hash in a block.
 * Throws `endpoint_contradiction` when its answers do not fit together.
 */
export async function readTransaction(ask: Ask, headers: Headers, txHash: string, signal?: AbortSignal): Promise<SeenTransaction | null> {
  const rawTx = await ask('eth_getTransactionByHash', [txHash], signal);
  if (rawTx === null || object(rawTx, 'eth_getTransactionByHash', 'the transaction')['blockNumber'] === null) return null;
  const tx = transaction(rawTx, 'eth_getTransactionByHash');
  const method = 'eth_getTransactionReceipt';
  const raw = object(await ask(method, [txHash], signal), method, 'the receipt');
  const { txHash: ofReceipt, blockHash, succeeded } = receipt(raw, method);
  const block = small(raw['blockNumber'], method, 'blockNumber');
  if (tx.hash !== txHash || ofReceipt !== txHash || blockHash !== tx.blockHash || block !== tx.block) {
    throw contradiction(`The transaction ${txHash} and its receipt do not belong together.`);
  }
  const logs = list(raw['logs'], method, 'logs').map((one) => log(one, method));
  return {
    block,
    timestamp: await headers.time(block, blockHash, signal),
    succeeded: succeeded ?? true,
    native: { from: tx.from, to: tx.to, assetContract: null, amount: tx.value },
    tokens: logs.filter((one) => one.topics[0] === TRANSFER_TOPIC && isErc20(one)).map(({ topics, address, data }) => ({
      from: `0x${(topics[1] ?? '').slice(26)}`,
      to: `0x${(topics[2] ?? '').slice(26)}`,
      assetContract: address,
      amount: BigInt(data),
    })),
  };
}
