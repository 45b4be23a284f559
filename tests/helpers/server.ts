import { closeServer } from '@/lib/server';
import { type Engine, freshDatabase, freshFolder } from './store';

const NAMES = ['DATA_DIR', 'DATABASE_URL', 'LOG_LEVEL', 'SYNC'] as const;

/** Sets the environment so that the next question opens a store of that engine with the shipped facts. The returned function undoes it. */
export async function settingsFor(engine: Engine): Promise<() => Promise<void>> {
  const before = NAMES.map((name) => [name, process.env[name]] as const);
  const folder = freshFolder('facts');
  const database = engine === 'postgresql' ? await freshDatabase('facts') : undefined;
  process.env.DATA_DIR = folder.path;
  process.env.LOG_LEVEL = 'silent';
  process.env.SYNC = 'off';
  if (database === undefined) delete process.env.DATABASE_URL;
  else process.env.DATABASE_URL = database.url;
  return async () => {
    await closeServer();
    await database?.drop();
    folder.remove();
    for (const [variable, value] of before) {
      if (value === undefined) delete process.env[variable];
      else process.env[variable] = value;
    }
  };
}
