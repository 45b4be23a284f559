import { pick, type Random } from './random';
import type { Reply, RpcAnswer, RpcCall, RpcRequest } from './rpc-proxy';
import { WORDINGS } from './wordings';

/** A call that is to go wrong. */
export interface Faulted {
  readonly call: RpcRequest;
  readonly random: Random;
  /** What the node says to it, a copy to be changed. */
  readonly answer: () => Promise<RpcAnswer>;
  /** Asks the node something else. */
  readonly ask: (method: string, params: readonly unknown[]) => Promise<unknown>;
  /** Whether something false may be said of this block. */
  readonly mayLieAbout: (block: number) => boolean;
}

/** What is said in place of the answer; undefined where it can't be made of this one. */
export type Fault = (faulted: Faulted) => Promise<Reply | undefined> | Reply | undefined;

/** Failures: nothing is said that could be believed. */
export const FAILURES = {
  'connection reset': () => 'reset',
  'answer broken off': () => 'break off',
  'no answer in time': () => 'hang',
  'too many requests': () => ({ status: 429, body: '' }),
  'too many requests, with Retry-After': ({ random }) => ({ status: 429, headers: { 'retry-after': random() < 0.9 ? '0' : '1' }, body: '' }),
  'server error': ({ random }) => ({ status: pick(random, [500, 502, 503]), body: 'Something went wrong' }),
  refusal: ({ call, random }) => {
    const [, code, message] = pick(random, WORDINGS);
    return { body: JSON.stringify({ jsonrpc: '2.0', id: call.id, error: { code, message } }) };
  },
  'lower head': async ({ call, random, answer, ask }) => {
    if (call.params[0] !== 'finalized') return undefined;
    const { number } = (await answer()).result as Block;
    const lower = Math.max(1, Number(number) - 1 - Math.floor(random() * 5));
    return { body: JSON.stringify({ id: call.id, result: await ask('eth_getBlockByNumber', [hex(lower), false]) }) };
  },
} satisfies Record<string, Fault>;

/** Answers that show by themselves that they are wrong. */
export const BLUNDERS = {
  'answer cut short': async ({ random, answer }) => {
    const whole = JSON.stringify(await answer());
    return { body: whole.slice(0, 1 + Math.floor(random() * (whole.length - 1))) };
  },
  'web page': () => ({ body: '<!doctype html><title>Checking your browser</title>' }),
  'answer to another request': async ({ answer }) => said(await answer(), { id: 0 }),
  'log twice': ({ random, call, answer }) =>
    changedRows('eth_getLogs', call, answer, (logs) => {
      if (logs.length === 0) return undefined;
      const twin = pick(random, logs);
      return logs.flatMap((log) => (log === twin ? [log, log] : [log]));
    }),
  "another block's hash": async ({ call, random, answer, ask, mayLieAbout }) => {
    if (call.method === 'eth_getBlockByNumber') {
      const given = await answer();
      const block = given.result as Block | null;
      if (block === null || !mayLieAbout(Number(block.number))) return undefined;
      return said(given, { result: { ...block, hash: block.parentHash } });
    }
    return changedRows(/^(eth_getLogs|trace_filter|trace_transaction)$/, call, answer, async (rows) => {
      const which = rows.filter((row) => mayLieAbout(blockOf(row)));
      if (which.length === 0) return undefined;
      const wrong = pick(random, which);
      const { parentHash } = (await ask('eth_getBlockByNumber', [hex(blockOf(wrong)), false])) as Block;
      return rows.map((row) => (row === wrong ? { ...row, blockHash: parentHash } : row));
    });
  },
} satisfies Record<string, Fault>;

/** Answers that only another endpoint's can show to be wrong. */
export const LIES = {
  'logs left out': (faulted) => leavingOut('eth_getLogs', faulted, () => true),
  // The call of the transaction itself would be missed.
  'traces left out': (faulted) =>
    leavingOut(/^(trace_filter|trace_transaction)$/, faulted, (trace) => faulted.call.method === 'trace_filter' || trace.traceAddress?.length !== 0),
} satisfies Record<string, Fault>;

export type FaultSort = keyof typeof FAILURES | keyof typeof BLUNDERS | keyof typeof LIES;
export const FAULTS: Readonly<Record<FaultSort, Fault>> = { ...FAILURES, ...BLUNDERS, ...LIES };

interface Block {
  readonly number: string;
  readonly parentHash: string;
}

/** A log or a trace. */
interface Row {
  readonly blockNumber: string | number;
  readonly transactionHash: string;
  readonly traceAddress?: readonly number[];
}

const blockOf = (row: Row) => Number(row.blockNumber);
const hex = (number: number) => `0x${number.toString(16)}`;
const said = (answer: RpcAnswer, change: Partial<RpcAnswer>): Reply => ({ body: JSON.stringify({ ...answer, ...change }) });

async function changedRows(
  methods: string | RegExp,
  { method }: RpcCall,
  answer: Faulted['answer'],
  change: (rows: readonly Row[]) => readonly Row[] | undefined | Promise<readonly Row[] | undefined>,
): Promise<Reply | undefined> {
  if (typeof methods === 'string' ? method !== methods : !methods.test(method)) return undefined;
  const given = await answer();
  const rows = Array.isArray(given.result) ? await change(given.result as Row[]) : undefined;
  return rows === undefined ? undefined : said(given, { result: rows });
}

/** Leaves out one row of a block that may be lied about, and others of such blocks by chance. */
function leavingOut(methods: string | RegExp, { call, random, answer, mayLieAbout }: Faulted, isMissable: (row: Row) => boolean): Promise<Reply | undefined> {
  return changedRows(methods, call, answer, (rows) => {
    const missable = rows.filter((row) => isMissable(row) && mayLieAbout(blockOf(row)));
    if (missable.length === 0) return undefined;
    const one = pick(random, missable);
    return rows.filter((row) => row !== one && !(missable.includes(row) && random() < 0.3));
  });
}
