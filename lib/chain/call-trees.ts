import { type Call, framesOf, traceOf } from './calls';
import { contradiction } from './errors';
import { hex } from './headers';
import { hash, list, object } from './parse';
import type { Ask } from './source';

/**
 * A way to read every call of a transaction, or of a whole block, with what failed told. `ots_getInternalOperations`
 * is none: it lists the calls of a reverted call as if value had moved, and skips some values (Erigon
 * `OperationsTracer`), so that anyone could forge a transfer to a watched wallet.
 */
export type TreeMethod = 'trace' | 'debug';

const TRACER = { tracer: 'callTracer' };

/** All calls of one transaction in `block`, the transaction itself first. */
export async function callsOfTransaction(
  ask: Ask,
  method: TreeMethod,
  tx: { readonly hash: string; readonly blockHash: string },
  signal?: AbortSignal,
): Promise<Call[]> {
  if (method === 'debug') {
    const raw = await ask('debug_traceTransaction', [tx.hash, TRACER], signal);
    return framesOf(raw, tx.hash, 'debug_traceTransaction');
  }
  const name = 'trace_transaction';
  const calls = list(await ask(name, [tx.hash], signal), name, 'the result').flatMap((one) => traceOf(one, name) ?? []);
  if (!calls.some((call) => call.path.length === 0)) {
    throw contradiction(`${name} gave no trace of transaction ${tx.hash}, which another answer knows.`);
  }
  for (const call of calls) assertSame(call, tx, name);
  return calls;
}

/** All calls of all transactions of one block. */
export async function callsOfBlock(
  ask: Ask,
  method: TreeMethod,
  block: { readonly number: number; readonly hash: string },
  signal?: AbortSignal,
): Promise<Call[]> {
  if (method === 'debug') {
    const name = 'debug_traceBlockByNumber';
    return list(await ask(name, [hex(block.number), TRACER], signal), name, 'the result').flatMap((one) => {
      const raw = object(one, name, 'a transaction');
      return framesOf(raw['result'], hash(raw['txHash'], name, 'txHash'), name);
    });
  }
  const name = 'trace_block';
  const calls = list(await ask(name, [hex(block.number)], signal), name, 'the result').flatMap((one) => traceOf(one, name) ?? []);
  for (const call of calls) assertSame(call, { hash: call.txHash, blockHash: block.hash }, name);
  return calls;
}

function assertSame(
  call: { readonly txHash: string; readonly blockHash: string },
  tx: { readonly hash: string; readonly blockHash: string },
  method: string,
): void {
  if (call.txHash === tx.hash && call.blockHash === tx.blockHash) return;
  throw contradiction(
    `${method} gave a trace of transaction ${call.txHash} in block ${call.blockHash}, not of ${tx.hash} in ${tx.blockHash}.`,
  );
}
