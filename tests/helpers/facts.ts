import { type Engine, openTestStore, type TestStore } from './store';

/** A store that holds the facts which ship with the product. */
export function openFacts(engine: Engine): Promise<TestStore> {
  return openTestStore(engine, 'facts');
}
