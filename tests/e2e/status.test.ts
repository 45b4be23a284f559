import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { StatusPage } from '@/lib/charts/contract';
import { openStore, type Store } from '@/lib/db/client';
import { saveEndpointHealth } from '@/lib/db/endpoint-health';
import { takeLease } from '@/lib/db/leases';
import { saveReorg } from '@/lib/db/reorgs';
import { saveSyncStatus, type SyncState } from '@/lib/db/sync-status';
import { launchBrowser } from '../helpers/browser';
import { openEventStream } from '../helpers/event-stream';
import { barriersEverywhere, withPage } from '../helpers/reading';
import { administer, databaseAt, tempFolder } from '../helpers/store';
import { startBuiltWeb, type TestWeb } from '../helpers/web';

const NAME = 'status_events';
const at = new Date('2026-11-24T12:00:00Z');
const folder = tempFolder();

let web: TestWeb;
let browser: Browser;
/** Another process that writes into the same store. */
let other: Store;

beforeAll(async () => {
  await administer(inject('postgresUrl'), `create database ${NAME}`);
  const databaseUrl = databaseAt(inject('postgresUrl'), NAME);
  [web, browser] = await Promise.all([startBuiltWeb({ DATABASE_URL: databaseUrl }), launchBrowser()]);
  other = await openStore({ databaseUrl, dataDir: folder.path, holder: 'a test' });
  for (const chain of ['ethereum', 'bsc']) await takeLease(other.db, chain, 'sync 1', 3_600_000);
  await progress('ethereum', 10);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await web?.stop();
  await other?.close();
  await administer(inject('postgresUrl'), `drop database ${NAME} with (force)`);
  folder.remove();
});

const progress = (chain: string, done: number, state: SyncState = 'running') =>
  saveSyncStatus(other.db, {
    chain, state, head: 21_895_400, wanted: 90, done, requests: 7, rows: 3, missingKinds: ['internal'], message: null, startedAt: at, updatedAt: at,
  });

const listen = () => openEventStream((signal) => fetch(`${web.url}/api/v1/status/events`, { signal }));
const doneOf = (data: string | undefined) => (JSON.parse(data ?? '{}') as StatusPage).sync.find(({ chain }) => chain === 'ethereum')?.done;

describe('the stream of the status', () => {
  it('tells of progress within two seconds, uncompressed, to a client that would take it compressed', async () => {
    const stream = await listen();
    expect(stream.response.headers.get('content-encoding')).toBeNull();
    expect(doneOf(await stream.next())).toBe(10);
    const started = performance.now();
    await progress('ethereum', 11);
    expect(doneOf(await stream.next())).toBe(11);
    expect(performance.now() - started).toBeLessThan(2_000);
    stream.hangUp();
  });

  it('has room for a hundred, tells the next one when to come again, and takes back the room of who hangs up', async () => {
    const streams = await Promise.all(Array.from({ length: 100 }, listen));
    const refused = await fetch(`${web.url}/api/v1/status/events`);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '30']);
    expect(await refused.json()).toMatchObject({ error: { code: 'busy' } });
    for (const stream of streams) stream.hangUp();
    const again = async () => {
      const stream = await listen();
      stream.hangUp();
      return stream.response.status;
    };
    await expect.poll(again, { timeout: 10_000 }).toBe(200);
  });

  it('is for GET alone, and gives its headers to who asks for no more', async () => {
    const head = await fetch(`${web.url}/api/v1/status/events`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    expect((await fetch(`${web.url}/api/v1/status/events`, { method: 'POST' })).status).toBe(405);
  });
});

describe('the page of the status', () => {
  it('shows progress as it is made, without being loaded again', async () => {
    await withPage(browser, { viewport: { width: 1280, height: 900 } }, async (page, problems) => {
      await page.goto(`${web.url}/status`);
      await page.getByText('11 of 90 blocks').first().waitFor();
      await progress('ethereum', 12);
      await page.getByText('12 of 90 blocks').first().waitFor({ timeout: 5_000 });
      await progress('ethereum', 90, 'done');
      await page.locator('#sync').getByText('up to date').waitFor({ timeout: 5_000 });
      expect(problems).toEqual([]);
    });
  });

  it('follows by asking where the stream can not be had', async () => {
    await withPage(browser, { viewport: { width: 1280, height: 900 } }, async (page) => {
      await page.route('**/api/v1/status/events', (route) => route.fulfill({ status: 502, body: '' }));
      await page.goto(`${web.url}/status`);
      await progress('ethereum', 50);
      await page.locator('#sync').getByText('50 of 90 blocks').waitFor({ timeout: 15_000 });
    });
  });

  it('names endpoints, false answers, reorganisations and what can not be read, on a phone and a desk, light and dark', async () => {
    const endpoint = { chain: 'ethereum', answered: 12_345, failed: 12, discarded: 0, lastDiscard: null, lastDiscardAt: null, latencyMs: 180, rate: null, updatedAt: at };
    await saveEndpointHealth(other.db, [
      { ...endpoint, host: 'a-rather-long-host-name-of-a-node.infrastructure.example:8545' },
      { ...endpoint, host: 'b.example', rate: 4, discarded: 3, lastDiscard: 'block 21895251 has a log of transaction 0x46deef0f52e3a983b67abf4714448a41dd7ffd6d32d22ea9b5ea7bf7ae7d4b2a that its bloom filter excludes', lastDiscardAt: at },
    ]);
    await saveReorg(other.db, {
      chain: 'ethereum', foundAt: new Date(), commonBlock: 21_895_000, block: 21_895_100, removedTransfers: 4, removedEvents: 1,
      storedHash: `0x${'ab'.repeat(32)}`, newHash: `0x${'cd'.repeat(32)}`,
    });
    await withPage(browser, {}, async (page, problems) => {
      await page.goto(`${web.url}/status`, { waitUntil: 'load' });
      // What was written a moment ago comes with the first event at the latest.
      for (const words of ['b.example', 'bloom filter excludes', '4 a second', '4 transfers and 1 event of services', 'moved inside a contract call']) {
        await page.locator('main').getByText(words).first().waitFor();
      }
      expect(await barriersEverywhere(page)).toEqual([]);
      expect(problems).toEqual([]);
    });
  });
});

it('ends when it is told to, though somebody listens', async () => {
  const stream = await listen();
  await stream.next();
  const started = performance.now();
  await web.stop();
  expect(performance.now() - started).toBeLessThan(8_000);
  expect(await stream.next().catch(() => undefined)).toBeUndefined();
});
