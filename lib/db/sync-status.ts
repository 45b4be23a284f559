import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from './client';
import { meta, syncStatus } from './schema';

/** `failed` comes with a message; `idle` is a sync that was stopped. */
export type SyncState = 'running' | 'done' | 'failed' | 'idle';
type Row = typeof syncStatus.$inferSelect;
export type SyncStatus = Omit<Row, 'state' | 'completedAt'> & { readonly state: SyncState };
export type StoredSyncStatus = SyncStatus & Pick<Row, 'completedAt'>;

/** Stores how far the sync of a chain is. When one last came to its end stays known while the next runs or fails. */
export async function saveSyncStatus(db: Db, status: SyncStatus): Promise<void> {
  const row = status.state === 'done' ? { ...status, completedAt: status.updatedAt } : status;
  await db.insert(syncStatus).values(row).onConflictDoUpdate({ target: syncStatus.chain, set: row });
}

/** How far the last sync of each chain came, in the order of their names. */
export async function listSyncStatus(db: Db): Promise<StoredSyncStatus[]> {
  const rows = await db.select().from(syncStatus).orderBy(asc(syncStatus.chain));
  return rows.map((row) => ({ ...row, state: row.state as SyncState }));
}

/** Any fixed number beside the chain's: two processes never store progress of one chain at the same time. */
const SYNC_LOCK = 720_2314;

/** Holds the ledger of a chain until the transaction ends. */
export async function lockSync(tx: Db, chain: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${SYNC_LOCK}, hashtext(${chain}))`);
}

/** For what the balances were read: the block, a digest of wallets and tokens, the moment in milliseconds. */
export interface BalanceMark {
  readonly block: number;
  readonly watched: string;
  readonly readAt: number;
}

/** For what the balances of a chain were read the last time, or undefined before the first. */
export async function loadBalanceMark(db: Db, chain: string): Promise<BalanceMark | undefined> {
  return (await load(db, `balances:${chain}`)) as BalanceMark | undefined;
}

/** Remembers for what the balances were read. */
export async function saveBalanceMark(db: Db, chain: string, mark: BalanceMark): Promise<void> {
  await save(db, `balances:${chain}`, mark);
}

async function load(db: Db, key: string): Promise<unknown> {
  const [row] = await db.select({ value: meta.value }).from(meta).where(eq(meta.key, key));
  return row?.value;
}

async function save(db: Db, key: string, value: unknown): Promise<void> {
  await db.insert(meta).values({ key, value }).onConflictDoUpdate({ target: meta.key, set: { value } });
}
