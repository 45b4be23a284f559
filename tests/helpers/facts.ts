import { loadRegistry } from '@/lib/ingest/load-registry';
import { readRegistry } from '@/lib/registry';
import { type Engine, openTestStore, type TestStore } from './store';

/** A store that holds the facts which ship with the product. */
export async function openFacts(engine: Engine): Promise<TestStore> {
  const store = await openTestStore(engine);
  await loadRegistry(store.db, readRegistry());
  return store;
}
