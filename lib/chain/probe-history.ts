import { TRANSFER_KINDS, type TransferKind } from '@/lib/core/transfer';
import { createBlockScan } from './block-scan';
import type { TreeMethod } from './call-trees';
import { createAlchemy } from './alchemy';
import { EndpointError } from './errors';
import type { ExplorerCalls } from './explorer/client';
import { EXPLORER_CALL } from './explorer/endpoint';
import { createExplorerHistory } from './explorer/history';
import { createHeaders } from './headers';
import { mapAll } from './limit';
import { type Methods, probeMethods, worksAt } from './methods';
import { createOtterscan } from './otterscan';
import type { ChainProvider } from './provider';
import { createReader, groupReaders, type Reader, type ReaderGroup } from './reader';
import type { Ask, HistorySource, SourceContext } from './source';
import { createTokenLogs } from './token-logs';
import { createTraceFilter } from './trace-filter';
import type { Endpoint } from './transport';

/** What the endpoints in use can tell of the past. */
export interface HistoryReport {
  readonly groups: readonly ReaderGroup[];
  /** What kinds of transfer no source can give. */
  readonly missingKinds: readonly TransferKind[];
}

/** The sources of one node: token transfers by logs; native and internal ones by the best way that it has. */
export function sourcesOf(methods: Methods, context: SourceContext): HistorySource[] {
  const { logs, alchemy } = methods;
  const tokens = logs ? [createTokenLogs(context)] : [];
  const all = typeof alchemy === 'string' ? [createAlchemy(context, { internal: alchemy === 'with internal' })] : [];
  return [...tokens, ...coinSources(methods, context), ...all];
}

function coinSources({ traceFilter, otterscan, alchemy, transactionTrees, blockTrees }: Methods, context: SourceContext): HistorySource[] {
  if (traceFilter) return [createTraceFilter(context, transactionTrees)];
  if (otterscan === true) return [createOtterscan(context, transactionTrees)];
  return typeof alchemy === 'string' ? [] : [createBlockScan(context, blockTrees)];
}

/**
 * Probes every endpoint in use and sorts what they can give. One that can't be asked is left out; throws its failure
 * when there is no other.
 */
export async function probeHistory(
  provider: ChainProvider,
  chain: string,
  final: number,
  signal?: AbortSignal,
): Promise<HistoryReport> {
  const failures: EndpointError[] = [];
  const nodes = provider.live.filter((endpoint) => endpoint.isExplorer !== true);
  const probed = await mapAll(nodes, async (endpoint) => {
    try {
      const methods = await probeMethods(worksAt(provider, endpoint, signal), final);
      return [{ endpoint, methods }];
    } catch (error) {
      if (!(error instanceof EndpointError)) throw error;
      failures.push(error);
      return [];
    }
  });
  const trees = probed.flat().find(({ methods }) => methods.transactionTrees !== null)?.methods.transactionTrees ?? null;
  const readers = [
    ...probed.flat().flatMap(({ endpoint, methods }) => nodeReaders(provider, endpoint, methods, chain)),
    ...provider.live.flatMap((endpoint) => (endpoint.isExplorer === true ? [explorerReader(provider, endpoint, chain, trees)] : [])),
  ];
  if (readers.length === 0 && failures[0] !== undefined) throw failures[0];
  const groups = groupReaders(readers);
  const given = new Set(groups.flatMap(({ kinds }) => kinds));
  return { groups, missingKinds: TRANSFER_KINDS.filter((kind) => !given.has(kind)) };
}

function nodeReaders(provider: ChainProvider, endpoint: Endpoint, methods: Methods, chain: string): Reader[] {
  const ask: Ask = (method, params, stop) => provider.requestOf([endpoint], method, params, { signal: stop, retryTimeouts: false });
  const sources = sourcesOf(methods, { chain, ask, headers: createHeaders(ask) });
  return sources.map((source) => createReader(provider.lane(endpoint), source));
}

/** Blocks, receipts and call trees come from the nodes, where there are any. */
function explorerReader(provider: ChainProvider, endpoint: Endpoint, chain: string, trees: TreeMethod | null): Reader {
  const ask: Ask = (method, params, signal) => provider.request(method, params, { signal });
  const explorer: ExplorerCalls = {
    host: endpoint.host,
    // One try may take half of the time that a request has.
    call: (params, { timeoutMs, signal }) =>
      provider.requestOf([endpoint], EXPLORER_CALL, params, { signal, timeoutMs: 2 * timeoutMs, retryTimeouts: false }),
  };
  return createReader(provider.lane(endpoint), createExplorerHistory({ chain, explorer, headers: createHeaders(ask), ask, trees }));
}
