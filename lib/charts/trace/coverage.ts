import { queryKey } from '@/lib/db/intervals';
import type { FetchedBlocks } from '@/lib/db/trace-coverage';
import type { Coverage } from '@/lib/trace/types';
import type { Assets } from './assets';

/**
 * Up to which block it is known what an address sent of an asset: as far as everything that moves the asset was fetched
 * without a gap since the block `since` of the chain. It is `full` if that is the last block which is known to be final.
 */
export function coverageOf({ intervals, finals }: FetchedBlocks, since: ReadonlyMap<string, number>, assets: Assets): Coverage {
  return (chain, address, asset) => {
    const start = since.get(chain);
    if (start === undefined) return 'none';
    const kinds = assets.of(chain, asset).contract === null ? (['native', 'internal'] as const) : (['token'] as const);
    const ends = kinds.map((kind) => {
      const ranges = intervals.get(`${chain} ${queryKey(kind, address)}`) ?? [];
      return ranges.find(({ from, to }) => from <= start && to >= start)?.to ?? -1;
    });
    const until = Math.min(...ends);
    if (until < 0) return 'none';
    return until >= (finals.get(chain) ?? Infinity) ? 'full' : until;
  };
}
