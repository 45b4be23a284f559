import { createHash } from 'node:crypto';
import type { ObservedTransfer, Registry } from './schema';

/** The day on which the facts were compiled: what happened or was said later is not in them. */
export const COMPILED_ON = '2026-11-24';

/**
 * 16 hex digits of the SHA-256 of all facts as read, in their order. Spacing and the order of keys in the
 * files don't change it; any changed cell does. `shipped` stands in for the registry's own transfers.
 */
export function registryVersion(registry: Registry, shipped?: readonly ObservedTransfer[]): string {
  const content = shipped === undefined ? registry : { ...registry, observedTransfers: shipped };
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
}
