import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../helpers/browser';
import { barriersEverywhere, withPage } from '../helpers/reading';
import { freshFolder } from '../helpers/store';
import { startBuiltWeb, type TestWeb } from '../helpers/web';

const BYBIT = '0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2';
const ALIKE = `0x4766${'ab'.repeat(16)}86E2`;
const RUSICH = '0x3AD9dB589d201A710Ed237c829c7860Ba86510Fc';
const POTEKHIN = '0x7F367cC41522cE07553e823bf3be79A889DEbe1B';
const CHEIL = 'TA3941uFAvmVibSkQ6fMJXxmaSNovX86mz';
const NOBODY = `0x${'c0ffee1234'.repeat(4)}`;
const TOKEN = 'open-sesame-0123456789';
const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 360, height: 800 } };

let web: TestWeb;
let browser: Browser;

beforeAll(async () => {
  [web, browser] = await Promise.all([startBuiltWeb({ ADMIN_TOKEN: TOKEN, LOG_LEVEL: 'trace', RATE_LIMIT_TRACE: '2' }, freshFolder('facts')), launchBrowser()]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await web?.stop();
});

const field = (page: Page) => page.getByLabel('Addresses, one a line, or a CSV');
const answer = (page: Page) => page.locator('#answer');
const admin = (path: string, init: RequestInit = {}) => fetch(web.url + path, { ...init, headers: { authorization: `Bearer ${TOKEN}` } });

async function ask(page: Page, text: string): Promise<void> {
  await page.goto(`${web.url}/screen`);
  await field(page).fill(text);
  await page.getByRole('button', { name: 'Screen', exact: true }).click();
}

describe('the screening page', () => {
  it('answers what is pasted on a phone and a desk, with what the answer rests on, readable by everyone', async () => {
    await withPage(browser, PHONE, async (page, problems) => {
      await ask(page, [BYBIT.toUpperCase(), ALIKE, NOBODY, '0x4766', CHEIL].join('\n'));
      await answer(page).waitFor();
      const text = await answer(page).innerText();
      for (const words of ['5 addresses screened', '2 flagged', '1 lookalike', '1 not known', '1 no address', 'no clearance', 'It has 4 digits behind 0x', 'Data version']) expect(text).toContain(words);
      expect(await answer(page).getByRole('link', { name: BYBIT, exact: true }).first().getAttribute('href')).toBe(`/wallets/ethereum/${BYBIT}`);
      expect(await barriersEverywhere(page)).toEqual([]);
      expect(problems).toEqual([]);
    });
  });

  it('takes a file by the keyboard alone, finds its column, and gives the same as CSV in the order given', async () => {
    await withPage(browser, DESK, async (page) => {
      await page.goto(`${web.url}/screen`);
      const file = { name: 'clients.csv', mimeType: 'text/csv', buffer: Buffer.from(`id,wallet,note\n1,${NOBODY},a\n2,${BYBIT.toLowerCase()},b\n`) };
      await page.getByLabel('or a file').setInputFiles(file);
      await page.getByLabel('Column of the CSV').focus();
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Screen');
      await page.keyboard.press('Enter');
      await answer(page).waitFor();
      expect(await answer(page).innerText()).toMatch(/2 addresses screened[\s\S]*Read from the column wallet/);
      await page.getByRole('button', { name: 'Answer as CSV' }).focus();
      const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
      const rows = parse<Record<string, string>>(readFileSync(await download.path(), 'utf8'), { columns: true, record_delimiter: '\r\n' });
      expect(rows.map(({ input, result }) => [input, result])).toEqual([[NOBODY, 'unknown'], [BYBIT.toLowerCase(), 'flagged']]);
      expect(page.url()).toBe(`${web.url}/screen`);
    });
  });

  it('answers without JavaScript too', async () => {
    await withPage(browser, { ...DESK, javaScriptEnabled: false }, async (page) => {
      await ask(page, `${BYBIT}\n${NOBODY}`);
      expect(await answer(page).innerText()).toMatch(/2 addresses screened[\s\S]*1 flagged/);
    });
  });

  it.each([
    ['empty', Buffer.from(''), 'It is empty.'],
    ['binary', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 9, 1]), 'It is no text but binary data.'],
    ['in UTF-16', Buffer.from(`\uFEFF${BYBIT}\n`, 'utf16le'), 'It is text in UTF-16. Save it as UTF-8'],
  ])('says what is wrong with a file that is %s', async (_what, buffer, sentence) => {
    await withPage(browser, PHONE, async (page) => {
      await page.goto(`${web.url}/screen`);
      await page.getByLabel('or a file').setInputFiles({ name: 'list.txt', mimeType: 'text/plain', buffer });
      await page.getByRole('button', { name: 'Screen', exact: true }).click();
      const refusal = page.locator('main [role="alert"]');
      await refusal.waitFor();
      expect(await refusal.innerText()).toContain(sentence);
    });
  });
});

