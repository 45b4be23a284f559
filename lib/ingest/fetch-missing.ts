import type { ChainProvider } from '@/lib/chain/provider';
import { type HistoryReport, probeHistory } from '@/lib/chain/probe-history';
import type { ReaderGroup } from '@/lib/chain/reader';
import { walkDown } from '@/lib/chain/walk';
import { type Transfer, TRANSFER_KINDS, type TransferKind } from '@/lib/core/transfer';
import type { Db } from '@/lib/db/client';
import { type FinalMark } from '@/lib/db/final-marks';
import { loadIntervals } from '@/lib/db/intervals';
import { type Batch, commitBatch } from './commit';
import { blocksOf, plan, type Work } from './plan';
import { readEvents } from './read-events';
import type { RunReport } from './run-report';
import { startBlock } from './start-block';

export interface Fetching {
  readonly db: Db;
  readonly provider: ChainProvider;
  readonly chain: string;
  /** Wallets in lower case, those first that matter most. */
  readonly addresses: readonly string[];
  /** The last final block. */
  readonly to: number;
  /** The first block to fetch; by default that of `startBlock`. */
  readonly from?: number;
  /** The most wallets in one request. */
  readonly batch: number;
  readonly quorum: number;
  /** Saved with the first rows: what an endpoint says of the chain counts only once something of it is stored. */
  readonly marks: readonly FinalMark[];
  /** The services of the chain by lower-case address: their events are read where a wallet met them. */
  readonly services: ReadonlyMap<string, { readonly name: string }>;
  readonly report: RunReport;
  /** What the endpoints can tell, where somebody has found out before; by default they are probed. */
  readonly history?: HistoryReport;
  /** Called with each piece once it is stored. */
  readonly onStored?: (piece: Batch) => void;
  readonly signal?: AbortSignal;
}

/**
 * Fetches every kind of transfer of every wallet in every block that the ledger of intervals lacks, newest first,
 * and stores each piece with its interval. Asks nothing when nothing is missing.
 */
export async function fetchMissing(fetching: Fetching): Promise<void> {
  const { db, provider, chain, addresses, to, batch, report, signal } = fetching;
  const wanted = { from: fetching.from ?? startBlock(chain, to), to };
  const had = await loadIntervals(db, chain);
  const worksOf = (kinds: readonly TransferKind[]) => plan({ addresses, kinds, wanted, had, batch });
  // The methods of the endpoints are tried only when there is something to ask of them.
  if (wanted.from > wanted.to || worksOf(TRANSFER_KINDS).length === 0) return;
  const { groups, missingKinds } = fetching.history ?? (await probeHistory(provider, chain, to, signal));
  const todo = groups.map((group) => ({ group, works: worksOf(group.kinds) }));
  await report.tell({ wanted: todo.reduce((sum, { works }) => sum + blocksOf(works), 0), missingKinds });
  let { marks } = fetching;
  const store = async (piece: Batch) => {
    const added = await commitBatch(db, piece, marks);
    marks = [];
    fetching.onStored?.(piece);
    const { done, rows } = report.state();
    await report.tell({ done: done + piece.interval.to - piece.interval.from + 1, rows: rows + added });
  };
  for (const { group, works } of todo) for (const work of works) await fetchWork(fetching, group, work, store);
}

type Store = (piece: Batch) => Promise<void>;

async function fetchWork({ provider, chain, services, quorum, signal }: Fetching, { readers, kinds }: ReaderGroup, work: Work, store: Store): Promise<void> {
  const { addresses } = work;
  const watched = new Set(addresses);
  const isOfKind = (row: Transfer) => kinds.includes(row.kind);
  await walkDown(work.missing, {
    readers,
    quorum,
    signal,
    ask: async ({ source }, interval) => (await source.fetchTransfers({ ...interval, addresses, kinds, signal })).filter(isOfKind),
    onPiece: async ({ interval, rows }) => {
      const events = await readEvents(provider, chain, { transfers: rows, services, watched, signal });
      await store({ chain, addresses, kinds, interval, rows, events });
    },
  });
}
