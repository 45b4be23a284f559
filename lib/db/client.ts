import { existsSync, mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { drizzle as drizzleNode } from 'drizzle-orm/node-postgres';
import { migrate as migrateNode } from 'drizzle-orm/node-postgres/migrator';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzleLite } from 'drizzle-orm/pglite';
import { migrate as migrateLite } from 'drizzle-orm/pglite/migrator';
import pg from 'pg';
import { TrackerError } from '@/lib/core/errors';
import { asPglite, type EmbeddedClient, openEmbeddedClient } from './embedded/client';
import { storeError } from './errors';
import { lockDataFolder } from './lock';
import * as schema from './schema';

/** The database as all repositories see it: the same on both engines, inside a transaction or outside. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;

/** An open, migrated store. `close` frees the folder or the connections; it may be called twice. */
export interface Store {
  readonly db: Db;
  readonly engine: 'pglite' | 'postgresql';
  close(): Promise<void>;
}

export interface StoreOptions {
  /** A PostgreSQL server; without it the embedded database in `dataDir` is used. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
  /** What this process is doing, shown to a second process that wants the same folder. */
  readonly holder: string;
  readonly clock?: () => Date;
}

const MIGRATIONS = join(process.cwd(), 'lib', 'db', 'migrations');
/** An empty embedded database takes about 40 MB; below this, loading would end half-way. */
const NEEDED_BYTES = 128 * 1024 * 1024;
/** Any fixed number: processes that start together against one server migrate one after the other. */
const MIGRATION_LOCK = 720_2312;

/**
 * Opens the store and brings its schema up to date. Never call it while a module loads.
 * Throws `store_locked`, `store_damaged`, `store_full` or `store_unreachable`.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  return options.databaseUrl === undefined ? openEmbedded(options) : openServer(options.databaseUrl);
}

async function openEmbedded({ dataDir, holder, clock = () => new Date() }: StoreOptions): Promise<Store> {
  makeFolder(dataDir);
  const release = lockDataFolder(dataDir, holder, clock());
  let client: EmbeddedClient | undefined;
  try {
    assertRoom(dataDir);
    client = await openEmbeddedClient(join(dataDir, 'pglite'));
    const db = drizzleLite(asPglite(client), { schema });
    await migrateLite(db, { migrationsFolder: MIGRATIONS });
    // The lock says that no other process has the folder: whoever held a lease in it is gone.
    await db.delete(schema.syncLeases);
    const open = client;
    let closed = false;
    return {
      db,
      engine: 'pglite',
      close: async () => {
        if (closed) return;
        closed = true;
        await open.close();
        release();
      },
    };
  } catch (error) {
    await client?.close().catch(() => undefined);
    release();
    throw storeError(error, dataDir);
  }
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw new TrackerError('bad_config', `The data folder ${dataDir} can't be made.`, {
      fix: 'Set DATA_DIR to a folder that this user may write to.',
      cause: error,
    });
  }
}

function assertRoom(dataDir: string): void {
  if (existsSync(join(dataDir, 'pglite'))) return;
  const { bavail, bsize } = statfsSync(dataDir);
  if (bavail * bsize >= NEEDED_BYTES) return;
  throw new TrackerError('store_full', `The disk of ${dataDir} has less than ${NEEDED_BYTES / 1024 / 1024} MB free.`, {
    fix: 'Free some space or set DATA_DIR to another disk. Nothing was written.',
  });
}

async function openServer(databaseUrl: string): Promise<Store> {
  const pool = new pg.Pool({ connectionString: databaseUrl, connectionTimeoutMillis: 8_000 });
  // An idle connection that the server drops is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  try {
    const client = await pool.connect();
    try {
      const db = drizzleNode(client, { schema });
      await db.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK})`);
      await migrateNode(db, { migrationsFolder: MIGRATIONS });
      await db.execute(sql`select pg_advisory_unlock(${MIGRATION_LOCK})`);
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw storeError(error, 'the PostgreSQL server of DATABASE_URL');
  }
  let closed = false;
  return {
    db: drizzleNode(pool, { schema }),
    engine: 'postgresql',
    close: async () => {
      if (closed) return;
      closed = true;
      await pool.end();
    },
  };
}