describe('two addresses that lists wrongly call North Korean', () => {
  const list = `address,label\n${RUSICH},Lazarus Group\n${POTEKHIN},Lazarus Group\n`;
  const about = 'format=csv&title=Community+list&licence=none+stated&date=2026-11-01&tier=suspected';

  it('are flagged nowhere; a list that says so is taken by an admin alone, after its diff, and stands beside as in conflict', async () => {
    const page = async (address: string) => (await fetch(`${web.url}/wallets/ethereum/${address}`)).text();
    expect(await page(RUSICH)).toContain('not as flagged');
    const refused = await fetch(`${web.url}/api/v1/lists?${about}`, { method: 'POST', body: list });
    expect([refused.status, refused.headers.get('x-request-id')]).toEqual([401, expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    const shown = (await (await admin(`/api/v1/lists?${about}`, { method: 'POST', body: list })).json()) as Record<string, unknown>;
    expect(shown).toMatchObject({ id: 'community-list', taken: false, before: null, added: [{ says: 'dprk' }, { says: 'dprk' }] });
    expect(await (await admin(`/api/v1/lists?${about}&take=true`, { method: 'POST', body: list })).json()).toMatchObject({ taken: true });
    expect(await (await fetch(`${web.url}/api/v1/lists`)).json()).toMatchObject({ data: [{ id: 'community-list', listings: 2, licence: 'none stated' }], meta: { total: 1 } });
    await withPage(browser, PHONE, async (tab) => {
      await ask(tab, `${RUSICH}\n${POTEKHIN}`);
      await answer(tab).waitFor();
      const text = await answer(tab).innerText();
      expect(text).toContain('2 on a list, not as flagged');
      expect(text.match(/Sources disagree/g)).toHaveLength(2);
      await answer(tab).getByRole('link', { name: RUSICH }).first().click();
      await tab.waitForURL(`**/wallets/ethereum/${RUSICH}`);
      const main = tab.locator('main');
      await main.getByText('Sources disagree about this address').waitFor();
      for (const words of ['Task Force Rusich', 'Community list', 'tied to DPRK actors', 'It is not flagged']) expect(await main.innerText()).toContain(words);
      expect(await barriersEverywhere(tab)).toEqual([]);
    });
  });

  it.each([
    ['format=xml&take=true', list, 422, 'format'],
    [`${about}&take=perhaps`, list, 422, 'take'],
    [`${about}&colour=red`, list, 400, undefined],
    [about.replace('2026-11-01', '2099-01-01'), list, 422, 'date'],
    [about.replace('csv', 'ofac'), '<!DOCTYPE Sanctions [<!ENTITY a SYSTEM "file:///etc/passwd">]><Sanctions>&a;</Sanctions>', 422, undefined],
  ])('a list that can not be taken is refused in words: %s', async (query, body, status, name) => {
    const response = await admin(`/api/v1/lists?${query}`, { method: 'POST', body });
    const { error } = (await response.json()) as { error: { field?: string; message: string } };
    expect([response.status, error.field]).toEqual([status, name]);
    expect(error.message.length).toBeGreaterThan(20);
  });
});

describe('whoever runs the machine', () => {
  it('starts a sync only where there is an endpoint, and only with the token', async () => {
    expect((await fetch(`${web.url}/api/v1/sync`, { method: 'POST' })).status).toBe(401);
    const response = await admin('/api/v1/sync', { method: 'POST', body: '{"chain":"ethereum"}' });
    expect([response.status, await response.json()]).toMatchObject([422, { error: { field: 'chain', message: expect.stringContaining('RPC_URL_') as string } }]);
  });

  it('limits a client whatever it says of its own address, and says when to come again', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 3; i++) {
      const response = await fetch(`${web.url}/api/v1/traces/bybit-2025.json`, { headers: { 'x-forwarded-for': `203.0.113.${i}` } });
      statuses.push(response.status);
      if (i === 2) expect([response.headers.get('retry-after'), await response.json()]).toMatchObject([expect.stringMatching(/^[1-3]?\d$/), { error: { code: 'rate_limited' } }]);
      else await response.text();
    }
    expect(statuses).toEqual([200, 200, 429]);
  });

  it('reads figures with the token, and neither there nor in the log what anybody asked about', async () => {
    expect((await fetch(`${web.url}/metrics`)).status).toBe(401);
    const body = JSON.stringify({ addresses: [NOBODY] });
    await (await fetch(`${web.url}/api/v1/screen`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })).text();
    const failed = await fetch(`${web.url}/api/v1/screen`, { method: 'POST', body: `${body},`, headers: { 'content-type': 'application/json' } });
    const { error } = (await failed.json()) as { error: { requestId: string } };
    await expect.poll(() => web.output()).toContain(error.requestId);
    const line = web.output().split('\n').find((one) => one.includes(error.requestId)) ?? '';
    expect(JSON.parse(line)).toMatchObject({ requestId: error.requestId, method: 'POST', route: '/api/v1/screen', status: 400, ms: expect.any(Number) as number });
    const text = await (await admin('/metrics')).text();
    expect(text).toMatch(/tracker_http_requests_total\{method="POST",route="\/api\/v1\/screen",status="400"\} [1-9]/);
    expect(text).toContain('tracker_rows{list="wallets"} 588');
    for (const said of [text, web.output()]) expect(said).not.toMatch(new RegExp([NOBODY, ALIKE, RUSICH, BYBIT].map((address) => address.slice(2)).join('|'), 'i'));
  });
});
