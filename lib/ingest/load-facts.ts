import type { Db } from '@/lib/db/client';
import { readRegistry } from '@/lib/registry';
import { loadRegistry } from './load-registry';
import { readReplayFile } from './replay-file';

/** Loads the registry into the store, in a replay's data folder with the transfers of the replay. */
export async function loadFacts(db: Db, dataDir: string): Promise<{ version: string; replay: boolean }> {
  const file = readReplayFile(dataDir);
  const { version } = await loadRegistry(db, readRegistry(), { shippedTransfers: file?.shippedTransfers });
  return { version, replay: file !== undefined };
}
