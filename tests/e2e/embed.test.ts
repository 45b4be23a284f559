import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../helpers/browser';
import { barriers, collisions, resize, SCHEMES, WIDTHS, withPage } from '../helpers/reading';
import { freshFolder } from '../helpers/store';
import { startBuiltWeb, type TestWeb } from '../helpers/web';

let web: TestWeb;
let browser: Browser;
let site: Server;
let article = '';

const EMBEDS = ['/embed/thefts-by-year?', '/embed/thefts-over-time?', '/embed/laundering-over-time?', '/embed/flow?incident=bybit-2025&', '/embed/event-study?event=us-ofac-tornado-2022-08&', '/embed/attributions?', '/embed/wallet-balances?', '/embed/mixer-activity?'];

beforeAll(async () => {
  [web, browser] = await Promise.all([startBuiltWeb({}, freshFolder('facts')), launchBrowser()]);
  // Another name is another origin: the product is asked under 127.0.0.1.
  site = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const path = searchParams.get('frame') ?? '/';
    response.setHeader('content-type', 'text/html');
    response.end(
      `<!doctype html><title>An article</title><body style="margin:0"><iframe src="${web.url}${path}" title="chart" width="100%" height="300" style="border:0" data-tracker-embed></iframe><script src="${web.url}/embed.js" async></script>`,
    );
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
      await page.locator('main :is(svg[height], [data-drawing])').first().waitFor();
      // The widths are the same in the dark; a phone alone is seen in it.
      for (const width of theme === 'light' ? WIDTHS : WIDTHS.slice(0, 1)) {
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
      await chart.locator('main :is(svg[height], [data-drawing])').first().waitFor();
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
      await page.goto(`${web.url}/charts/thefts-over-time`);
      await page.locator('summary', { hasText: 'Embed' }).first().click();
      const code = page.getByLabel('Code for another site').first();
      await expect.poll(() => code.inputValue()).toContain(`src="${web.url}/embed/thefts-over-time?theme=auto"`);
      const response = await page.goto(`${web.url}/embed/thefts-over-time?theme=auto`);
      expect([response?.status(), response?.headers()['x-frame-options'], response?.headers()['content-security-policy']]).toEqual([200, undefined, 'frame-ancestors *']);
    });
  });
});

describe('a frame whose height follows', () => {
  const heights = async (frame: Frame) => {
    const inner = await frame.evaluate(() => document.documentElement.scrollHeight);
    const box = await (await frame.frameElement()).boundingBox();
    return { inner, outer: box?.height ?? 0 };
  };
  const frameOf = async (page: Page, path: string) => {
    await page.goto(`${article}/?frame=${encodeURIComponent(path)}`);
    const frame = page.frames().find((one) => one.url().startsWith(web.url));
    if (frame === undefined) throw new Error('The article has a frame of ours.');
    await frame.locator('main svg[height]').first().waitFor();
    return frame;
  };

  it.each([320, 600, 1000])('has no scroll bar of its own at %i px, grows with what it shows and shrinks with it', async (width) => {
    await withPage(browser, { viewport: { width, height: 800 } }, async (page, problems) => {
      const frame = await frameOf(page, '/embed/thefts-by-year?theme=light');
      const fits = async () => {
        const { inner, outer } = await heights(frame);
        return inner <= outer;
      };
      await expect.poll(fits, { timeout: 15_000 }).toBe(true);
      const closed = (await heights(frame)).outer;
      const open = frame.locator('summary', { hasText: 'Download' });
      await open.click();
      await expect.poll(async () => (await heights(frame)).outer, { timeout: 15_000 }).toBeGreaterThan(closed);
      await expect.poll(fits).toBe(true);
      await open.click();
      await expect.poll(async () => (await heights(frame)).outer, { timeout: 15_000 }).toBe(closed);
      expect(problems).toEqual([]);
    });
  });

  it('does not obey a message that is not from its own frame', async () => {
    await withPage(browser, {}, async (page) => {
      const frame = await frameOf(page, '/embed/thefts-by-year?theme=light');
      await expect.poll(async () => (await heights(frame)).outer, { timeout: 15_000 }).not.toBe(300);
      const before = (await heights(frame)).outer;
      await page.evaluate(() => window.postMessage({ type: 'tracker:size', id: 'thefts-by-year', height: 4000 }, '*'));
      await page.waitForTimeout(300);
      expect((await heights(frame)).outer).toBe(before);
    });
  });

  it.each([320, 600, 1000])('shows a chart without any script at %i px, within the height of its snippet', async (width) => {
    await withPage(browser, { javaScriptEnabled: false, viewport: { width, height: 800 } }, async (page) => {
      await page.goto(`${web.url}/embed/laundering-over-time?plain=1`);
      expect(await page.locator('script').count()).toBe(0);
      const shown = page.locator('main svg:visible');
      expect(await shown.count()).toBe(1);
      const { height, right } = await page.locator('body').evaluate((body) => ({ height: document.documentElement.scrollHeight, right: body.scrollWidth }));
      expect(height).toBeLessThanOrEqual(800);
      expect(right).toBeLessThanOrEqual(width);
      expect(await page.locator('footer').boundingBox().then((box) => (box?.y ?? 0) + (box?.height ?? 0))).toBeLessThanOrEqual(760);
    });
  });

  it('gives an oEmbed consumer the embed for the address of a chart', async () => {
    const { extract, setProviderList } = await import('@extractus/oembed-extractor');
    // The consumer asks over https alone.
    setProviderList([{ provider_name: 'Tracker', provider_url: web.url, endpoints: [{ schemes: [`${web.url}/charts/*`], url: `${web.url}/oembed` }] }]);
    const found = await extract(`${web.url}/charts/thefts-by-year?tier=official`, { maxwidth: 600 }, (url) => fetch(url.replace('https:', 'http:')));
    if (!('html' in found) || typeof found.html !== 'string') throw new Error('A rich answer has HTML.');
    expect(found).toMatchObject({ title: 'Stolen, by year', width: 600 });
    const source = /src="([^"]+)"/.exec(found.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(source).toBe(`${web.url}/embed/thefts-by-year?tier=official`);
    expect((await fetch(source)).status).toBe(200);
  });
});

it('every "How is this computed?" leads to a part of the method that exists', async () => {
  const read = async (path: string) => (await fetch(web.url + path)).text();
  const method = await read('/methodology');
  const pages = await Promise.all(['/', '/incidents/bybit-2025', '/embed/thefts-by-year', '/events/us-ofac-tornado-2022-08'].map(read));
  const anchors = new Set(pages.flatMap((page) => [...page.matchAll(/\/methodology#([a-z-]+)"/g)].map(([, anchor]) => anchor)));
  expect(anchors.size).toBeGreaterThanOrEqual(4);
  for (const anchor of anchors) expect(method).toContain(`id="${anchor}"`);
});
