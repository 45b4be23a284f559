import { chainByEvmId } from '@/lib/core/chains';
import { explain, TrackerError } from '@/lib/core/errors';
import type { TransferKind } from '@/lib/core/transfer';
import { createBlockScan } from './block-scan';
import type { TreeMethod } from './call-trees';
import { EndpointError } from './errors';
import { type Finality, readFinality } from './finality';
import { createHeaders, hex } from './headers';
import { createOtterscan } from './otterscan';
import { small } from './parse';
import type { ChainProvider } from './provider';
import type { Ask, HistorySource } from './source';
import { createTokenLogs, TRANSFER_TOPIC } from './token-logs';
import { createTraceFilter } from './trace-filter';
import type { Endpoint } from './transport';

/** What one endpoint said for itself. */
export interface EndpointReport {
  readonly host: string;
  readonly finality: Finality | null;
  /** Why it can't be used, for people; null when it can. */
  readonly trouble: string | null;
}

export interface HeadReport extends Finality {
  readonly endpoints: readonly EndpointReport[];
}

/**
 * Asks every endpoint for its chain and its last final block, and from then on leaves out those that are dead.
 * The final block is the lowest of the living, so that none of them is asked for what it does not have yet.
 * Throws `endpoint_wrong_chain` if any of them is of another chain, and the failure of the first if all are dead.
 */
export async function probeHead(provider: ChainProvider, signal?: AbortSignal): Promise<HeadReport> {
  const results = await Promise.all(provider.endpoints.map((endpoint) => probeEndpoint(provider, endpoint, signal)));
  const fatal = results.find(({ error }) => error?.code === 'endpoint_wrong_chain' || error?.code === 'aborted');
  if (fatal?.error !== undefined) throw fatal.error;
  const alive = results.filter(({ report }) => report.finality !== null);
  const lowest = alive.map(({ report }) => report.finality).reduce<Finality | null>(lower, null);
  if (lowest === null) {
    throw results[0]?.error ?? new TrackerError('bad_config', 'No endpoint is configured for this chain.');
  }
  provider.use(alive.map(({ endpoint }) => endpoint));
  return { ...lowest, endpoints: results.map(({ report }) => report) };
}

interface EndpointResult {
  readonly endpoint: Endpoint;
  readonly report: EndpointReport;
  readonly error?: TrackerError;
}

async function probeEndpoint(provider: ChainProvider, endpoint: Endpoint, signal?: AbortSignal): Promise<EndpointResult> {
  const { host } = endpoint;
  // Both steps together end within the deadline of one request.
  const deadline = Date.now() + provider.timeoutMs;
  const ask: Ask = (method, params) =>
    provider.requestOf([endpoint], method, params, { signal, timeoutMs: Math.max(500, deadline - Date.now()) });
  try {
    const id = small(await ask('eth_chainId', [], signal), 'eth_chainId', 'the result');
    if (id !== provider.chainId) throw wrongChain(host, id, provider.chainId);
    const finality = await readFinality(ask, provider.chainId, signal);
    return { endpoint, report: { host, finality, trouble: null } };
  } catch (error) {
    if (!(error instanceof TrackerError)) throw error;
    return { endpoint, error, report: { host, finality: null, trouble: explain(error) } };
  }
}

function lower(a: Finality | null, b: Finality | null): Finality | null {
  if (a === null || b === null) return a ?? b;
  return b.final.number < a.final.number ? b : a;
}

function wrongChain(host: string, id: number, wanted: number): TrackerError {
  const name = (chainId: number) => `chain ${chainId}${titleOf(chainId)}`;
  return new TrackerError('endpoint_wrong_chain', `${host} is an endpoint of ${name(id)}, not of ${name(wanted)}.`, {
    fix: `Set RPC_URL_${wanted} to an endpoint of ${name(wanted)}.`,
  });
}

function titleOf(chainId: number): string {
  const title = chainByEvmId(chainId)?.title;
  return title === undefined ? '' : ` (${title})`;
}

/** What the endpoints can tell of the past. */
export interface HistoryReport {
  readonly methods: {
    readonly logs: boolean;
    readonly traceFilter: boolean;
    readonly otterscan: boolean;
    /** How the call tree of one transaction, and of a whole block, can be read; null if not at all. */
    readonly transactionTrees: TreeMethod | null;
    readonly blockTrees: TreeMethod | null;
  };
  readonly sources: readonly HistorySource[];
  /** What kinds of transfer no source can give. */
  readonly missingKinds: readonly TransferKind[];
}

const NOBODY = '0x0000000000000000000000000000000000000001';
const NO_HASH = `0x${'0'.repeat(64)}`;

/**
 * Finds out by small test calls at a final block which methods work, and picks the sources: token transfers by
 * logs; native and internal ones by `trace_filter`, else `ots_`, else a scan of all blocks.
 * Throws when the endpoint can't be asked at all; a method that it refuses is an answer, not a failure.
 */
export async function probeHistory(provider: ChainProvider, chain: string, final: number, signal?: AbortSignal): Promise<HistoryReport> {
  const works = (method: string, params: unknown) => answers(provider, method, params, signal);
  const at = { fromBlock: hex(final), toBlock: hex(final) };
  const tracer = { tracer: 'callTracer' };
  const [logs, traceFilter, otterscan, traceTx, debugTx, traceBlock, debugBlock] = await Promise.all([
    works('eth_getLogs', [{ ...at, topics: [TRANSFER_TOPIC, NO_HASH] }]),
    works('trace_filter', [{ ...at, fromAddress: [NOBODY] }]),
    works('ots_getApiLevel', []),
    works('trace_transaction', [NO_HASH]),
    works('debug_traceTransaction', [NO_HASH, tracer]),
    works('trace_block', [hex(final)]),
    works('debug_traceBlockByNumber', [hex(final), tracer]),
  ]);
  const transactionTrees = traceTx ? 'trace' : debugTx ? 'debug' : null;
  const blockTrees = traceBlock ? 'trace' : debugBlock ? 'debug' : null;
  const ask: Ask = (method, params, stop) => provider.request(method, params, { signal: stop, retryTimeouts: false });
  const context = { chain, ask, headers: createHeaders(ask) };
  const native = traceFilter
    ? createTraceFilter(context, transactionTrees)
    : otterscan
      ? createOtterscan(context, transactionTrees)
      : createBlockScan(context, blockTrees);
  const sources = logs ? [createTokenLogs(context), native] : [native];
  const kinds = new Set(sources.flatMap((source) => source.kinds));
  const missingKinds = (['native', 'internal', 'token'] as const).filter((kind) => !kinds.has(kind));
  return { methods: { logs, traceFilter, otterscan, transactionTrees, blockTrees }, sources, missingKinds };
}

/** "Unknown transaction" and the like show that a method is there. */
async function answers(provider: ChainProvider, method: string, params: unknown, signal?: AbortSignal): Promise<boolean> {
  try {
    await provider.request(method, params, { signal });
    return true;
  } catch (error) {
    if (!(error instanceof EndpointError) || error.code !== 'endpoint_refused' || error.reason === 'rate') throw error;
    return error.reason === 'other' || error.reason === 'range';
  }
}
