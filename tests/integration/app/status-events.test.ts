import { afterAll, beforeAll, expect, it } from 'vitest';
import { GET as getEvents } from '@/app/api/v1/status/events/route';
import { GET as getStatus } from '@/app/api/v1/status/route';
import type { StatusPage } from '@/lib/charts/contract';
import { openStore, type Store } from '@/lib/db/client';
import { takeLease } from '@/lib/db/leases';
import { saveSyncStatus } from '@/lib/db/sync-status';
import { closeServer } from '@/lib/server';
import { openEventStream } from '@/tests/helpers/event-stream';
import { settingsFor } from '@/tests/helpers/server';

const ADDRESS = 'http://localhost/api/v1/status/events';
const listen = () => openEventStream((signal) => getEvents(new Request(ADDRESS, { signal })));
const at = new Date('2026-11-24T12:00:00Z');

let undo: () => Promise<void>;
/** Another process that writes into the same store. */
let other: Store;
beforeAll(async () => {
  undo = await settingsFor('postgresql');
  other = await openStore({ databaseUrl: process.env.DATABASE_URL, dataDir: process.env.DATA_DIR ?? '', holder: 'a test' });
});
afterAll(async () => {
  await other.close();
  await undo();
});

const progress = (done: number) =>
  saveSyncStatus(other.db, {
    chain: 'ethereum', state: 'running', head: 90, wanted: 90, done, requests: 1, rows: 0, missingKinds: [], message: null, startedAt: at, updatedAt: at,
  });

it('tells what /api/v1/status says, and tells of the progress that another process makes', async () => {
  const stream = await listen();
  const first = await stream.next();
  expect(first).toBe(await (await getStatus(new Request('http://localhost/api/v1/status'))).text());
  await takeLease(other.db, 'ethereum', 'sync 1', 60_000);
  await progress(1);
  expect((JSON.parse((await stream.next())!) as StatusPage).sync).toMatchObject([{ chain: 'ethereum', state: 'running', done: 1 }]);
  const started = performance.now();
  await progress(2);
  expect((JSON.parse((await stream.next())!) as StatusPage).sync).toMatchObject([{ done: 2 }]);
  expect(performance.now() - started).toBeLessThan(4_000);
  stream.hangUp();
});

it('ends with the server, which does not wait for those who listen', async () => {
  const stream = await listen();
  await stream.next();
  await closeServer();
  expect(await stream.next()).toBeUndefined();
});
