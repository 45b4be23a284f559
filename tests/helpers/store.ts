import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, describe, inject } from 'vitest';
import { openStore, type Store } from '@/lib/db/client';
import { rowsOf } from '@/lib/db/rows';
import { tempFolder } from './folder';
import { administer, databaseAt } from './postgres';
import { type Content, templateName } from './templates';

export { administer, databaseAt, tempFolder };

export const ENGINES = ['pglite', 'postgresql'] as const;
export type Engine = (typeof ENGINES)[number];

/** A store for one test: fresh, migrated, gone after `close`. `reopen` is a restart on the same data. */
export interface TestStore extends Store {
  reopen(): Promise<TestStore>;
}

/** Runs the same tests on the embedded database and on a real PostgreSQL server. */
export function eachEngine(body: (engine: Engine) => void): void {
  describe.each(ENGINES)('on %s', body);
}

/** A fresh, migrated store on that engine. Close it in `afterAll` or `afterEach`. */
export async function openTestStore(engine: Engine, content: Content = 'empty'): Promise<TestStore> {
  if (engine === 'postgresql') return openServer(await freshDatabase(content));
  return content === 'empty' ? openEmpty() : openLite(freshFolder(content), false);
}

/** A folder for one test with a closed embedded database in it; remove it in the end. */
export function freshFolder(content: Content = 'empty'): ReturnType<typeof tempFolder> {
  const folder = tempFolder();
  cpSync(join(inject('liteTemplates'), content), folder.path, { recursive: true });
  return folder;
}

type Folder = ReturnType<typeof tempFolder>;

/** An embedded database takes two seconds to open and a moment to empty: one that was closed serves the next test. */
const idle: { readonly store: Store; readonly folder: Folder }[] = [];
afterAll(async () => {
  for (const { store, folder } of idle.splice(0)) {
    await store.close();
    folder.remove();
  }
});

async function openEmpty(): Promise<TestStore> {
  const found = idle.pop();
  if (found === undefined) return openLite(freshFolder(), true);
  const { store, folder } = found;
  const tables = await rowsOf<{ name: string }>(store.db, sql`select format('%I', tablename) as name from pg_tables where schemaname = 'public'`);
  await store.db.execute(sql.raw(`truncate ${tables.map(({ name }) => name).join()} restart identity cascade`));
  // Another object: what is kept in memory of one store is nothing to the next.
  return liteOf({ ...store, db: Object.create(store.db) as Store['db'] }, folder, true);
}

async function openLite(folder: Folder, isEmptied: boolean): Promise<TestStore> {
  return liteOf(await openStore({ dataDir: folder.path, holder: 'a test' }), folder, isEmptied);
}

function liteOf(store: Store, folder: Folder, isEmptied: boolean): TestStore {
  let closed = false;
  return {
    ...store,
    close: async () => {
      if (closed) return;
      closed = true;
      if (isEmptied) return void idle.push({ store, folder });
      await store.close();
      folder.remove();
    },
    reopen: async () => {
      closed = true;
      await store.close();
      return openLite(folder, isEmptied);
    },
  };
}

/** A database for one test on the server, and its URL; drop it in the end. */
export async function freshDatabase(content: Content = 'empty'): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = inject('postgresUrl');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `create database ${name} template ${templateName(content)}`);
  return { url: databaseAt(server, name), drop: () => administer(server, `drop database if exists ${name} with (force)`) };
}

async function openServer(database: Awaited<ReturnType<typeof freshDatabase>>): Promise<TestStore> {
  const store = await openStore({ databaseUrl: database.url, dataDir: tmpdir(), holder: 'a test' });
  return {
    ...store,
    close: async () => {
      await store.close();
      await database.drop();
    },
    reopen: async () => {
      await store.close();
      return openServer(database);
    },
  };
}
