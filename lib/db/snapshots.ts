import { and, count, eq } from 'drizzle-orm';
import type { Db } from './client';
import { snapshotFiles, snapshots } from './schema';

export type Snapshot = typeof snapshots.$inferSelect;

/** Keeps a snapshot; one of the same id is the same and stays. */
export async function saveSnapshot(db: Db, snapshot: Snapshot): Promise<void> {
  await db.insert(snapshots).values(snapshot).onConflictDoNothing();
}

/** The snapshot of that id, or undefined. */
export async function findSnapshot(db: Db, id: string): Promise<Snapshot | undefined> {
  return (await db.select().from(snapshots).where(eq(snapshots.id, id)))[0];
}

/** How many snapshots are kept. */
export async function countSnapshots(db: Db): Promise<number> {
  return (await db.select({ kept: count() }).from(snapshots))[0]?.kept ?? 0;
}

/** What was drawn of a snapshot under that name, or undefined. */
export async function findSnapshotFile(db: Db, snapshot: string, name: string): Promise<Uint8Array | undefined> {
  const [row] = await db.select({ bytes: snapshotFiles.bytes }).from(snapshotFiles).where(and(eq(snapshotFiles.snapshot, snapshot), eq(snapshotFiles.name, name)));
  return row === undefined ? undefined : new Uint8Array(row.bytes);
}

/** Keeps what was drawn, unless something is kept under that name or `most` files of the snapshot are kept already. */
export async function keepSnapshotFile(db: Db, file: typeof snapshotFiles.$inferInsert, most: number): Promise<void> {
  const [{ kept } = { kept: 0 }] = await db.select({ kept: count() }).from(snapshotFiles).where(eq(snapshotFiles.snapshot, file.snapshot));
  if (kept < most) await db.insert(snapshotFiles).values(file).onConflictDoNothing();
}
