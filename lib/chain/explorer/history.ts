import type { Transfer, TransferKind } from '@/lib/core/transfer';
import { agreed } from '../agreed';
import type { TreeMethod } from '../call-trees';
import { contradiction } from '../errors';
import { mapAll } from '../limit';
import type { Header, Raw } from '../parse';
import type { Ask, Headers, HistoryQuery, HistorySource } from '../source';
import type { ExplorerCalls } from './client';
import { createHeadCheck } from './head';
import { internalAsProven, internalAsTold, isTransfer } from './internal';
import { nativeOf } from './native';
import { createReceipts, type ReadReceipt } from './receipts';
import { internalRow, normalRow, type Place, tokenRow } from './rows';
import { tokensAsProven, tokensAsTold } from './tokens';
import { type ListAction, readList } from './walk';

export interface ExplorerHistoryOptions {
  /** The name under which rows are stored. */
  readonly chain: string;
  readonly explorer: ExplorerCalls;
  /** Of the chain itself: rows of a block that has another hash or time there are refused. */
  readonly headers: Headers;
  /** JSON-RPC, to read receipts: needed for tokens where the explorer gives no log index, as Etherscan. */
  readonly ask?: Ask;
  /** How `ask` reads call trees. With them internal transfers are proven, and stand at their trace addresses. */
  readonly trees?: TreeMethod | null;
  /** The most rows that the explorer gives of one query. Default 10,000. */
  readonly window?: number;
  /** By when one call ends. Default 40 s: Etherscan takes 30 s to say that a query is too large. */
  readonly timeoutMs?: number;
}

/**
 * Native, internal and token transfers from an API in the manner of Etherscan's: one address and one list a call,
 * one call at a time, as their free plans want it. Failed rows and calls that move nothing are left out, and what has
 * a token id. One row that can't be read or can't be true refuses the whole answer.
 */
export function createExplorerHistory(options: ExplorerHistoryOptions): HistorySource {
  const { chain, explorer, headers, ask, trees = null, window = 10_000, timeoutMs = 40_000 } = options;
  const { host } = explorer;
  const assertReached = createHeadCheck(explorer, timeoutMs);

  async function rowsOf<R>(action: ListAction, address: string, query: HistoryQuery, parse: (raw: Raw) => R | null): Promise<R[]> {
    const { from, to, signal } = query;
    const raws = await readList(explorer, { action, address, from, to, signal }, { window, timeoutMs });
    return raws.flatMap((raw) => parse(raw) ?? []);
  }

  /** The block of a row as the chain has it, after the two were compared. */
  async function blockOf({ block, blockHash, timestamp, txHash }: Place, { signal }: HistoryQuery): Promise<Header> {
    const header = await (blockHash === null ? headers.at(block, signal) : headers.same(block, blockHash, signal));
    if (header.timestamp === timestamp) return header;
    throw contradiction(`${host} puts transaction ${txHash} at ${timestamp}, and its block ${block} is of ${header.timestamp}.`);
  }

  async function native(address: string, query: HistoryQuery): Promise<Transfer[]> {
    const rows = (await rowsOf('txlist', address, query, normalRow)).filter((row) => !row.failed && row.value > 0n);
    return mapAll(rows, async (row) => nativeOf(chain, row, await blockOf(row, query)));
  }

  async function internal(address: string, query: HistoryQuery, read: ReadReceipt | undefined): Promise<Transfer[]> {
    const rows = (await rowsOf('txlistinternal', address, query, internalRow)).filter(isTransfer);
    const found = await mapAll(byTransaction(rows), async (group) => {
      const block = await blockOf(group[0], query);
      if (ask === undefined || trees === null) return internalAsTold(chain, host, group, block, read);
      return internalAsProven(chain, address, group, block, { ask, trees, signal: query.signal });
    });
    return found.flat();
  }

  async function token(address: string, query: HistoryQuery, read: ReadReceipt | undefined): Promise<Transfer[]> {
    const rows = await rowsOf('tokentx', address, query, tokenRow);
    const found = await mapAll(byTransaction(rows), async (group) => {
      const block = await blockOf(group[0], query);
      if (read === undefined) return group.map((row) => tokensAsTold(chain, host, row, block));
      return tokensAsProven(chain, address, group, block, read);
    });
    return found.flat();
  }

  const readers: Record<TransferKind, typeof token> = { native, internal, token };

  async function fetchTransfers(query: HistoryQuery): Promise<Transfer[]> {
    await assertReached(query.to, query.signal);
    const read = ask === undefined ? undefined : createReceipts(ask, query.signal);
    const rows: Transfer[] = [];
    for (const address of query.addresses) {
      for (const kind of query.kinds ?? KINDS) {
        const found = await readers[kind](address, query, read);
        for (const row of found) assertParty(row, address, host);
        rows.push(...found);
      }
    }
    return agreed(rows, host);
  }

  return { name: 'explorer', kinds: KINDS, startRange: 1_000_000, maxRange: Number.MAX_SAFE_INTEGER, fetchTransfers };
}

const KINDS: readonly TransferKind[] = ['native', 'internal', 'token'];

function byTransaction<R extends Place>(rows: readonly R[]): [R, ...R[]][] {
  const groups = new Map<string, [R, ...R[]]>();
  for (const row of rows) {
    const group = groups.get(row.txHash);
    if (group === undefined) groups.set(row.txHash, [row]);
    else if (group[0].block === row.block && group[0].blockHash === row.blockHash && group[0].timestamp === row.timestamp) group.push(row);
    else throw contradiction(`The explorer puts transaction ${row.txHash} into two blocks, ${group[0].block} and ${row.block}.`);
  }
  return [...groups.values()];
}

function assertParty({ from, to, kind, txHash }: Transfer, address: string, host: string): void {
  if (from === address || to === address) return;
  throw contradiction(`${host} was asked for ${address} and gave a ${kind} transfer of others, in transaction ${txHash}.`);
}
