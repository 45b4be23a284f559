import type { Browser, CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../helpers/browser';
import { startBuiltWeb } from '../helpers/web';
import type { Measured } from './measured';
import { routeWallets } from './many-wallets';

const SLOWDOWN = 4;
const WALLETS = 10_000;

/**
 * The pages as a reader with a slow machine meets them, in Chromium at a quarter of its speed: `overview-bytes`, gzipped
 * JavaScript of the overview; `overview-interactive`, until its lanes are drawn and no long task runs; `overview-shift`, its
 * layout shift; `interaction`, the longest time from a key or click to the next paint with all thefts and 10,000 wallets.
 */
export async function benchOverview(): Promise<Measured[]> {
  const web = await startBuiltWeb({ SYNC: 'off' });
  const browser = await launchBrowser();
  try {
    // The first reader waits for the server to be warm, which is another figure.
    await withSlow(browser, (page) => openOverview(page, web.url));
    const opened = await withSlow(browser, async (page, session) => {
      const bytes = countScripts(session);
      await openOverview(page, web.url);
      const measured = await settled(page);
      return { ...measured, bytes: bytes(), worst: await interactOverview(page) };
    });
    const ledger = await withSlow(browser, (page) => interactLedger(page, web.url));
    console.error(`longest interaction: ${opened.worst} ms on the overview, ${ledger} ms in the ledger`);
    const worst = Math.max(opened.worst, ledger);
    return [
      { name: 'overview-bytes', value: opened.bytes / 1000, limit: 250, unit: 'kB of gzipped JavaScript' },
      { name: 'overview-interactive', value: opened.interactive, limit: 3_000, unit: 'ms with the processor slowed 4 times' },
      { name: 'overview-shift', value: opened.shift, limit: 0.05, unit: 'layout shift' },
      { name: 'interaction', value: worst, limit: 200, unit: 'ms to the next paint with 10,000 wallets' },
    ];
  } finally {
    await browser.close();
    await web.stop();
  }
}

async function withSlow<T>(browser: Browser, use: (page: Page, session: CDPSession) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    // The compiler of these files names functions by a helper that the page does not have.
    await page.addInitScript({ content: `globalThis.__name = (named) => named; (${watch.toString()})();` });
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    return await use(page, session);
  } finally {
    await context.close();
  }
}

interface Watched {
  lastLongTask: number;
  shift: number;
  longest: number;
  drawn: number;
}

/** Runs in the page before anything of it. */
function watch(): void {
  const watched: Watched = { lastLongTask: 0, shift: 0, longest: 0, drawn: 0 };
  Object.assign(globalThis, { watched });
  const on = (type: string, use: (entry: PerformanceEntry) => void, options: object = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(use)).observe({ type, buffered: true, ...options });
  on('longtask', (entry) => (watched.lastLongTask = entry.startTime + entry.duration));
  on('layout-shift', (entry) => (watched.shift += (entry as PerformanceEntry & { value: number }).value));
  on('event', (entry) => (watched.longest = Math.max(watched.longest, (entry as PerformanceEntry & { interactionId: number }).interactionId > 0 ? entry.duration : 0)), { durationThreshold: 16 });
  const look = () => {
    if (document.querySelector('[data-lane="thefts"] rect[data-period]') === null) requestAnimationFrame(look);
    else watched.drawn = performance.now();
  };
  requestAnimationFrame(look);
}

const read = (page: Page): Promise<Watched> => page.evaluate(() => (globalThis as typeof globalThis & { watched: Watched }).watched);

function countScripts(session: CDPSession): () => number {
  const scripts = new Set<string>();
  let bytes = 0;
  session.on('Network.responseReceived', ({ requestId, type }) => void (type === 'Script' && scripts.add(requestId)));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => void (scripts.has(requestId) && (bytes += encodedDataLength)));
  return () => bytes;
}

async function openOverview(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'load' });
  await page.locator('[data-lane="timeline"] [data-event]').first().waitFor();
}

async function settled(page: Page): Promise<{ interactive: number; shift: number }> {
  await page.waitForTimeout(2_000);
  const { drawn, lastLongTask, shift } = await read(page);
  console.error(`lanes drawn after ${Math.round(drawn)} ms, last long task until ${Math.round(lastLongTask)} ms`);
  if (drawn === 0) throw new Error('The lanes were not drawn, so nothing was measured.');
  return { interactive: Math.max(drawn, lastLongTask), shift };
}

/** The longest of what was done, once its paints have been told. */
async function longest(page: Page): Promise<number> {
  await page.waitForTimeout(1_000);
  const { longest: worst } = await read(page);
  if (worst === 0) throw new Error('The browser told of no interaction, so nothing was measured.');
  return worst;
}

async function interactOverview(page: Page): Promise<number> {
  await page.getByRole('group', { name: 'Three lanes on one time axis' }).focus();
  for (const key of ['+', '+', 'ArrowRight', 'ArrowLeft', '-', 'Shift+ArrowRight', '0']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(400);
  }
  return longest(page);
}

async function interactLedger(page: Page, url: string): Promise<number> {
  await routeWallets(page, WALLETS);
  await page.goto(`${url}/ledger?list=wallets`, { waitUntil: 'load' });
  await page.getByText('10,000 rows').waitFor();
  await page.getByLabel('Words').click();
  for (const key of ['l', 'a', 'z', 'Backspace', 'Backspace', 'Backspace']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(300);
  }
  await page.getByRole('columnheader', { name: 'Actor' }).getByRole('button').click();
  await page.waitForTimeout(500);
  await page.getByRole('columnheader', { name: 'Address' }).getByRole('button').click();
  return longest(page);
}
