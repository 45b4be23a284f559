import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freePort } from '../helpers/postgres';
import { tempFolder } from '../helpers/store';
import { runTracker, spawnTracker } from '../helpers/tracker';

const folder = tempFolder();
afterAll(folder.remove);

interface Status {
  readonly replay: boolean;
  readonly sync: readonly { readonly state: string; readonly rows: number }[];
}

async function until<T>(what: () => Promise<T | undefined>, tries = 600): Promise<T> {
  for (let i = 0; i < tries; i++) {
    const found = await what().catch(() => undefined);
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('It did not happen in time.');
}

test('the demo replays, serves, says that it is a replay, fetches it, and leaves nothing running', async () => {
  const port = await freePort();
  const child = spawnTracker(['demo', '--pace', '0'], { DATA_DIR: folder.path, PORT: String(port) });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  try {
    await until(() => {
      if (child.exitCode !== null) throw new Error(output);
      return Promise.resolve(output.includes('A replay of the Bybit theft is at') ? true : undefined);
    });
    const read = async () => (await (await fetch(`http://127.0.0.1:${port}/api/v1/status`)).json()) as Status;
    const done = await until(async () => {
      const status = await read();
      return status.sync[0]?.state === 'done' ? status : undefined;
    });
    expect(done.replay).toBe(true);
    expect(done.sync[0]?.rows).toBeGreaterThan(80);
  } finally {
    child.kill('SIGTERM');
  }
  expect(await ended).toBe(0);
  await expect(fetch(`http://127.0.0.1:${port}/readyz`)).rejects.toThrow();
  const verified = await runTracker(['verify'], { DATA_DIR: folder.path, RPC_URL_1: 'http://127.0.0.1:9' });
  expect(verified.stderr).not.toContain('is in use');
});

test('the demo does not delete a folder of real data', async () => {
  const real = tempFolder();
  mkdirSync(join(real.path, 'pglite'));
  writeFileSync(join(real.path, 'pglite', 'rows'), 'dear');
  const ran = await runTracker(['demo'], { DATA_DIR: real.path });
  expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('holds real data')]);
  real.remove();
});
