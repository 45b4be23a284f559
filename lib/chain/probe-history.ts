import type { TransferKind } from '@/lib/core/transfer';
import { TRANSFER_KINDS } from '@/lib/core/transfer';
import { createBlockScan } from './block-scan';
import type { TreeMethod } from './call-trees';
import { EndpointError } from './errors';
import { createHeaders, hex } from './headers';
import { createOtterscan } from './otterscan';
import type { ChainProvider } from './provider';
import { createReader, groupReaders, type Reader, type ReaderGroup } from './reader';
import type { Ask, HistorySource, SourceContext } from './source';
import { createTokenLogs, TRANSFER_TOPIC } from './token-logs';
import { createTraceFilter } from './trace-filter';
import type { Endpoint } from './transport';

/** Which methods one endpoint answers; null where the answer was not needed. */
export interface Methods {
  readonly logs: boolean;
  readonly traceFilter: boolean;
  readonly otterscan: boolean | null;
  readonly alchemy: boolean | null;
  /** How the call tree of one transaction, and of a whole block, can be read; null if not at all. */
  readonly transactionTrees: TreeMethod | null;
  readonly blockTrees: TreeMethod | null;
}

/** What the endpoints in use can tell of the past. */
export interface HistoryReport {
  readonly groups: readonly ReaderGroup[];
  /** What kinds of transfer no source can give. */
  readonly missingKinds: readonly TransferKind[];
}

const NOBODY = '0x0000000000000000000000000000000000000001';
const NO_HASH = `0x${'0'.repeat(64)}`;
const TRACER = { tracer: 'callTracer' };

/** Asks whether a method is there, by a small call. */
type Works = (method: string, params: unknown) => Promise<boolean>;

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
  const alchemy = all || !enough ? await works('alchemy_getAssetTransfers', [{ ...at, fromAddress: NOBODY, category: ['external'], maxCount: '0x1' }]) : null;
  const scan = all || !(traceFilter || otterscan === true || alchemy === true);
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

/** The sources of one endpoint: token transfers by logs; native and internal ones by the best way that it has. */
export function sourcesOf(methods: Methods, context: SourceContext): HistorySource[] {
  const { logs, traceFilter, otterscan, transactionTrees, blockTrees } = methods;
  const coins = traceFilter
    ? createTraceFilter(context, transactionTrees)
    : otterscan === true
      ? createOtterscan(context, transactionTrees)
      : createBlockScan(context, blockTrees);
  return logs ? [createTokenLogs(context), coins] : [coins];
}

/** Probes every endpoint in use and sorts what they can give. */
export async function probeHistory(
  provider: ChainProvider,
  chain: string,
  final: number,
  signal?: AbortSignal,
): Promise<HistoryReport> {
  const readers = (await Promise.all(provider.live.map((endpoint) => readersOf(provider, endpoint, chain, final, signal)))).flat();
  const groups = groupReaders(readers);
  const given = new Set(groups.flatMap(({ kinds }) => kinds));
  return { groups, missingKinds: TRANSFER_KINDS.filter((kind) => !given.has(kind)) };
}

async function readersOf(
  provider: ChainProvider,
  endpoint: Endpoint,
  chain: string,
  final: number,
  signal: AbortSignal | undefined,
): Promise<Reader[]> {
  const ask: Ask = (method, params, stop) => provider.requestOf([endpoint], method, params, { signal: stop, retryTimeouts: false });
  const methods = await probeMethods(worksAt(provider, endpoint, signal), final);
  const sources = sourcesOf(methods, { chain, ask, headers: createHeaders(ask) });
  return sources.map((source) => createReader(provider.lane(endpoint), source));
}

/** "Unknown transaction" and the like show that a method is there. */
export function worksAt(provider: ChainProvider, endpoint: Endpoint, signal?: AbortSignal): Works {
  return async (method, params) => {
    try {
      await provider.requestOf([endpoint], method, params, { signal });
      return true;
    } catch (error) {
      if (!(error instanceof EndpointError) || error.code !== 'endpoint_refused' || error.reason === 'rate') throw error;
      return error.reason === 'other' || error.reason === 'range';
    }
  };
}
