import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ReplayedRow } from '@/lib/chain/replay/replay';
import { displayAddress } from '@/lib/core/address';
import { TrackerError } from '@/lib/core/errors';
import type { ObservedTransfer, Registry } from '@/lib/registry';
import { TABLES } from '@/lib/registry/schema';

const replayFile = z.strictObject({ replay: z.literal(true), shippedTransfers: z.array(TABLES.observedTransfers.row) });

/** What a data folder says of a replay: the shipped transfers under the hashes and blocks of the local node. */
export type ReplayFile = Readonly<z.output<typeof replayFile>>;

const pathOf = (dataDir: string) => join(dataDir, 'replay.json');

/**
 * The replay of a data folder; undefined where the folder holds real data. Throws `store_damaged` for a file that
 * is there and can't be read: a replay must never pass for the real chain.
 */
export function readReplayFile(dataDir: string): ReplayFile | undefined {
  if (!existsSync(pathOf(dataDir))) return undefined;
  try {
    return replayFile.parse(JSON.parse(readFileSync(pathOf(dataDir), 'utf8')));
  } catch (error) {
    throw new TrackerError('store_damaged', `${pathOf(dataDir)} is not the record of a replay.`, {
      fix: 'Start npm run demo again, or delete that data folder.',
      cause: error,
    });
  }
}

/** Writes the record of a replay into its data folder, whole or not at all. */
export function writeReplayFile(dataDir: string, { observedTransfers }: Registry, rows: readonly ReplayedRow[]): void {
  const file: ReplayFile = { replay: true, shippedTransfers: replayedTransfers(observedTransfers, rows).map(withChecksums) };
  const half = `${pathOf(dataDir)}.tmp`;
  writeFileSync(half, JSON.stringify(file));
  renameSync(half, pathOf(dataDir));
}

/** The registry's rows are written with checksums and read into canonical addresses; so are these. */
function withChecksums(transfer: ObservedTransfer): ObservedTransfer {
  const { chain, from, to, assetContract } = transfer;
  const contract = assetContract === null ? null : displayAddress(chain, assetContract);
  return { ...transfer, from: displayAddress(chain, from), to: displayAddress(chain, to), assetContract: contract };
}

/** The shipped transfers as they stand in the replay: the same facts, under its hashes and blocks. */
export function replayedTransfers(shipped: readonly ObservedTransfer[], rows: readonly ReplayedRow[]): ObservedTransfer[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return shipped.flatMap((transfer) => {
    const row = byId.get(transfer.id);
    return row === undefined ? [] : [{ ...transfer, txHash: row.txHash, block: row.block }];
  });
}
