import type { TransferKind } from '@/lib/core/transfer';
import { EndpointError } from './errors';
import type { Finality } from './finality';
import { createHeaders, hex } from './headers';
import { mapAll } from './limit';
import { probeHead } from './probe';
import { type Methods, probeMethods, worksAt } from './methods';
import { probeHistory, sourcesOf } from './probe-history';
import type { ChainProvider } from './provider';
import { createRangeSize } from './ranges';
import { createReader, groupReaders } from './reader';
import type { Ask } from './source';
import { TRANSFER_TOPIC } from './token-logs';

/** What one endpoint can serve. */
export interface Examination {
  readonly finality: Finality;
  /** Whether it knows the state of old blocks. */
  readonly archive: boolean;
  /** Null of an explorer, which has an API of its own. */
  readonly methods: Methods | null;
  /** The most blocks that one question for logs may span, up to the whole chain; null where there are no logs. */
  readonly largestRange: number | null;
  /** Answers a second to small questions, and whether it asked for fewer: then it is the rate that it bears. */
  readonly rate: { readonly perSecond: number; readonly limited: boolean };
  /** Which source will serve which kind of transfer. */
  readonly sources: Partial<Record<TransferKind, string>>;
}

const NOBODY = `0x${'0'.repeat(39)}1`;
const NO_TOPIC = `0x${'0'.repeat(64)}`;
const QUESTIONS = 24;

/** Examines the first endpoint of a provider. Throws what makes it unusable. */
export async function examine(provider: ChainProvider, chain: string): Promise<Examination> {
  const { final, by } = await probeHead(provider);
  const [endpoint] = provider.live;
  if (endpoint === undefined) throw new EndpointError('endpoint_unreachable', 'The endpoint does not answer.');
  const ask: Ask = (method, params) => provider.requestOf([endpoint], method, params, { retryTimeouts: false });
  const methods = endpoint.isExplorer === true ? null : await probeMethods(worksAt(provider, endpoint), final.number, true);
  const groups =
    methods === null
      ? (await probeHistory(provider, chain, final.number)).groups
      : groupReaders(sourcesOf(methods, { chain, ask, headers: createHeaders(ask) }).map((source) => createReader(provider.lane(endpoint), source)));
  const served = groups.flatMap(({ kinds, readers: [best] }) => kinds.map((kind) => [kind, best?.source.name] as const));
  return {
    finality: { final, by },
    archive: await knowsOldState(ask),
    methods,
    largestRange: methods?.logs === true ? await largestRange(ask, final.number) : null,
    rate: await rateOf(provider, ask),
    sources: Object.fromEntries(served),
  };
}

async function knowsOldState(ask: Ask): Promise<boolean> {
  return answered(() => ask('eth_getBalance', [NOBODY, '0x1'], undefined));
}

/** Asks for logs that nobody has, first of the whole chain, then of less. */
async function largestRange(ask: Ask, final: number): Promise<number> {
  const size = createRangeSize({ start: final + 1, max: final + 1 });
  let works = 0;
  for (let i = 0; i < QUESTIONS; i++) {
    const asked = size.current();
    const range = { fromBlock: hex(final - asked + 1), toBlock: hex(final) };
    const failure = await failureOf(() => ask('eth_getLogs', [{ ...range, topics: [TRANSFER_TOPIC, NO_TOPIC] }], undefined));
    if (failure === undefined) {
      works = Math.max(works, asked);
      size.succeeded(asked);
      if (size.current() <= works) break;
    } else if (!size.refused(asked, failure.reason === 'slow', failure.limit)) {
      break;
    }
  }
  return works;
}

async function rateOf(provider: ChainProvider, ask: Ask): Promise<Examination['rate']> {
  const begun = performance.now();
  const answers = await mapAll(Array.from({ length: QUESTIONS }), () => answered(() => ask('eth_blockNumber', [], undefined)));
  const seconds = Math.max(0.001, (performance.now() - begun) / 1000);
  const learned = provider.health()[0]?.rate ?? null;
  const perSecond = learned ?? answers.filter(Boolean).length / seconds;
  return { perSecond: Math.round(perSecond), limited: learned !== null };
}

async function answered(question: () => Promise<unknown>): Promise<boolean> {
  return (await failureOf(question)) === undefined;
}

async function failureOf(question: () => Promise<unknown>): Promise<EndpointError | undefined> {
  try {
    await question();
    return undefined;
  } catch (error) {
    if (error instanceof EndpointError) return error;
    throw error;
  }
}
