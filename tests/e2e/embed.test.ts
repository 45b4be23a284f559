import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../helpers/browser';
import { barriers, collisions, resize, SCHEMES, WIDTHS, withPage } from '../helpers/reading';
import { freshFolder } from '../helpers/store';
import { startBuiltWeb, type TestWeb } from '../helpers/web';

let web: TestWeb;
let browser: Browser;
let site: Server;
let article = '';

const EMBEDS = ['/embed/thefts-by-year?', '/embed/thefts-over-time?', '/embed/laundering-over-time?', '/embed/flow?incident=bybit-2025&'];

beforeAll(async () => {
  [web, browser] = await Promise.all([startBuiltWeb({}, freshFolder('facts')), launchBrowser()]);
  // Another name is another origin: the product is asked under 127.0.0.1.
  site = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').searchParams.get('frame') ?? '/';
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>An article</title><iframe src="${web.url}${path}" title="chart" width="800" height="600"></iframe>`);
  });
  await new Promise<void>((resolve) => site.listen(0, resolve));
  article = `http://localhost:${(site.address() as AddressInfo).port}`;
}, 240_000);

afterAll(async () => {
  await browser?.close();
  site?.close();
  await web?.stop();
});

describe.each(EMBEDS)('%s', (path) => {
  it.each(SCHEMES)('can be read at every width, %s, by everyone', async (theme) => {
    // The system asks for the other scheme: the parameter has the last word.
    const colorScheme = theme === 'light' ? 'dark' : 'light';
    await withPage(browser, { colorScheme }, async (page, problems) => {
      await page.goto(`${web.url}${path}theme=${theme}`);
      await page.locator('main svg[height]').first().waitFor();
      for (const width of WIDTHS) {
        await resize(page, width);
        expect(await barriers(page, theme), `at ${width}`).toEqual([]);
        expect(await collisions(page, 'main'), `labels at ${width}`).toEqual([]);
      }
      const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      expect(ground).toBe(theme === 'light' ? 'rgb(251, 250, 246)' : 'rgb(22, 25, 27)');
      expect(problems).toEqual([]);
    });
  });

  it('draws inside a page of another origin', async () => {
    await withPage(browser, {}, async (page, problems) => {
      await page.goto(`${article}/?frame=${encodeURIComponent(`${path}theme=auto`)}`);
      const chart = page.frameLocator('iframe');
      await chart.locator('main svg[height]').first().waitFor();
      await chart.getByRole('heading', { level: 1 }).waitFor();
      expect(problems).toEqual([]);
    });
  });
});

describe('what a frame is refused', () => {
  it('leaves the frame empty when another site frames the overview', async () => {
    await withPage(browser, {}, async (page, problems) => {
      await page.goto(article);
      await expect.poll(() => problems.join('\n')).toContain("frame-ancestors 'none'");
      expect(page.frames().some((frame) => frame.url().startsWith(web.url))).toBe(false);
    });
  });

  it.each(['/embed/no-such-chart', '/embed/flow?incident=bybit-2025&colour=red', '/embed/flow?incident=nobody-1999', '/embed/thefts-by-year?theme=pink'])(
    'answers %s with 404 and a sentence',
    async (path) => {
      await withPage(browser, {}, async (page) => {
        const response = await page.goto(web.url + path);
        expect(response?.status()).toBe(404);
        expect(await page.locator('main').innerText()).toContain('There is no such chart');
      });
    },
  );

  it('offers the snippet that works: the frame of the snippet is the chart', async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(web.url);
      await page.locator('summary', { hasText: 'Embed' }).first().click();
      const code = page.getByLabel('Code for another site').first();
      await expect.poll(() => code.inputValue()).toContain(`src="${web.url}/embed/thefts-over-time?theme=auto"`);
      const response = await page.goto(`${web.url}/embed/thefts-over-time?theme=auto`);
      expect([response?.status(), response?.headers()['x-frame-options'], response?.headers()['content-security-policy']]).toEqual([200, undefined, 'frame-ancestors *']);
    });
  });
});
