import type { Config } from '@/lib/config';
import { openStore, type Store } from '@/lib/db/client';
import { loadFacts } from '@/lib/ingest/load-facts';

/** Opens the store, with the facts of this version in it, for the time of one work. Throws as `openStore` does. */
export async function withStore<T>(config: Config, holder: string, work: (store: Store, registryVersion: string) => Promise<T>): Promise<T> {
  const store = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, holder });
  try {
    const { version } = await loadFacts(store.db, config.dataDir);
    return await work(store, version);
  } finally {
    await store.close();
  }
}
