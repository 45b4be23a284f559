import type { Page } from 'playwright-core';
import type { TraceEdge, TraceGraph, TraceNode } from '@/lib/charts/contract';
import { launchBrowser } from '../helpers/browser';
import { createRandom } from '../helpers/random';
import { startBuiltWeb } from '../helpers/web';
import type { Measured } from './measured';

const NODES = 5_000;
const EDGES = 20_000;
const MOVING_MS = 4_000;
const MOMENT = '2025-02-21T14:16:11Z';

/**
 * `graph-fps`: how many frames a second the graph of /flows draws while a reader moves, zooms and drags in it, the
 * slowest of the three. The page is the built one; only the answer with the graph is made up, all of it in the picture.
 */
export async function benchGraph(): Promise<Measured[]> {
  const [web, browser] = [await startBuiltWeb(), await launchBrowser()];
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.route('**/graph.json*', (route) => route.fulfill({ json: madeUpGraph() }));
    await page.goto(`${web.url}/flows?incident=bybit-2025#nodes=all`);
    const canvas = page.locator('[data-graph]');
    await canvas.waitFor();
    const [nodes, links] = [await canvas.getAttribute('data-nodes'), await canvas.getAttribute('data-links')].map(Number);
    if (nodes !== NODES || links !== EDGES) throw new Error(`The graph draws ${nodes} wallets and ${links} links.`);
    await canvas.scrollIntoViewIfNeeded();
    const box = (await canvas.boundingBox())!;
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await page.mouse.click(middle.x, box.y + 5);

    const moved = await framesWhile(page, async (step) => {
      if (step === 0) await page.mouse.move(middle.x, box.y + 5).then(() => page.mouse.down());
      await page.mouse.move(middle.x + 200 * Math.sin(step / 10), box.y + 105 + 100 * Math.cos(step / 10));
    });
    await page.mouse.up();
    const zoomed = await framesWhile(page, (step) => page.mouse.wheel(0, step % 40 < 20 ? -60 : 60));
    await page.keyboard.press('0');
    const hovered = await framesWhile(page, (step) => page.mouse.move(box.x + ((step * 17) % box.width), box.y + ((step * 11) % box.height)));
    console.error(`frames a second with ${NODES} wallets and ${EDGES} links: moving ${moved.toFixed(1)}, zooming ${zoomed.toFixed(1)}, pointing ${hovered.toFixed(1)}`);
    return [{ name: 'graph-fps', value: Math.min(moved, zoomed, hovered), limit: 30, atLeast: true, unit: 'frames a second' }];
  } finally {
    await browser.close();
    await web.stop();
  }
}

/** As text: what the compiler adds to functions is not there in the page. */
const COUNT_FRAMES = `
  window.counted = { frames: 0, since: performance.now(), on: true };
  requestAnimationFrame(function count() {
    counted.frames++;
    if (counted.on) requestAnimationFrame(count);
  });`;

/** Frames a second that the page draws while `act` is done again and again. */
async function framesWhile(page: Page, act: (step: number) => Promise<void>): Promise<number> {
  await page.evaluate(COUNT_FRAMES);
  const end = performance.now() + MOVING_MS;
  for (let step = 0; performance.now() < end; step++) await act(step);
  return page.evaluate(() => {
    const { counted } = window as unknown as { counted: { frames: number; since: number; on: boolean } };
    counted.on = false;
    return (counted.frames * 1000) / (performance.now() - counted.since);
  });
}

/** A theft that fans out over ten steps, each wallet paying four others. */
function madeUpGraph(): TraceGraph {
  const random = createRandom(4);
  const hopOf = (i: number) => Math.min(10, Math.floor(Math.log2(i + 1)));
  const idOf = (i: number) => `ethereum:0x${i.toString(16).padStart(40, '0')}`;
  const node = (i: number): TraceNode => ({
    id: idOf(i), chain: 'ethereum', address: idOf(i).slice(9), label: i % 50 === 0 ? `Wallet ${i}` : null, tier: i === 0 ? 'official' : null,
    kind: i === 0 ? 'origin' : 'wallet', category: null, hop: hopOf(i), received_usd: String(1_000_000 - i * 100), held_usd: '0', first_time: MOMENT, last_time: MOMENT,
  });
  const edge = (i: number): TraceEdge => {
    const from = Math.floor(i / 4);
    const to = (i + 1) % NODES;
    return {
      from: idOf(from), to: idOf(to === from ? (from + NODES / 2) % NODES : to), asset: 'ETH', asset_contract: null, decimals: 18, amount: '1', amount_base_units: String(10n ** 18n), usd: String(1 + Math.floor(random() * 100_000)),
      transfers: 1, first_time: MOMENT, last_time: MOMENT, transactions: [{ time: 1_740_147_371, hash: `0x${i.toString(16).padStart(64, '0')}` }],
    };
  };
  return {
    incident: 'bybit-2025', method: 'fifo', nodes: Array.from({ length: NODES }, (_, i) => node(i)), edges: Array.from({ length: EDGES }, (_, i) => edge(i)),
    total: { nodes: NODES, edges: EDGES }, asOf: MOMENT, sources: [], notes: [],
  };
}
