import type { TransferKind } from '@/lib/core/transfer';
import type { SyncState, SyncStatus } from '@/lib/db/sync-status';

/**
 * How far the sync of a chain is. `wanted` and `done` count blocks, each once for every request that needs it;
 * `rows` are new transfers; `eta` is null as long as there is nothing to guess it from.
 */
export interface SyncProgress {
  readonly chain: string;
  readonly state: SyncState;
  readonly head: number | null;
  readonly wanted: number;
  readonly done: number;
  readonly requests: number;
  readonly rows: number;
  /** Answers that could not be true and were thrown away. */
  readonly discarded: number;
  readonly missingKinds: readonly TransferKind[];
  readonly message: string | null;
  readonly startedAt: Date;
  readonly eta: Date | null;
}

/** When the rest will be there if it goes on as it went so far. */
export function etaOf(startedAt: Date, now: Date, done: number, wanted: number): Date | null {
  const passed = now.getTime() - startedAt.getTime();
  if (done <= 0 || passed <= 0 || wanted < done) return null;
  return new Date(now.getTime() + Math.round((passed / done) * (wanted - done)));
}

/** The progress as the row that the store keeps of it. */
export function statusRow(progress: SyncProgress, now: Date): SyncStatus {
  const { chain, state, head, wanted, done, requests, rows, missingKinds, message, startedAt } = progress;
  return { chain, state, head, wanted, done, requests, rows, missingKinds: [...missingKinds], message, startedAt, updatedAt: now };
}
