import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { TrackerError } from '@/lib/core/errors';
import { openStore } from '@/lib/db/client';
import { transfers } from '@/lib/db/schema';
import { administer, databaseAt, eachEngine, openTestStore, tempFolder, type TestStore } from '@/tests/helpers/store';

const MAX = 2n ** 256n - 1n;

function transfer(amount: bigint, position: string) {
  return {
    chain: 'ethereum',
    block: 1,
    blockHash: '0xb',
    txHash: '0xt',
    kind: 'token',
    position,
    timestamp: 1,
    from: '0xa',
    to: '0xc',
    assetContract: '0xd',
    amount,
  };
}

async function failure(promise: Promise<unknown>): Promise<TrackerError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(TrackerError);
  return error as TrackerError;
}

eachEngine((engine) => {
  let store: TestStore | undefined;
  afterEach(async () => {
    await store?.close();
    store = undefined;
  });

  it('keeps the largest amount a token can have to the last digit, alone and in a sum', async () => {
    store = await openTestStore(engine);
    await store.db.insert(transfers).values([transfer(MAX, '0'), transfer(MAX, '1')]);
    const rows = await store.db.select().from(transfers);
    expect(rows.map((row) => row.amount)).toEqual([MAX, MAX]);
    const total = await store.db.select({ sum: sql<string>`sum(${transfers.amount})::text` }).from(transfers);
    expect(total[0]?.sum).toBe((MAX * 2n).toString());
  });

  it('keeps what was stored over a restart', async () => {
    store = await openTestStore(engine);
    await store.db.insert(transfers).values(transfer(7n, '0'));
    store = await store.reopen();
    expect(await store.db.select().from(transfers)).toHaveLength(1);
  });

  it('leaves nothing half-written when a transaction fails in the middle', async () => {
    store = await openTestStore(engine);
    const { db } = store;
    const doubled = db.transaction(async (tx) => {
      await tx.insert(transfers).values(transfer(1n, '0'));
      await tx.insert(transfers).values(transfer(1n, '0'));
    });
    await expect(doubled).rejects.toThrow();
    expect(await db.select().from(transfers)).toHaveLength(0);
  });
});

describe('the embedded database', () => {
  it('is refused to a second process with the name of the holder, and is free again afterwards', async () => {
    const folder = tempFolder();
    const first = await openStore({ dataDir: folder.path, holder: 'the web server' });
    const second = () =>
      spawnSync(process.execPath, ['--import', 'tsx', 'tests/helpers/open-store.ts', folder.path], { encoding: 'utf8' }).stdout;
    expect(second()).toMatch(new RegExp(`in use by process ${process.pid} \\(the web server, since .*Stop that process`));
    await first.close();
    expect(second()).toContain('opened');
    folder.remove();
  });

  it('is taken over from a process that was killed', async () => {
    const folder = tempFolder();
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const claim = { id: 'gone', pid: dead, holder: 'a sync', since: '2026-01-01T00:00:00.000Z', born: null };
    writeFileSync(join(folder.path, 'lock.json'), JSON.stringify(claim));
    const store = await openStore({ dataDir: folder.path, holder: 'a test' });
    expect(JSON.parse(readFileSync(join(folder.path, 'lock.json'), 'utf8'))).toMatchObject({ pid: process.pid });
    await store.close();
    expect(readdirSync(folder.path)).toEqual(['pglite']);
    folder.remove();
  });

  it('says what to do when its folder is damaged, and frees the folder', async () => {
    const folder = tempFolder();
    await (await openStore({ dataDir: folder.path, holder: 'a test' })).close();
    const control = join(folder.path, 'pglite', 'global', 'pg_control');
    writeFileSync(control, Buffer.alloc(readFileSync(control).length, 7));
    const error = await failure(openStore({ dataDir: folder.path, holder: 'a test' }));
    expect(error.code).toBe('store_damaged');
    expect(error.fix).toContain('Move the folder away');
    expect(readdirSync(folder.path)).toEqual(['pglite']);
    folder.remove();
  });

  it('says that the folder can not be made', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder.path, 'file'), '');
    const error = await failure(openStore({ dataDir: join(folder.path, 'file', 'data'), holder: 'a test' }));
    expect(error.code).toBe('bad_config');
    folder.remove();
  });

  it('does not take a foreign folder for its own', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder.path, 'pglite'));
    writeFileSync(join(folder.path, 'pglite', 'PG_VERSION'), '9.1\n');
    expect((await failure(openStore({ dataDir: folder.path, holder: 'a test' }))).code).toBe('store_damaged');
    folder.remove();
  });
});

describe('a PostgreSQL server', () => {
  it('is migrated once when several processes start together', async () => {
    const server = inject('postgresUrl');
    await administer(server, 'create database together');
    const databaseUrl = databaseAt(server, 'together');
    const open = () => openStore({ databaseUrl, dataDir: '.', holder: 'a test' });
    const stores = await Promise.all([open(), open(), open(), open()]);
    expect(stores.map((store) => store.engine)).toEqual(Array(4).fill('postgresql'));
    await Promise.all(stores.map((store) => store.close()));
    await administer(server, 'drop database together');
  });

  it.each([
    ['is not there', 'postgresql://someone:s3cret@127.0.0.1:1/x', 'store_unreachable'],
    ['does not know the database', 'unknown', 'store_unreachable'],
  ])('that %s ends in a sentence without the password', async (_, url, code) => {
    const databaseUrl = url === 'unknown' ? databaseAt(inject('postgresUrl'), 'no_such_database') : url;
    const error = await failure(openStore({ databaseUrl, dataDir: '.', holder: 'a test' }));
    expect(error.code).toBe(code);
    expect(`${error.message} ${error.fix}`).not.toContain('s3cret');
  });

  it('that accepts and never answers ends within 10 seconds', async () => {
    const mute = createServer();
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const { port } = mute.address() as { port: number };
    const started = Date.now();
    const error = await failure(
      openStore({ databaseUrl: `postgresql://a@127.0.0.1:${port}/x`, dataDir: '.', holder: 'a test' }),
    );
    expect(error.code).toBe('store_unreachable');
    expect(Date.now() - started).toBeLessThan(10_000);
    mute.close();
  });
});
