import type { Transfer, TransferKind } from '@/lib/core/transfer';
import { agreed } from './agreed';
import { type AlchemyRow, alchemyRow, CATEGORIES } from './alchemy-rows';
import { contradiction } from './errors';
import { hex } from './headers';
import { mapAll } from './limit';
import { list, object, receipt } from './parse';
import type { HistoryQuery, HistorySource, SourceContext } from './source';

const METHOD = 'alchemy_getAssetTransfers';
const RECEIPT = 'eth_getTransactionReceipt';
/** The most rows of a page. */
const PAGE = 1_000;

/**
 * Transfers by Alchemy's `alchemy_getAssetTransfers`, each address as sender and as receiver, in pages. All pages of
 * a query must be asked of one endpoint: it alone knows its page keys. Internal transfers it has on some chains only
 * (docs: Transfers API), elsewhere it refuses the category; leave them out there by `internal`. One row that can't be
 * read or can't be true refuses the whole answer. What it leaves out itself, failed transactions and reverted calls,
 * is believed.
 */
export function createAlchemy({ chain, ask, headers }: SourceContext, { internal = true }: { internal?: boolean } = {}): HistorySource {
  const own: readonly TransferKind[] = internal ? ['native', 'internal', 'token'] : ['native', 'token'];

  async function search(address: string, end: 'fromAddress' | 'toAddress', query: HistoryQuery): Promise<AlchemyRow[]> {
    const kinds = (query.kinds ?? own).filter((kind) => own.includes(kind));
    if (kinds.length === 0) return [];
    const wanted = {
      fromBlock: hex(query.from),
      toBlock: hex(query.to),
      [end]: address,
      category: kinds.map((kind) => CATEGORIES[kind]),
      withMetadata: true,
      // A token transfer of nothing counts, as among logs.
      excludeZeroValue: false,
      order: 'asc',
      maxCount: hex(PAGE),
    };
    const rows: AlchemyRow[] = [];
    const keys = new Set<string>();
    for (let pageKey: string | undefined; ; ) {
      const raw = object(await ask(METHOD, [pageKey === undefined ? wanted : { ...wanted, pageKey }], query.signal), METHOD, 'the result');
      const page = list(raw['transfers'], METHOD, 'transfers').map((one) => alchemyRow(one, METHOD));
      for (const row of page) {
        assertAsked(row, rows.at(-1), address, end, kinds, query);
        rows.push(row);
      }
      pageKey = nextKey(raw['pageKey'], keys);
      if (pageKey === undefined) return rows;
    }
  }

  async function transferOf(row: AlchemyRow, query: HistoryQuery): Promise<Transfer> {
    const { number, hash, timestamp } = await headers.at(row.block, query.signal);
    if (row.timestamp !== null && row.timestamp !== timestamp) {
      throw contradiction(`${METHOD} puts block ${number} at ${row.timestamp}, and its header at ${timestamp}.`);
    }
    const { txHash, kind, position, from, assetContract, amount } = row;
    const to = row.to ?? (await contractMadeBy(txHash, hash, query));
    return { chain, block: number, blockHash: hash, txHash, kind, position, timestamp, from, to, assetContract, amount };
  }

  async function contractMadeBy(txHash: string, blockHash: string, { signal }: HistoryQuery): Promise<string> {
    const proof = receipt(await ask(RECEIPT, [txHash], signal), RECEIPT);
    if (proof.txHash === txHash && proof.blockHash === blockHash && proof.contract !== null) return proof.contract;
    throw contradiction(`${METHOD} gave transaction ${txHash} without a receiver, and its receipt has no contract that it made there.`);
  }

  async function fetchTransfers(query: HistoryQuery): Promise<Transfer[]> {
    const asked = query.addresses.flatMap((address) => [[address, 'fromAddress'] as const, [address, 'toAddress'] as const]);
    const found = await mapAll(asked, ([address, end]) => search(address, end, query));
    const moved = found.flat().filter((row) => row.kind === 'token' || row.amount > 0n);
    return agreed(await mapAll(moved, (row) => transferOf(row, query)), METHOD);
  }

  return { name: 'alchemy', kinds: own, startRange: 1_000_000, maxRange: Number.MAX_SAFE_INTEGER, fetchTransfers };
}

function assertAsked(
  row: AlchemyRow,
  before: AlchemyRow | undefined,
  address: string,
  end: 'fromAddress' | 'toAddress',
  kinds: readonly TransferKind[],
  { from, to }: HistoryQuery,
): void {
  const { block, kind } = row;
  if (block < from || block > to) throw contradiction(`${METHOD} was asked for blocks ${from} to ${to} and gave a transfer of block ${block}.`);
  if (before !== undefined && block < before.block) {
    throw contradiction(`${METHOD} was asked for transfers in order and gave block ${block} after block ${before.block}.`);
  }
  if (!kinds.includes(kind) || (end === 'fromAddress' ? row.from : row.to) !== address) {
    throw contradiction(`${METHOD} gave a transfer in block ${block} that does not match what it was asked for.`);
  }
}

function nextKey(pageKey: unknown, seen: Set<string>): string | undefined {
  if (pageKey === undefined || pageKey === null || pageKey === '') return undefined;
  if (typeof pageKey !== 'string' || seen.has(pageKey)) throw contradiction(`${METHOD} leads from page to page without an end.`);
  seen.add(pageKey);
  return pageKey;
}
