import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { freePort } from '@/tests/helpers/postgres';
import { administer, databaseAt, freshFolder, tempFolder } from '@/tests/helpers/store';
import { type Env, runTracker } from '@/tests/helpers/tracker';
import { startBuiltWeb } from '@/tests/helpers/web';

const KEY = 'k3y-that-nobody-may-see';

async function refused(env: Env) {
  const folder = tempFolder();
  const port = String(await freePort());
  const done = await runTracker(['start'], { DATA_DIR: folder.path, PORT: port, ...env });
  folder.remove();
  return done;
}

describe('a start that can not succeed ends within 10 seconds in a sentence that says what to do', () => {
  it.each([
    ['a wrong setting', { PORT: 'eighty' }, /PORT .*Set it to a port number/],
    ['an endpoint that is no URL', { RPC_URL_1: KEY }, /RPC_URL_1 is not a list of http or https URLs/],
    ['a server that is not there', { DATABASE_URL: `postgresql://a:${KEY}@127.0.0.1:1/x` }, /no answer .*DATABASE_URL/],
  ])('for %s', async (_, env, sentence) => {
    const { code, stderr, milliseconds } = await refused(env);
    expect(stderr.replaceAll('\n', ' ')).toMatch(sentence);
    expect(stderr).not.toContain(KEY);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(code).not.toBe(0);
    expect(milliseconds).toBeLessThan(10_000);
  });

  it('for a damaged data folder, which is left as it was', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder.path, 'pglite'));
    writeFileSync(join(folder.path, 'pglite', 'PG_VERSION'), '9.1\n');
    const { code, stderr, milliseconds } = await refused({ DATA_DIR: folder.path });
    expect(stderr).toMatch(/can't be opened\. Move the folder away/);
    expect(code).toBe(1);
    expect(milliseconds).toBeLessThan(10_000);
    expect(readdirSync(join(folder.path, 'pglite'))).toEqual(['PG_VERSION']);
    folder.remove();
  });

  it('for a data folder that another server has, which goes on', async () => {
    const web = await startBuiltWeb({}, freshFolder('facts'));
    const { code, stderr } = await refused({ DATA_DIR: web.dataDir });
    expect(stderr).toMatch(/in use by process \d+ \(the web server, since .*Stop that process first/s);
    expect(code).toBe(1);
    expect((await fetch(`${web.url}/api/v1/incidents`)).status).toBe(200);
    await web.stop();
  });
});

describe('a start', () => {
  it('frees the data folder when it is told to stop, so that the next one finds everything', async () => {
    const folder = tempFolder();
    const first = await startBuiltWeb({ DATA_DIR: folder.path });
    await first.stop();
    expect(readdirSync(folder.path)).not.toContain('lock.json');
    const second = await startBuiltWeb({ DATA_DIR: folder.path });
    const { meta } = (await (await fetch(`${second.url}/api/v1/wallets?limit=1`)).json()) as { meta: { total: number } };
    expect(meta.total).toBe(588);
    await second.stop();
    folder.remove();
  });

  it('on a PostgreSQL server shares it with a second web process', async () => {
    const server = inject('postgresUrl');
    await administer(server, 'create database shared_web');
    const env = { DATABASE_URL: databaseAt(server, 'shared_web') };
    const webs = await Promise.all([startBuiltWeb(env), startBuiltWeb(env)]);
    for (const web of webs) {
      expect(await (await fetch(`${web.url}/api/v1/status`)).text()).toContain('"engine":"postgresql"');
    }
    await Promise.all(webs.map((web) => web.stop()));
    await administer(server, 'drop database shared_web with (force)');
  });

  it('with a dead endpoint serves the registry, says so, and never shows the key', async () => {
    const web = await startBuiltWeb({ RPC_URL_1: `http://127.0.0.1:1/${KEY}`, LOG_LEVEL: 'debug' }, freshFolder('facts'));
    const status = async () => (await fetch(`${web.url}/api/v1/status`)).text();
    await expect.poll(status, { timeout: 20_000, interval: 300 }).toContain('"state":"failed"');
    const page = await (await fetch(`${web.url}/status`)).text();
    expect(page).toContain('Ethereum');
    for (const text of [await status(), page, web.output()]) expect(text).not.toContain(KEY);
    await web.stop();
  });
});
