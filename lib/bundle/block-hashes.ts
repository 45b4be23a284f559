import type { RecordRow } from '@/lib/db/trace-record';

/** The hashes of the blocks of a record, each kept once. */
export interface BlockHashes {
  readonly add: (row: RecordRow) => void;
  readonly of: (chain: string, block: number) => string | undefined;
}

/** Makes an empty collection. Only final blocks are stored, so a number has one hash. */
export function createBlockHashes(): BlockHashes {
  const byChain = new Map<string, Map<number, string>>();
  return {
    add({ chain, block, blockHash }) {
      if (blockHash === null) return;
      const hashes = byChain.get(chain) ?? new Map<number, string>();
      byChain.set(chain, hashes);
      if (!hashes.has(block)) hashes.set(block, blockHash);
    },
    of: (chain, block) => byChain.get(chain)?.get(block),
  };
}
