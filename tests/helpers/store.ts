import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import pg from 'pg';
import { describe, inject } from 'vitest';
import { openStore, type Store } from '@/lib/db/client';
import { tempFolder } from './folder';

export { tempFolder };

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
export async function openTestStore(engine: Engine): Promise<TestStore> {
  return engine === 'pglite' ? openLite() : openServer();
}

/** A migrated, empty folder, made once a worker: copying it is several times faster than making it. */
let template: Promise<string> | undefined;

async function makeTemplate(): Promise<string> {
  const folder = tempFolder();
  process.once('exit', folder.remove);
  await (await openStore({ dataDir: folder.path, holder: 'a test' })).close();
  return folder.path;
}

async function freshFolder(): Promise<ReturnType<typeof tempFolder>> {
  template ??= makeTemplate();
  const folder = tempFolder();
  cpSync(await template, folder.path, { recursive: true });
  return folder;
}

async function openLite(existing?: ReturnType<typeof tempFolder>): Promise<TestStore> {
  const folder = existing ?? (await freshFolder());
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

async function openServer(name = `t_${randomUUID().replaceAll('-', '')}`, fresh = true): Promise<TestStore> {
  const server = inject('postgresUrl');
  if (fresh) await administer(server, `create database ${name}`);
  const databaseUrl = databaseAt(server, name);
  const store = await openStore({ databaseUrl, dataDir: tmpdir(), holder: 'a test' });
  return {
    ...store,
    close: async () => {
      await store.close();
      await administer(server, `drop database if exists ${name} with (force)`);
    },
    reopen: async () => {
      await store.close();
      return openServer(name, false);
    },
  };
}

/** The URL of another database on the same server. */
export function databaseAt(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.toString();
}

/** Runs one statement in the maintenance database. */
export async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
