import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { closeServer } from '@/lib/server';
import { administer, databaseAt, type Engine, tempFolder } from './store';

const NAMES = ['DATA_DIR', 'DATABASE_URL', 'LOG_LEVEL', 'SYNC'] as const;

/** Sets the environment so that the next question opens a fresh store of that engine. The returned function undoes it. */
export async function settingsFor(engine: Engine): Promise<() => Promise<void>> {
  const before = NAMES.map((name) => [name, process.env[name]] as const);
  const folder = tempFolder();
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  process.env.DATA_DIR = folder.path;
  process.env.LOG_LEVEL = 'silent';
  process.env.SYNC = 'off';
  if (engine === 'postgresql') {
    await administer(inject('postgresUrl'), `create database ${name}`);
    process.env.DATABASE_URL = databaseAt(inject('postgresUrl'), name);
  } else delete process.env.DATABASE_URL;
  return async () => {
    await closeServer();
    if (engine === 'postgresql') await administer(inject('postgresUrl'), `drop database if exists ${name} with (force)`);
    folder.remove();
    for (const [variable, value] of before) {
      if (value === undefined) delete process.env[variable];
      else process.env[variable] = value;
    }
  };
}
