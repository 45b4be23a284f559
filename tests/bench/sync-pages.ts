import { readRegistry } from '@/lib/registry';
import { startBuiltWeb } from '../helpers/web';
import type { Measured } from './measured';
import { startProxy } from './proxy';
import { startTokenHistory } from './token-history';

const TRANSFERS = 100_000;
const PER_BLOCK = 100;
const RANGE = 50;
const CHART = '/api/v1/charts/thefts-by-year.json';

/**
 * While the server syncs 100,000 token transfers of flagged wallets into the embedded database: `sync-cached-chart`,
 * the 99th percentile of the time in which it answers a chart that it answered before; `sync-page`, the longest time
 * of any page.
 */
export async function benchSyncPages(): Promise<Measured[]> {
  const flagged = readRegistry().wallets.filter(({ chain }) => chain === 'ethereum').map(({ address }) => address);
  const history = await startTokenHistory(TRANSFERS, PER_BLOCK, flagged.slice(0, 200));
  const proxy = await startProxy(history.anvil.url, RANGE);
  const web = await startBuiltWeb({ RPC_URL_1: proxy.url });
  try {
    const pages = ['/', '/incidents', '/wallets', '/timeline', '/sources', '/status', '/incidents/bybit-2025', `/wallets/ethereum/${flagged[0] ?? ''}`];
    const charts: number[] = [];
    const shown: { readonly page: string; readonly ms: number }[] = [];
    await timed(web.url + CHART);
    let rows = 0;
    for (let i = 0; rows < TRANSFERS; i++) {
      const page = pages[i % pages.length] ?? '/';
      charts.push(...(await manyCharts(web.url)));
      shown.push({ page, ms: await timed(web.url + page) });
      const status = (await (await fetch(`${web.url}/api/v1/status`)).json()) as { sync: readonly { state: string; rows: number; message: string | null }[] };
      const [chain] = status.sync;
      if (chain?.state === 'failed') throw new Error(chain.message ?? 'The sync failed.');
      rows = chain?.rows ?? 0;
    }
    const slowest = shown.reduce((a, b) => (b.ms > a.ms ? b : a));
    console.error(`${charts.length} charts and ${shown.length} pages were asked for during the sync; the slowest page was ${slowest.page}`);
    const sorted = charts.toSorted((a, b) => a - b);
    return [
      { name: 'sync-cached-chart', value: sorted[Math.floor(sorted.length * 0.99)] ?? Infinity, limit: 100, unit: 'ms, 99th percentile during a sync' },
      { name: 'sync-page', value: slowest.ms, limit: 1_000, unit: 'ms, the slowest page during a sync' },
    ];
  } finally {
    await web.stop();
    proxy.stop();
    await history.anvil.stop();
  }
}

async function manyCharts(url: string): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < 20; i++) times.push(await timed(url + CHART));
  return times;
}

async function timed(url: string): Promise<number> {
  const begun = performance.now();
  const response = await fetch(url);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${new URL(url).pathname} answered ${response.status}.`);
  return performance.now() - begun;
}
