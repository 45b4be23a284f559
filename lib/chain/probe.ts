import { chainByEvmId } from '@/lib/core/chains';
import { explain, TrackerError } from '@/lib/core/errors';
import { type Finality, readFinality } from './finality';
import { small } from './parse';
import type { ChainProvider } from './provider';
import type { Ask } from './source';
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

export interface HeadOptions {
  readonly signal?: AbortSignal;
  /** A final block that is known of this chain: an endpoint that gives it as its head needs no question for its chain. */
  readonly known?: { readonly block: number; readonly hash: string };
}

/**
 * Asks every endpoint for its chain and its last final block, and from then on leaves out those that are dead.
 * The final block is the lowest of the living, so that none of them is asked for what it does not have yet.
 * Throws `endpoint_wrong_chain` if any of them is of another chain, and the failure of the first if all are dead.
 */
export async function probeHead(provider: ChainProvider, options: HeadOptions = {}): Promise<HeadReport> {
  const results = await Promise.all(provider.endpoints.map((endpoint) => probeEndpoint(provider, endpoint, options)));
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

async function probeEndpoint(provider: ChainProvider, endpoint: Endpoint, { signal, known }: HeadOptions): Promise<EndpointResult> {
  const { host } = endpoint;
  // Both steps together end within the deadline of one request.
  const deadline = Date.now() + provider.timeoutMs;
  const ask: Ask = (method, params) =>
    provider.requestOf([endpoint], method, params, { signal, timeoutMs: Math.max(500, deadline - Date.now()) });
  try {
    const finality = known === undefined ? null : await readFinality(ask, provider.chainId, signal);
    if (finality !== null && finality.final.hash === known?.hash) return { endpoint, report: { host, finality, trouble: null } };
    const id = small(await ask('eth_chainId', [], signal), 'eth_chainId', 'the result');
    if (id !== provider.chainId) throw wrongChain(host, id, provider.chainId);
    return { endpoint, report: { host, finality: finality ?? (await readFinality(ask, provider.chainId, signal)), trouble: null } };
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
