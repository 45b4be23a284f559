import type { TreeMethod } from './call-trees';
import { EndpointError } from './errors';
import { hex } from './headers';
import type { ChainProvider } from './provider';
import { TRANSFER_TOPIC } from './token-logs';
import type { Endpoint } from './transport';

/** Which methods one endpoint answers; null where the answer was not needed. */
export interface Methods {
  readonly logs: boolean;
  readonly traceFilter: boolean;
  readonly otterscan: boolean | null;
  readonly alchemy: 'with internal' | 'without internal' | false | null;
  /** How the call tree of one transaction, and of a whole block, can be read; null if not at all. */
  readonly transactionTrees: TreeMethod | null;
  readonly blockTrees: TreeMethod | null;
}

const NOBODY = '0x0000000000000000000000000000000000000001';
const NO_HASH = `0x${'0'.repeat(64)}`;
const TRACER = { tracer: 'callTracer' };

/** Asks whether a method is there, by a small call; `strictly` counts only a result. */
export type Works = (method: string, params: unknown, strictly?: boolean) => Promise<boolean>;

/**
 * Finds out by small test calls at a final block which methods one endpoint answers; with `all`, also those that
 * would not be used. Throws when it can't be asked; a method that it refuses is an answer, not a failure.
 */
export async function probeMethods(works: Works, final: number, all = false): Promise<Methods> {
  const at = { fromBlock: hex(final), toBlock: hex(final) };
  const [logs, traceFilter, traceTx] = await Promise.all([
    works('eth_getLogs', [{ ...at, topics: [TRANSFER_TOPIC, NO_HASH] }]),
    works('trace_filter', [{ ...at, fromAddress: [NOBODY] }]),
    works('trace_transaction', [NO_HASH]),
  ]);
  const debugTx = traceTx ? false : await works('debug_traceTransaction', [NO_HASH, TRACER]);
  const otterscan = all || !traceFilter ? await works('ots_getApiLevel', []) : null;
  const enough = logs && (traceFilter || otterscan === true) && (traceTx || debugTx);
  const alchemy = all || !enough ? await alchemyBy(works, at) : null;
  const scan = all || !(traceFilter || otterscan === true || typeof alchemy === 'string');
  const traceBlock = scan && (await works('trace_block', [hex(final)]));
  const debugBlock = scan && !traceBlock && (await works('debug_traceBlockByNumber', [hex(final), TRACER]));
  return {
    logs,
    traceFilter,
    otterscan,
    alchemy,
    transactionTrees: traceTx ? 'trace' : debugTx ? 'debug' : null,
    blockTrees: traceBlock ? 'trace' : debugBlock ? 'debug' : null,
  };
}

/** Internal transfers Alchemy has on some chains only; elsewhere it refuses the whole question. */
async function alchemyBy(works: Works, range: object): Promise<Methods['alchemy']> {
  const has = (category: string) => works('alchemy_getAssetTransfers', [{ ...range, fromAddress: NOBODY, category: [category], maxCount: '0x1' }], true);
  if (!(await has('external'))) return false;
  return (await has('internal')) ? 'with internal' : 'without internal';
}

/** "Unknown transaction" and the like show that a method is there. */
export function worksAt(provider: ChainProvider, endpoint: Endpoint, signal?: AbortSignal): Works {
  return async (method, params, strictly = false) => {
    try {
      await provider.requestOf([endpoint], method, params, { signal });
      return true;
    } catch (error) {
      if (!(error instanceof EndpointError) || error.code !== 'endpoint_refused' || error.reason === 'rate') throw error;
      return !strictly && (error.reason === 'other' || error.reason === 'range');
    }
  };
}
