import type { Transfer } from '@/lib/core/transfer';
import { callsOfTransaction, type TreeMethod } from './call-trees';
import { moved } from './calls';
import { contradiction } from './errors';
import { mapAll } from './limit';
import { list, object, receipt, type Receipt, transaction, type Tx } from './parse';
import { distinct, type HistoryQuery, type HistorySource, type SourceContext } from './source';
import { nativeRow } from './native';
import { touching, transferOf } from './trace-filter';

const METHOD = 'ots_searchTransactionsAfter';
const PAGE = 500;

interface Found {
  readonly tx: Tx;
  readonly receipt: Receipt;
}

/**
 * Native and internal transfers by the `ots_` methods: the node finds the transactions of an address over the
 * whole chain, also those that reached it from within. The internal ones are read from the call tree, by `trees`.
 */
export function createOtterscan({ chain, ask, headers }: SourceContext, trees: TreeMethod | null): HistorySource {
  /** Pages run from old to new, each newest first, never with a part of a block. */
  async function search(address: string, { from, to, signal }: HistoryQuery): Promise<Found[]> {
    const found: Found[] = [];
    for (let after = Math.max(from, 1) - 1; after < to; ) {
      const raw = object(await ask(METHOD, [address, after, PAGE], signal), METHOD, 'the result');
      const receipts = list(raw['receipts'], METHOD, 'receipts').map((one) => receipt(one, METHOD));
      const page = list(raw['txs'], METHOD, 'txs').map((one, i) => ({ tx: transaction(one, METHOD), receipt: receipts[i] }));
      for (const { tx, receipt: proof } of page) {
        if (proof?.txHash !== tx.hash || proof.blockHash !== tx.blockHash || tx.block <= after) {
          throw contradiction(`${METHOD} gave transaction ${tx.hash} with a receipt or a block that is not its own.`);
        }
        if (tx.block <= to) found.push({ tx, receipt: proof });
      }
      const newest = page.reduce((most, { tx }) => Math.max(most, tx.block), after);
      if (raw['firstPage'] === true || newest >= to) break;
      if (newest === after) throw contradiction(`${METHOD} gave an empty page that is not the last one.`);
      after = newest;
    }
    return found;
  }

  async function rowsOf({ tx, receipt: proof }: Found, query: HistoryQuery): Promise<Transfer[]> {
    if (proof.succeeded === false) return [];
    const timestamp = await headers.time(tx.block, tx.blockHash, query.signal);
    const native = nativeRow(chain, tx, proof, timestamp);
    const wanted = query.addresses.includes(native?.from ?? '') || query.addresses.includes(native?.to ?? '');
    const rows = native !== null && wanted ? [native] : [];
    if (trees === null) return rows;
    const calls = await callsOfTransaction(ask, trees, tx, query.signal);
    const inner = touching(moved(calls), query.addresses).filter((call) => call.path.length > 0);
    return [...rows, ...inner.map((call) => ({ ...transferOf(chain, call, tx.block, tx.blockHash), timestamp }))];
  }

  async function fetchTransfers(query: HistoryQuery): Promise<Transfer[]> {
    const found = await mapAll(query.addresses, (address) => search(address, query));
    const byHash = new Map(found.flat().map((one) => [one.tx.hash, one]));
    return distinct((await mapAll([...byHash.values()], (one) => rowsOf(one, query))).flat());
  }

  return {
    name: 'otterscan',
    kinds: trees === null ? ['native'] : ['native', 'internal'],
    startRange: 1_000_000,
    maxRange: Number.MAX_SAFE_INTEGER,
    fetchTransfers,
  };
}
