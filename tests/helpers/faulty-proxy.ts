import { FAILURES, type Faulted, FAULTS, type FaultSort, LIES } from './faults';
import { createRandom, pickWeighted, seedOf } from './random';
import { type Meddle, type Reply, type RpcAnswer, type RpcCall, type RpcProxy, type RpcRequest, startRpcProxy } from './rpc-proxy';

export interface FaultyOptions {
  readonly seed: number;
  /** The share of requests that go wrong, from 0 to 1. */
  readonly rate: number;
  /** The blocks of which it may say what is false. By default none: then it only fails. */
  readonly lies?: (block: number) => boolean;
  /** The most blocks that a query may span: more is refused, which counts as no fault. */
  readonly maxRange?: number;
}

/** A node on a bad day. */
export interface FaultyProxy extends RpcProxy {
  readonly host: string;
  /** How often each sort of fault was injected. */
  readonly faults: ReadonlyMap<FaultSort, number>;
  /** All of them, and those that only another endpoint's answer can show. */
  readonly injected: () => number;
  readonly silentLies: () => number;
}

/** How often one sort comes beside the others: rarer those that cost time, for an endpoint is spared after them. */
const WEIGHTS: Readonly<Record<FaultSort, number>> = {
  'connection reset': 16,
  'answer broken off': 4,
  'no answer in time': 0.4,
  'too many requests': 0.5,
  'too many requests, with Retry-After': 0.5,
  'server error': 2,
  refusal: 6,
  'lower head': 12,
  'answer cut short': 10,
  'web page': 8,
  'answer to another request': 8,
  'log twice': 20,
  "another block's hash": 14,
  'logs left out': 80,
  'traces left out': 50,
};

/**
 * Starts a proxy that answers some requests wrongly or not at all. Chance depends on the seed, the request and how
 * often it was asked before, not on the order in which different requests arrive. The chain behind it must not change.
 */
export async function startFaultyProxy(target: string, { seed, rate, lies, maxRange = Infinity }: FaultyOptions): Promise<FaultyProxy> {
  const faults = new Map<FaultSort, number>();
  const answers = new Map<string, Promise<string>>();
  const asked = new Map<string, number>();
  const weights = (Object.entries(WEIGHTS) as [FaultSort, number][]).filter(([sort]) => lies !== undefined || sort in FAILURES);

  /** Asks the node once for each question. */
  function answerTo(call: RpcRequest, forward: () => Promise<RpcAnswer>): Promise<string> {
    const key = keyOf(call);
    const known = answers.get(key) ?? forward().then((answer) => JSON.stringify(answer));
    answers.set(key, known);
    known.catch(() => answers.delete(key));
    return known;
  }

  const meddle: Meddle = async (call, forward) => {
    const key = keyOf(call);
    const count = asked.get(key) ?? 0;
    asked.set(key, count + 1);
    if (rangeOf(call) > maxRange) return refusedRange(call, maxRange);
    const random = createRandom(seedOf(`${seed} ${count} ${key}`));
    const answer = async (): Promise<RpcAnswer> => ({ ...(JSON.parse(await answerTo(call, forward)) as RpcAnswer), id: call.id });
    if (random() < rate) {
      const faulted: Faulted = { call, random, answer, ask: (method, params) => ask(target, method, params), mayLieAbout: lies ?? (() => false) };
      const [sort, reply] = await goWrong(faulted);
      faults.set(sort, (faults.get(sort) ?? 0) + 1);
      return reply;
    }
    return { body: JSON.stringify(await answer()) };
  };

  /** The sorts are tried by chance until one can be made of this answer. */
  async function goWrong(faulted: Faulted): Promise<[FaultSort, Reply]> {
    for (;;) {
      const sort = pickWeighted(faulted.random, weights);
      const reply = await FAULTS[sort](faulted);
      if (reply !== undefined) return [sort, reply];
    }
  }

  const proxy = await startRpcProxy(target, meddle);
  const count = (sorts: Iterable<FaultSort>) => [...sorts].reduce((sum, sort) => sum + (faults.get(sort) ?? 0), 0);
  return {
    ...proxy,
    host: new URL(proxy.url).host,
    faults,
    injected: () => count(faults.keys()),
    silentLies: () => count(Object.keys(LIES) as FaultSort[]),
  };
}

const keyOf = ({ method, params }: RpcCall) => JSON.stringify([method, params]);

function rangeOf({ method, params }: RpcCall): number {
  if (method !== 'eth_getLogs' && method !== 'trace_filter') return 0;
  const { fromBlock, toBlock } = params[0] as { fromBlock: string; toBlock: string };
  return Number(toBlock) - Number(fromBlock) + 1;
}

function refusedRange({ id }: RpcRequest, limit: number): Reply {
  return { body: JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32602, message: `query exceeds max block range ${limit}` } }) };
}

async function ask(target: string, method: string, params: readonly unknown[]): Promise<unknown> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
  const response = await fetch(target, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return ((await response.json()) as RpcAnswer).result;
}
