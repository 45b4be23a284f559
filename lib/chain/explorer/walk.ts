import { contradiction, EndpointError } from '../errors';
import { list, object, type Raw } from '../parse';
import type { ExplorerCalls } from './client';
import { whole } from './fields';

/** The lists of an account. */
export type ListAction = 'txlist' | 'txlistinternal' | 'tokentx';

/** What is wanted of one list: the rows of an address in a closed range of blocks. */
export interface ListQuery {
  readonly action: ListAction;
  readonly address: string;
  readonly from: number;
  readonly to: number;
  readonly signal?: AbortSignal;
}

export interface WalkOptions {
  /** The most rows that the explorer gives of one query, however they are paged: 10,000 at Etherscan and its kin. */
  readonly window: number;
  readonly timeoutMs: number;
}

/** Some explorers give fewer rows than are asked for (Routescan 5,000) and don't say so; such limits are round. */
const ROUND = 100;

/**
 * All rows of a list, in the order of the chain. A window that is full is kept up to its last complete block, and
 * read on from there. Throws `endpoint_incapable` when one block fills a window.
 */
export async function readList(explorer: ExplorerCalls, query: ListQuery, { window, timeoutMs }: WalkOptions): Promise<Raw[]> {
  const { action, signal } = query;

  async function page(from: number, number: number, size: number): Promise<Raw[]> {
    const span = { startblock: String(from), endblock: String(query.to), page: String(number), offset: String(size), sort: 'asc' };
    const raw = await explorer.call({ module: 'account', action, address: query.address, ...span }, { timeoutMs, signal });
    return inOrder(list(raw, action, 'the result').map((row) => object(row, action, 'a row')), from, query);
  }

  /** A page that is not full is the last one, unless it was cut at a round number. */
  async function isCut(rows: readonly Raw[], from: number): Promise<boolean> {
    const size = rows.length;
    if (size >= window || size === 0) return size > 0;
    if (size % ROUND !== 0 || 2 * size > window) return false;
    return (await page(from, 2, size)).length > 0;
  }

  const found: Raw[] = [];
  for (let from = query.from; from <= query.to; ) {
    const rows = await page(from, 1, window);
    if (!(await isCut(rows, from))) return [...found, ...rows];
    const last = whole(rows.at(-1) ?? {}, 'blockNumber', action);
    if (last === from) throw tooManyInBlock(explorer.host, query, last);
    found.push(...rows.filter((row) => whole(row, 'blockNumber', action) < last));
    from = last;
  }
  return found;
}

function inOrder(rows: readonly Raw[], from: number, { action, to }: ListQuery): Raw[] {
  let before = from;
  for (const row of rows) {
    const block = whole(row, 'blockNumber', action);
    if (block < from || block > to) throw contradiction(`${action} was asked for blocks ${from} to ${to} and gave a row of block ${block}.`);
    if (block < before) throw contradiction(`${action} was asked for rows in order and gave block ${block} after block ${before}.`);
    before = block;
  }
  return [...rows];
}

function tooManyInBlock(host: string, { action, address }: ListQuery, block: number): EndpointError {
  return new EndpointError(
    'endpoint_incapable',
    `${host} does not give all rows of ${action}: block ${block} has as many of ${address} as one answer holds, or more.`,
    { fix: 'Use an endpoint with eth_getLogs and trace_filter for this wallet.' },
  );
}
