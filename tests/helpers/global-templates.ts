import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openStore } from '@/lib/db/client';
import { loadRegistry } from '@/lib/ingest/load-registry';
import { readRegistry } from '@/lib/registry';
import { tempFolder } from './folder';
import { administer, databaseAt, startPostgres } from './postgres';
import { type Content, CONTENTS, templateName } from './templates';

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string;
    /** A folder with a closed embedded database in each of its folders, one per `Content`. */
    liteTemplates: string;
  }
}

interface Templates {
  readonly postgresUrl: string;
  readonly liteTemplates: string;
  readonly remove: () => Promise<void>;
}

/** Several projects of one run share what the first of them made. */
const shared = globalThis as { testTemplates?: { users: number; readonly made: Promise<Templates> } };

/**
 * One PostgreSQL server for the whole run; each test makes a database of its own on it. Stores of both engines are
 * made once, to be copied: that is many times faster than to make one anew.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const templates = (shared.testTemplates ??= { users: 0, made: makeTemplates() });
  templates.users++;
  const { postgresUrl, liteTemplates, remove } = await templates.made;
  project.provide('postgresUrl', postgresUrl);
  project.provide('liteTemplates', liteTemplates);
  return async () => {
    templates.users--;
    if (templates.users === 0) await remove();
  };
}

async function makeTemplates(): Promise<Templates> {
  const server = await startPostgres();
  const folder = tempFolder();
  const makeBoth = async (content: Content) => {
    await administer(server.url, `create database ${templateName(content)}`);
    await make(content, { dataDir: folder.path, databaseUrl: databaseAt(server.url, templateName(content)) });
    await make(content, { dataDir: join(folder.path, content) });
  };
  await Promise.all(CONTENTS.map(makeBoth));
  return {
    postgresUrl: server.url,
    liteTemplates: folder.path,
    remove: async () => {
      folder.remove();
      await server.stop();
    },
  };
}

async function make(content: Content, place: { dataDir: string; databaseUrl?: string }): Promise<void> {
  const store = await openStore({ ...place, holder: 'the tests' });
  if (content === 'facts') await loadRegistry(store.db, readRegistry());
  await store.close();
}
