import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TrackerError } from '@/lib/core/errors';
import { parseRegistry, type RawRegistry } from './parse';
import { type Registry, TABLE_NAMES, TABLES } from './schema';

export { decimalsOf } from './assets';
export { parseRegistry, type RawRegistry } from './parse';
export type { ObservedTransfer, Registry, RowOf, TableName } from './schema';
export { COMPILED_ON, registryVersion } from './version';

let kept: Registry | undefined;

/**
 * The facts that ship with the product, read from the checkout, checked on first use and then kept.
 * Throws `bad_registry` with a sentence that names file, row and field.
 */
export function readRegistry(): Registry {
  kept ??= parseRegistry(readRawRegistry());
  return kept;
}

/** The files of lib/registry/data as JSON, not yet checked. Throws `bad_registry` where one can't be read. */
export function readRawRegistry(): RawRegistry {
  return Object.fromEntries(TABLE_NAMES.map((name) => [name, readFile(TABLES[name].file)])) as RawRegistry;
}

function readFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(join(process.cwd(), 'lib', 'registry', 'data', file), 'utf8'));
  } catch (error) {
    throw new TrackerError('bad_registry', `lib/registry/data/${file} can't be read as JSON.`, {
      fix: 'Start in the folder of the checkout; each row but the last ends in a comma.',
      cause: error,
    });
  }
}
