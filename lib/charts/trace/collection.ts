import type { RecordRow } from '@/lib/db/trace-record';
import { createLedger, type Ledger } from '@/lib/trace/ledger/ledger';
import type { Movement } from '@/lib/trace/types';
import type { Assets } from './assets';
import type { Standing } from './thefts';

interface Transaction {
  readonly chain: string;
  readonly txHash: string;
}

/** The movements of a record while they are being read. */
export interface Collection {
  readonly add: (row: RecordRow) => void;
  /** Adds a movement that only the registry reports. */
  readonly report: (movement: Movement) => void;
  /** The movements of a watched transaction. */
  readonly movementsOf: (transaction: Transaction) => readonly RecordRow[];
  /** Where a watched transaction stands; what was read from a node is right where a shipped row says otherwise. */
  readonly standingOf: (transaction: Transaction) => Standing | undefined;
  /** Of each chain the first block with a movement since the theft. */
  readonly firstBlocks: () => ReadonlyMap<string, number>;
  /** Who says the shipped movements. */
  readonly sourceIds: () => string[];
  readonly seal: () => Ledger;
}

export interface CollectionOptions {
  readonly assets: Assets;
  readonly since: number;
  /** The transactions, as `chain tx_hash`, of which something may be shipped or reported: few, as against all. */
  readonly watched: Iterable<string>;
}

const keyOf = ({ chain, txHash }: Transaction) => `${chain} ${txHash}`;

/** Makes an empty collection. */
export function createCollection({ assets, since, watched }: CollectionOptions): Collection {
  const ledger = createLedger();
  const isWatched = new Set(watched);
  const kept = new Map<string, Map<string, RecordRow>>();
  const firstBlocks = new Map<string, number>();

  function movement(row: RecordRow, standing: Standing): Movement {
    const { chain, txHash, kind, position, from, to, assetContract, symbol, decimals, amount } = row;
    assets.add(chain, { contract: assetContract, symbol, decimals });
    return { chain, ...standing, txHash, kind, position, from, to, asset: assets.keyOf(chain, assetContract), amount: BigInt(amount) };
  }
  const rowsOf = (key: string) => [...(kept.get(key)?.values() ?? [])].sort(byPlace);
  const standingOf = (key: string): Standing | undefined => {
    const rows = rowsOf(key);
    const best = rows.find(({ origin }) => origin === 'fetched') ?? rows[0];
    return best === undefined ? undefined : { block: best.block, timestamp: best.timestamp };
  };

  return {
    add(row) {
      const { chain, block, timestamp, kind, position, origin } = row;
      if (timestamp >= since) firstBlocks.set(chain, Math.min(firstBlocks.get(chain) ?? block, block));
      const key = keyOf(row);
      if (isWatched.has(key)) {
        const rows = kept.get(key) ?? new Map<string, RecordRow>();
        kept.set(key, rows.set(`${kind} ${position}`, row));
      }
      // A shipped movement waits: another of its transaction may have been fetched and stand in another block.
      if (origin === 'fetched') ledger.add(movement(row, { block, timestamp }));
    },
    report: (reported) => ledger.add(reported),
    movementsOf: (transaction) => rowsOf(keyOf(transaction)),
    standingOf: (transaction) => standingOf(keyOf(transaction)),
    firstBlocks: () => firstBlocks,
    sourceIds: () => [...kept.values()].flatMap((rows) => [...rows.values()].flatMap(({ sourceIds }) => sourceIds ?? [])),
    seal() {
      for (const key of kept.keys()) {
        for (const row of rowsOf(key)) if (row.origin === 'shipped') ledger.add(movement(row, standingOf(key)!));
      }
      return ledger.seal();
    },
  };
}

function byPlace(a: RecordRow, b: RecordRow): number {
  const [left, right] = [`${a.kind} ${a.position}`, `${b.kind} ${b.position}`];
  return left < right ? -1 : 1;
}
