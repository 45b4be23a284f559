import { explain } from '@/lib/core/errors';
import { readRegistry, registryVersion } from '@/lib/registry';

/** Runs before each build: a fault in the registry ends it with the sentence that names the row. */
try {
  const registry = readRegistry();
  const facts = Object.values(registry).reduce((sum, rows) => sum + rows.length, 0);
  console.log(`The registry is sound: ${facts} rows, version ${registryVersion(registry)}.`);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
