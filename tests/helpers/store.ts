import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, inject } from 'vitest';
import { openStore, type Store } from '@/lib/db/client';
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
  return engine === 'pglite' ? openLite(freshFolder(content)) : openServer(await freshDatabase(content));
}

/** A folder for one test with a closed embedded database in it; remove it in the end. */
export function freshFolder(content: Content = 'empty'): ReturnType<typeof tempFolder> {
  const folder = tempFolder();
  cpSync(join(inject('liteTemplates'), content), folder.path, { recursive: true });
  return folder;
}

async function openLite(folder: ReturnType<typeof tempFolder>): Promise<TestStore> {
  const store = await openStore({ dataDir: folder.path, holder: 'a test' });
  return {
    ...store,
    close: async () => {
      await store.close();
      folder.remove();
    },
    reopen: async () => {
      await store.close();
      return openLite(folder);
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
