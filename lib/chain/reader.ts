import type { Interval } from '@/lib/core/intervals';
import type { Transfer, TransferKind } from '@/lib/core/transfer';
import type { Lane } from './pool/lane';
import { createRangeSize, type RangeSize } from './ranges';
import type { HistorySource } from './source';

/** One source at one endpoint, with the range that it was found to bear. */
export interface Reader {
  readonly lane: Lane;
  readonly source: HistorySource;
  readonly size: RangeSize;
}

/** The readers of which each gives all of these kinds, the cheapest sort first. */
export interface ReaderGroup {
  readonly kinds: readonly TransferKind[];
  readonly readers: readonly Reader[];
}

/** What was read of an interval, by whom. */
export interface Piece {
  readonly interval: Interval;
  readonly rows: readonly Transfer[];
}

/** Which sort of source is asked first: by the requests that it takes, and by how much of its word can be checked. */
const RANK: Readonly<Record<HistorySource['name'], number>> = {
  logs: 0,
  trace_filter: 0,
  otterscan: 1,
  alchemy: 2,
  explorer: 3,
  'block scan': 4,
};

/** Makes the reader of a source at an endpoint. */
export function createReader(lane: Lane, source: HistorySource): Reader {
  return { lane, source, size: createRangeSize({ start: source.startRange, max: source.maxRange }) };
}

/**
 * Sorts readers into groups so that each kind of transfer that anyone can give is in exactly one: native and
 * internal ones together where one source gives both, token transfers apart.
 */
export function groupReaders(readers: readonly Reader[]): ReaderGroup[] {
  const ranked = readers.toSorted((a, b) => RANK[a.source.name] - RANK[b.source.name]);
  const giving = (kinds: readonly TransferKind[]): ReaderGroup => ({
    kinds,
    readers: ranked.filter(({ source }) => kinds.every((kind) => source.kinds.includes(kind))),
  });
  const both = giving(['native', 'internal']);
  const coins = both.readers.length > 0 ? [both] : [giving(['native']), giving(['internal'])];
  return [giving(['token']), ...coins].filter((group) => group.readers.length > 0);
}

/** Those of the best sort among the readers that may still be asked; of them the one that answers soonest. */
export function inOrder(readers: readonly Reader[]): Reader[] {
  return readers.toSorted((a, b) => RANK[a.source.name] - RANK[b.source.name] || a.lane.cost() - b.lane.cost());
}
