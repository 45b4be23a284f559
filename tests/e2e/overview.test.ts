import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../helpers/browser';
import { barriersEverywhere, collisions, resize, WIDTHS, withPage } from '../helpers/reading';
import { freshFolder } from '../helpers/store';
import { startBuiltWeb, type TestWeb } from '../helpers/web';

let web: TestWeb;
let browser: Browser;

beforeAll(async () => {
  [web, browser] = await Promise.all([startBuiltWeb({}, freshFolder('facts')), launchBrowser()]);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await web?.stop();
});

const LANES = ['thefts', 'laundering', 'timeline'] as const;

async function open(page: Page, path = '/') {
  await page.goto(web.url + path);
  await page.locator('[data-lane="timeline"] [data-event]').first().waitFor();
  await page.locator('[data-lane="thefts"] rect[data-period]').first().waitFor();
}

/** How many rows the table behind the first chart has, which without JavaScript is a page of its own. */
async function rowsBehind(page: Page, chart: string): Promise<number> {
  await page.locator('summary', { hasText: 'Data table' }).first().click();
  await page.getByRole('link', { name: 'Sources and rows on a page of their own' }).click();
  await page.waitForURL(/\/tables\//);
  return page.getByRole('region', { name: `${chart}: data` }).locator('tbody tr').count();
}

const frame = (page: Page) => page.getByRole('group', { name: 'Three lanes on one time axis' });
const span = async (page: Page) => [await frame(page).getAttribute('data-from'), await frame(page).getAttribute('data-to')];

describe('the overview', () => {
  it('can be read on a phone, a tablet and a desk, light and dark, by everyone, with no label on another', async () => {
    await withPage(browser, {}, async (page, problems) => {
      await open(page);
      const overlaps = async () => (await Promise.all(LANES.map((lane) => collisions(page, `[data-lane="${lane}"]`)))).flat();
      expect(await barriersEverywhere(page, overlaps)).toEqual([]);
      expect(problems).toEqual([]);
    });
  });

  it('puts the same day in the same pixel column of all three lanes, so that one looks straight down', async () => {
    await withPage(browser, {}, async (page) => {
      await open(page);
      for (const width of WIDTHS) {
        await resize(page, width);
        const ticks = await Promise.all(
          LANES.map((lane) => page.locator(`[data-lane="${lane}"] [data-tick]`).evaluateAll((lines) => lines.map((line) => line.getBoundingClientRect().left))),
        );
        expect(ticks[0]!.length).toBeGreaterThan(2);
        expect(ticks[1]).toEqual(ticks[0]);
        expect(ticks[2]).toEqual(ticks[0]);
        const column = (selector: string) => page.locator(selector).first().evaluate((mark) => mark.getBoundingClientRect());
        const quarter = await column('rect[data-period="2025-01-01"]');
        const statement = await column('[data-event="tri-statement-crypto-2025"]');
        const middle = statement.left + statement.width / 2;
        expect(middle).toBeGreaterThan(quarter.left);
        expect(middle).toBeLessThan(quarter.right);
      }
    });
  });

  it('gives the same day for a click at the date of an event and for the same pixel column in every chart above', async () => {
    for (const width of WIDTHS) {
      await withPage(browser, { viewport: { width, height: 3000 } }, async (page) => {
        await open(page, '/?since=2024-06-01&until=2025-05-31');
        const mark = (await page.locator('[data-event="tri-statement-crypto-2025"]').boundingBox())!;
        const x = mark.x + mark.width / 2;
        const line = page.locator('[data-day]');
        // Beneath the mark, which is a link of its own.
        const timeline = (await page.locator('[data-lane="timeline"]').boundingBox())!;
        await page.mouse.click(x, timeline.y + timeline.height - 34);
        expect(await line.getAttribute('data-day'), `at ${width}`).toBe('2025-01-14');
        for (const lane of ['laundering', 'thefts'] as const) {
          await page.mouse.move(5, 5);
          const box = (await page.locator(`[data-lane="${lane}"]`).boundingBox())!;
          await page.mouse.click(x, box.y + 4);
          expect(await line.getAttribute('data-day'), `${lane} at ${width}`).toBe('2025-01-14');
        }
        await frame(page).focus();
        await page.keyboard.press('Shift+ArrowRight');
        expect(await line.getAttribute('data-day')).toBe('2025-01-15');
        expect(new URL(page.url()).pathname).toBe('/');
      });
    }
  });

  it('goes to one theft, and shows the thefts of one actor without JavaScript', async () => {
    await withPage(browser, { viewport: { width: 1280, height: 900 } }, async (page) => {
      await open(page);
      await page.getByLabel('Around one theft').selectOption('bybit-2025');
      expect(await span(page)).toEqual(['2024-12-23', '2025-12-18']);
    });
    await withPage(browser, { javaScriptEnabled: false }, async (page) => {
      await page.goto(`${web.url}/?actor=TraderTraitor`);
      const rows = await rowsBehind(page, 'Stolen, over time');
      expect([rows > 2, rows < 12]).toEqual([true, true]);
    });
  });

  it('zooms and moves all lanes by the keyboard and keeps the window in the address', async () => {
    await withPage(browser, { viewport: { width: 1280, height: 900 } }, async (page) => {
      await open(page);
      expect(await span(page)).toEqual(['2017-01-01', '2027-01-01']);
      await frame(page).focus();
      await page.keyboard.press('+');
      expect(await span(page)).toEqual(['2019-07-03', '2024-07-02']);
      const since = new URL(page.url()).searchParams.get('since');
      expect(since).toBe('2019-07-03');
      await page.keyboard.press('ArrowRight');
      expect((await span(page))[0]).toBe('2020-07-02');
      await page.keyboard.press('0');
      expect(await span(page)).toEqual(['2017-01-01', '2027-01-01']);
      expect(new URL(page.url()).search).toBe('');
    });
  });

  it('leads from a headline figure to a transaction behind it by the keyboard alone', async () => {
    await withPage(browser, { viewport: { width: 1280, height: 900 } }, async (page) => {
      await open(page);
      const focused = () => page.evaluate(() => (document.activeElement === document.body ? '' : `${document.activeElement?.textContent} ${document.activeElement?.getAttribute('href')}`));
      const tabTo = async (text: string) => {
        for (let presses = 0; presses < 80; presses++) {
          if ((await focused()).includes(text)) return;
          await page.keyboard.press('Tab');
        }
        throw new Error(`The keyboard never came to "${text}".`);
      };
      await tabTo(': followed on chain');
      await page.keyboard.press('Enter');
      await tabTo('Each transfer with its hash');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/incidents/bybit-2025#transfers');
      expect(await page.locator('#transfers').getByRole('link', { name: /^0x[0-9a-f]{8}/ }).count()).toBeGreaterThan(20);
      await page.locator('#transfers table').waitFor();
      await tabTo('/tx/0x');
      expect(await focused()).toMatch(/https:\/\/etherscan\.io\/tx\/0x[0-9a-f]{64}$/);
    });
  });

  it('zooms where one drags, and opens nothing by it', async () => {
    await withPage(browser, { viewport: { width: 1280, height: 900 } }, async (page) => {
      await open(page);
      const box = (await page.locator('[data-lane="thefts"]').boundingBox())!;
      await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.6);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.6, { steps: 5 });
      await page.mouse.up();
      const [from, to] = await span(page);
      expect([from! > '2022' && from! < '2024', to! > '2023' && to! < '2025']).toEqual([true, true]);
      expect(new URL(page.url()).pathname).toBe('/');
    });
  });

  it('opens at the window of a link, and says so when that can not be read', async () => {
    await withPage(browser, {}, async (page) => {
      await open(page, '/?since=2023-08-18');
      expect(await span(page)).toEqual(['2023-08-18', '2027-01-01']);
      await open(page, '/?since=yesterday');
      expect(await page.locator('main').innerText()).toContain('"yesterday" is not a date');
    });
  });

  it('leads from a bar to its theft and from a mark to its entry', async () => {
    await withPage(browser, { viewport: { width: 1280, height: 900 } }, async (page) => {
      await open(page);
      await page.locator('a[href="/incidents/bybit-2025"] rect[data-period]').click();
      await page.waitForURL('**/incidents/bybit-2025');
      await open(page);
      await page.locator('[data-event="us-ofac-lazarus-2019"]').click();
      await page.waitForURL('**/timeline?event=us-ofac-lazarus-2019#us-ofac-lazarus-2019');
    });
  });

  it('tells what the pointer stands on, to the last dollar', async () => {
    await withPage(browser, { viewport: { width: 1280, height: 900 } }, async (page) => {
      await open(page);
      await page.locator('a[href="/incidents/bybit-2025"] rect[data-period]').hover();
      await page.getByText('Q1 2025: $1,500,000,000').waitFor();
    });
  });

  it('keeps reporters apart: one chosen has a row of its own', async () => {
    await withPage(browser, { viewport: { width: 1280, height: 900 } }, async (page) => {
      await open(page);
      await page.getByLabel('What others reported on').selectOption('bybit-2025');
      const rows = page.locator('[data-lane="reports"] svg > g');
      await expect.poll(() => rows.count()).toBe(12);
      const names = await rows.locator('> text').allTextContents();
      expect(new Set(names).size).toBe(names.length);
    });
  });

  it('reads without JavaScript: the figures are in the page, the rows behind the lanes one link away', async () => {
    await withPage(browser, { javaScriptEnabled: false }, async (page) => {
      await page.goto(web.url);
      const text = await page.locator('main').innerText();
      expect(text).toContain('98 incidents of all tiers, 2 without a known amount');
      expect(text).toContain('400,001 ETH');
      expect(text).toContain('588');
      expect(await rowsBehind(page, 'Stolen, over time')).toBeGreaterThan(50);
    });
  });

  it('can not be framed by another site', async () => {
    const { headers } = await fetch(web.url);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-frame-options')).toBe('DENY');
  });
});
