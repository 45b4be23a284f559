import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TraceGraph } from '@/lib/charts/contract';
import { launchBrowser } from '../helpers/browser';
import { barriersEverywhere, withPage } from '../helpers/reading';
import { freshFolder } from '../helpers/store';
import { startBuiltWeb, type TestWeb } from '../helpers/web';

const BYBIT = '/flows?incident=bybit-2025';
const RECEIVER = '0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2';
const ORIGIN = `ethereum:${RECEIVER}`;

let web: TestWeb;
let browser: Browser;
let graph: TraceGraph;

beforeAll(async () => {
  [web, browser] = await Promise.all([startBuiltWeb({}, freshFolder('facts')), launchBrowser()]);
  graph = (await (await fetch(`${web.url}/api/v1/traces/bybit-2025/graph.json`)).json()) as TraceGraph;
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await web?.stop();
});

const canvas = (page: Page) => page.locator('[data-graph]');
const drawn = async (page: Page) => Number(await canvas(page).getAttribute('data-nodes'));
async function open(page: Page, path = BYBIT): Promise<void> {
  await page.goto(web.url + path);
  await canvas(page).waitFor();
}

describe('the flows', () => {
  it('can be read at every width, light and dark, by everyone', async () => {
    await withPage(browser, {}, async (page, problems) => {
      await open(page);
      expect(await barriersEverywhere(page)).toEqual([]);
      expect(problems).toEqual([]);
    });
  });

  it('say without JavaScript what was stolen, that it adds up, and which stages it went through', async () => {
    await withPage(browser, { javaScriptEnabled: false }, async (page) => {
      await page.goto(web.url + BYBIT);
      const text = await page.locator('main').innerText();
      expect(text).toContain('Where the loot of Bybit went');
      expect(text).toMatch(/\$[\d,.]+ stolen = .* at the frontier/);
      expect(text).toMatch(/Checked to the last unit of each of the \d+ assets/);
      expect(await page.locator('[data-stages] svg').count()).toBe(3);
      await page.getByText('The same as a table').click();
      expect(await page.getByRole('region', { name: 'Where the loot went, by stage' }).locator('tbody tr').count()).toBeGreaterThan(3);
      await page.getByLabel('Method', { exact: true }).selectOption('haircut');
      await page.getByRole('button', { name: 'Show' }).click();
      await page.waitForURL(/method=haircut/);
      expect(await page.locator('main').innerText()).toContain('Haircut');
    });
  });

  it('find a wallet, and add, hide and pin wallets; the link restores the exact view for somebody else', async () => {
    const link = await withPage(browser, { viewport: { width: 1280, height: 900 } }, async (page) => {
      await open(page);
      const all = await drawn(page);
      await page.getByLabel('Find an address or a label').fill(RECEIVER.slice(2, 12));
      await page.getByRole('search').getByText('1 hit').waitFor();
      await page.keyboard.press('Enter');
      await expect.poll(() => canvas(page).getAttribute('data-selected')).toBe(ORIGIN);
      const panel = page.getByRole('region', { name: 'Selected wallet' });
      expect(await panel.innerText()).toContain(RECEIVER);
      await panel.getByRole('button', { name: 'Pin' }).click();
      await panel.getByRole('button', { name: 'Unpin' }).waitFor();
      await canvas(page).focus();
      await page.keyboard.press('Shift+ArrowRight');
      const next = await canvas(page).getAttribute('data-selected');
      expect(next).not.toBe(ORIGIN);
      await page.keyboard.press('h');
      await expect.poll(() => drawn(page)).toBe(all - 1);
      await page.keyboard.press('+');
      await expect.poll(() => new URL(page.url()).hash).toMatch(/camera=.*hidden=.*pinned=/);
      return page.url();
    });
    await withPage(browser, { viewport: { width: 1280, height: 900 } }, async (page) => {
      await open(page, link.slice(web.url.length));
      expect(await drawn(page)).toBe(graph.nodes.length - 1);
      expect(page.url()).toBe(link);
      await page.getByRole('button', { name: 'Show 1 hidden' }).click();
      await expect.poll(() => drawn(page)).toBe(graph.nodes.length);
    });
  });

  it('wind back to the moment of the theft, when nobody but its receiver had anything', async () => {
    await withPage(browser, { viewport: { width: 1280, height: 900 } }, async (page) => {
      await open(page);
      await page.getByLabel('Moment').focus();
      await page.keyboard.press('Home');
      const first = Math.min(...graph.nodes.map(({ first_time: time }) => Date.parse(time)));
      const early = graph.nodes.filter(({ first_time: time }) => Date.parse(time) === first).length;
      await expect.poll(() => drawn(page)).toBe(early);
      await page.keyboard.press('End');
      await expect.poll(() => drawn(page)).toBe(graph.nodes.length);
    });
  });

  it('say why an incident is not traced, and what is wrong with a method that nobody knows', async () => {
    await withPage(browser, { javaScriptEnabled: false }, async (page) => {
      await page.goto(`${web.url}/flows?incident=loopring-2024`);
      expect(await page.locator('main').innerText()).toContain('we hold no theft transaction of it with high confidence');
      await page.goto(`${BYBIT.replace('/flows', `${web.url}/flows`)}&method=magic`);
      expect(await page.locator('main').innerText()).toMatch(/method/);
    });
  });
});

it('an incident says where its loot is now, each place with its way of transactions back to the theft', async () => {
  await withPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(`${web.url}/incidents/bybit-2025`);
    const frontier = page.getByRole('region', { name: 'Stolen value at the frontier' });
    const [row] = await frontier.locator('tbody tr').all();
    await row!.locator('summary').click();
    const way = row!.locator('details ol ol').first();
    expect(await way.innerText()).toContain('the theft');
    expect(await way.locator('a').count()).toBeGreaterThan(1);
  });
});

it('a wallet says its part in the trace of each theft, and an address of no source that it is in none', async () => {
  await withPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(`${web.url}/wallets/ethereum/${RECEIVER}`);
    expect(await page.getByRole('region', { name: 'Its part in the traces' }).innerText()).toMatch(/Bybit\s+0: received the theft/);
    const unnamed = graph.nodes.find(({ label, tier, kind }) => label === null && tier === null && kind !== 'service')!;
    await page.goto(`${web.url}/wallets/${unnamed.chain}/${unnamed.address}`);
    expect(await page.locator('main').innerText()).toMatch(/no source/i);
  });
});
