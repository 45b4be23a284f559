import { parseFeed } from '@rowanmanning/feed-parser';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createProvider } from '@/lib/chain/provider';
import { displayAddress } from '@/lib/core/address';
import { openStore, type Store } from '@/lib/db/client';
import { createSync } from '@/lib/ingest/sync';
import { type Anvil, startAnvil } from '../helpers/anvil';
import { launchBrowser } from '../helpers/browser';
import { barriers, withPage } from '../helpers/reading';
import { ETHER, STRANGER } from '../helpers/chain-parts';
import { administer, databaseAt, tempFolder } from '../helpers/store';
import { startBuiltWeb, type TestWeb } from '../helpers/web';
import { flaggedWithTheft } from '../helpers/watched';
import { isSigned, type Receiver, startReceiver } from '../helpers/webhook-receiver';

const NAME = 'watch_alerts';
const [TOKEN, SECRET] = ['an-admin-token-of-the-test', 'a-shared-secret-of-the-test'];
const folder = tempFolder();
const admin = { authorization: `Bearer ${TOKEN}` };

let web: TestWeb;
let browser: Browser;
let anvil: Anvil;
let receiver: Receiver;
/** Another process that syncs into the same store. */
let other: Store;
let wallet: string;

const start = () =>
  startBuiltWeb({ DATABASE_URL: databaseAt(inject('postgresUrl'), NAME), SYNC: 'off', ADMIN_TOKEN: TOKEN, WEBHOOK_SECRET: SECRET, WEBHOOK_ALLOW_PRIVATE: 'on' });

beforeAll(async () => {
  await administer(inject('postgresUrl'), `create database ${NAME}`);
  [web, browser, anvil, receiver] = await Promise.all([start(), launchBrowser(), startAnvil(), startReceiver()]);
  other = await openStore({ databaseUrl: databaseAt(inject('postgresUrl'), NAME), dataDir: folder.path, holder: 'a test' });
  ({ wallet } = await flaggedWithTheft(other.db));
}, 240_000);

afterAll(async () => {
  await Promise.all([browser?.close(), web?.stop(), anvil?.stop(), receiver?.stop()]);
  await other?.close();
  await administer(inject('postgresUrl'), `drop database ${NAME} with (force)`);
  folder.remove();
});

const sync = () => createSync({ db: other.db, provider: () => createProvider({ urls: [anvil.url], chainId: 1 }) }).run({ chain: 'ethereum' });
const api = (path: string, init: RequestInit = {}) => fetch(`${web.url}/api/v1/watch/${path}`, { ...init, headers: admin });

it('keeps rules for who knows the token, says what is wrong with one that can not be, and never shows more of a webhook than its host', async () => {
  expect((await fetch(`${web.url}/api/v1/watch/rules`)).status).toBe(401);
  const refused = await api('rules', { method: 'POST', body: JSON.stringify({ incident: 'atlantis-2099' }) });
  expect([refused.status, await refused.json()]).toMatchObject([422, { error: { code: 'bad_value', field: 'incident' } }]);
  const made = await api('rules', { method: 'POST', body: JSON.stringify({ address: wallet, webhook: receiver.url }) });
  const { data: rule } = (await made.json()) as { data: { id: string } };
  expect([made.status, made.headers.get('cache-control')]).toEqual([201, 'private, no-store']);
  const extra = (await (await api('rules', { method: 'POST', body: '{"tier":"suspected"}' })).json()) as { data: { id: string } };
  expect((await api(`rules/${extra.data.id}`, { method: 'DELETE' })).status).toBe(204);
  const listed = await (await api('rules')).text();
  expect(JSON.parse(listed)).toMatchObject({ data: [{ id: rule.id, webhook_host: `127.0.0.1:${receiver.port}`, alerts: 0 }] });
  expect(listed).not.toContain('key-in-the-path');
});

it('a watched wallet moves: the alert is on both pages at once, in the feed, and at a webhook that fails twice, though the server is killed', async () => {
  receiver.answer((response, number) => response.writeHead(number < 3 ? 500 : 204).end());
  const shown = displayAddress('ethereum', wallet);
  await anvil.rpc('anvil_setBalance', wallet, `0x${(5n * ETHER).toString(16)}`);
  await withPage(browser, { viewport: { width: 1280, height: 900 } }, async (status, problems) => {
    await withPage(browser, { viewport: { width: 1440, height: 900 } }, async (page, others) => {
      await Promise.all([status.goto(`${web.url}/status`), page.goto(`${web.url}/wallets/ethereum/${shown}`)]);
      await page.locator('#alerts').getByText('None: no rule').waitFor();
      const hash = await anvil.send({ from: wallet, to: STRANGER, value: 2n * ETHER });
      await anvil.mine(5);
      await sync();
      const told = performance.now();
      for (const one of [status, page]) await one.locator('#alerts').getByText(`2 ETH (value in USD not known) left ${shown} on Ethereum for`).waitFor({ timeout: 15_000 });
      expect(performance.now() - told).toBeLessThan(15_000);
      expect(await page.locator('#alerts').innerText()).toContain(hash);
      expect(await page.locator('head link[type="application/atom+xml"], body link[type="application/atom+xml"]').getAttribute('href')).toBe('/feed.xml');
      expect(await barriers(page, 'light')).toEqual([]);
      expect([...problems, ...others]).toEqual([]);
    });
  });
  const feed = parseFeed(await (await fetch(`${web.url}/feed.xml?kind=alert`)).text());
  expect(feed.items.map(({ title }) => title)).toEqual([`Alert: 2 ETH (value in USD not known) left ${shown} on Ethereum`]);
  expect((await fetch(`${web.url}/feed.xml?kind=rumour`)).status).toBe(422);
  await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
  web.kill();
  web = await start();
  await expect.poll(async () => ((await (await api('deliveries')).json()) as { data: { state: string }[] }).data.map(({ state }) => state), { timeout: 60_000 }).toEqual(['delivered']);
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
  expect(receiver.received.every((one) => isSigned(one, SECRET))).toBe(true);
  expect(receiver.received.at(-1)?.message.alert.other).toMatchObject({ service: null, flagged: null });
  expect(web.output()).not.toMatch(/key-in-the-path|shared-secret/);
}, 180_000);
