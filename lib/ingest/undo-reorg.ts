import { readHeader } from '@/lib/chain/headers';
import type { Header } from '@/lib/chain/parse';
import type { Ask } from '@/lib/chain/source';
import { TrackerError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { type FinalMark, knownBlocks } from '@/lib/db/final-marks';
import { saveReorg } from '@/lib/db/reorgs';
import { lockSync } from '@/lib/db/sync-status';
import { undoAbove } from '@/lib/db/undo';

export interface ReorgContext {
  readonly db: Db;
  readonly chain: string;
  readonly now: Date;
  readonly signal?: AbortSignal;
}

/**
 * Takes back what the store holds above the last block that it shares with the endpoints, in one transaction, and
 * keeps a record of it. Gives the sentence that tells it. Throws `endpoint_contradiction`, changing nothing, when
 * no known block is shared: then the endpoint is of another chain.
 */
export async function undoReorg({ db, chain, now, signal }: ReorgContext, ask: Ask, mark: FinalMark, newHash: string): Promise<string> {
  const common = await lastShared(await knownBlocks(db, chain, mark.block), ask, signal);
  if (common === undefined) throw otherChain(chain, mark, newHash);
  const undone = await db.transaction(async (tx) => {
    await lockSync(tx, chain);
    const removed = await undoAbove(tx, chain, common.number, common.timestamp);
    await saveReorg(tx, {
      chain,
      foundAt: now,
      commonBlock: common.number,
      block: mark.block,
      storedHash: mark.hash,
      newHash,
      removedTransfers: removed.transfers,
      removedEvents: removed.events,
    });
    return removed;
  });
  return (
    `A reorganisation below finality was found: block ${mark.block} is ${newHash} now and was ${mark.hash}. ` +
    `${undone.transfers} transfers above block ${common.number} were taken back and are being fetched again.`
  );
}

/** The newest known block that still has its hash, by bisection: a chain that parted does not come together again. */
async function lastShared(known: readonly FinalMark[], ask: Ask, signal: AbortSignal | undefined): Promise<Header | undefined> {
  let shared: Header | undefined;
  let low = 0;
  let high = known.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const mark = known[middle];
    if (mark === undefined) break;
    const header = await readHeader(ask, mark.block, signal);
    if (header?.hash === mark.hash) {
      shared = header;
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return shared;
}

function otherChain(chain: string, mark: FinalMark, given: string): TrackerError {
  return new TrackerError('endpoint_contradiction', `Final block ${mark.block} of ${chain} is ${given} at the endpoint and was ${mark.hash} before.`, {
    fix: 'No stored block is known to it. Use an endpoint of the chain that was stored, or another DATA_DIR for this one. Nothing was changed.',
  });
}
