import { eq, notInArray, sql } from 'drizzle-orm';
import type { Db } from '@/lib/db/client';
import { meta, shippedTransfers, verifications } from '@/lib/db/schema';
import { type ObservedTransfer, type Registry, registryVersion } from '@/lib/registry';
import { registryFills, shippedRow } from './registry-rows';

const VERSION_KEY = 'registry';
/** Any fixed number: processes that start together against one server load one after the other. */
const LOAD_LOCK = 720_2313;

export interface LoadOptions {
  /** Stands in for the registry's own transfers: a replay has the same movements under other hashes. */
  readonly shippedTransfers?: readonly ObservedTransfer[];
}

/**
 * Makes the store hold exactly the facts of the registry, in one transaction: a fact that the registry no
 * longer has goes, and a failure leaves all as it was. What was fetched from chains is not touched; the result
 * of a verification goes only with the shipped transfer that it judged. Does nothing when the stored version
 * is that of the registry.
 */
export async function loadRegistry(
  db: Db,
  registry: Registry,
  options: LoadOptions = {},
): Promise<{ changed: boolean; version: string }> {
  const version = registryVersion(registry, options.shippedTransfers);
  if ((await storedVersion(db)) === version) return { changed: false, version };
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOAD_LOCK})`);
    if ((await storedVersion(tx)) === version) return { changed: false, version };
    const shipped = options.shippedTransfers ?? registry.observedTransfers;
    await dropStaleVerifications(tx, registry, shipped);
    const fills = registryFills(registry, shipped);
    for (const { table } of fills.toReversed()) await tx.delete(table);
    for (const each of fills) await each.insert(tx);
    const value = { version };
    await tx.insert(meta).values({ key: VERSION_KEY, value }).onConflictDoUpdate({ target: meta.key, set: { value } });
    return { changed: true, version };
  });
}

/** The version of the registry that the store holds, or undefined before the first load. */
export async function storedVersion(db: Db): Promise<string | undefined> {
  const [row] = await db.select({ value: meta.value }).from(meta).where(eq(meta.key, VERSION_KEY));
  const value = row?.value;
  if (typeof value !== 'object' || value === null || !('version' in value)) return undefined;
  return typeof value.version === 'string' ? value.version : undefined;
}

/** A result stays only while its transfer says the same: one that is gone or changed has not been verified. */
async function dropStaleVerifications(tx: Db, registry: Registry, shipped: readonly ObservedTransfer[]): Promise<void> {
  const claims = new Map(shipped.map((transfer) => [transfer.id, claim(shippedRow(registry, transfer))]));
  const stored = await tx.select().from(shippedTransfers);
  const same = stored.filter((row) => claims.get(row.id) === claim(row)).map(({ id }) => id);
  await tx.delete(verifications).where(same.length === 0 ? undefined : notInArray(verifications.shippedId, same));
}

/** What a verification judged of a transfer. */
function claim(row: typeof shippedTransfers.$inferInsert): string {
  return [row.chain, row.txHash, row.block, row.timestamp, row.kind, row.from, row.to, row.assetContract ?? '', row.amount].join(' ');
}
