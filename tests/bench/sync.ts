import { asc, sql } from 'drizzle-orm';
import { createLimit, mapAll } from '@/lib/chain/limit';
import { createProvider } from '@/lib/chain/provider';
import type { Transfer } from '@/lib/core/transfer';
import { openStore, type Store } from '@/lib/db/client';
import { transfers } from '@/lib/db/schema';
import { insertTransfers } from '@/lib/db/transfers';
import { createSync } from '@/lib/ingest/sync';
import { flagWallets } from '../helpers/chain-parts';
import { startPostgres } from '../helpers/postgres';
import { tempFolder } from '../helpers/folder';
import { startProxy } from './proxy';
import { startTokenHistory, type TokenHistory } from './token-history';
import type { Measured } from './measured';

const TRANSFERS = 100_000;
const PER_BLOCK = 100;
const RANGE = 50;
const AT_ONCE = 8;

/**
 * `sync-time`: the time of a sync of 100,000 token transfers of 200 wallets over 1.5 times that of fetching and
 * parsing the same bytes and nothing else, plus that of a bare bulk insert of the same rows, in the same run.
 * `sync-requests`: its requests over the least that a node with that range limit takes; and those of a second sync.
 */
export async function benchSync(): Promise<Measured[]> {
  const history = await startTokenHistory(TRANSFERS, PER_BLOCK);
  const proxy = await startProxy(history.anvil.url, RANGE);
  const server = await startPostgres();
  try {
    const lite = await measure('pglite', history, proxy.url, undefined);
    const postgres = await measure('postgresql', history, proxy.url, server.url);
    return [...lite, ...postgres];
  } finally {
    await server.stop();
    proxy.stop();
    await history.anvil.stop();
  }
}

/** Each part is done so often and its best time counts: whatever else the machine does only ever makes one longer. */
const ROUNDS = 3;

async function measure(engine: string, history: TokenHistory, url: string, databaseUrl: string | undefined): Promise<Measured[]> {
  const folder = tempFolder();
  const store = await openStore({ dataDir: folder.path, databaseUrl, holder: 'the benchmark' });
  const sync = createSync({ db: store.db, provider: () => createProvider({ urls: [url], chainId: 1, concurrency: AT_ONCE }) });
  const best = { sync: Infinity, floor: Infinity, insert: Infinity };
  let asked: string[] = [];
  let second: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await fresh(store);
    await flagWallets(store.db, history.wallets);
    await forget(url);
    best.sync = Math.min(best.sync, await timed(() => sync.run({ chain: 'ethereum' })));
    asked = await recorded(url);
    await forget(url);
    await sync.run({ chain: 'ethereum' });
    second = await recorded(url);
    const rows = (await store.db.select().from(transfers).orderBy(asc(transfers.block))) as Transfer[];
    if (rows.length !== history.transfers) throw new Error(`The sync stored ${rows.length} of ${history.transfers} transfers.`);
    await store.db.execute(sql`truncate transfers`);
    best.insert = Math.min(best.insert, await timed(() => bareInsert(store, rows)));
    best.floor = Math.min(best.floor, await timed(() => fetchAndParse(url, asked)));
  }
  await fresh(store);
  await store.close();
  folder.remove();
  const least = leastRequests(history);
  const suffix = engine === 'pglite' ? '' : `-${engine}`;
  console.error(`${engine}: sync ${best.sync.toFixed(2)} s, floor ${best.floor.toFixed(2)} s, bare insert ${best.insert.toFixed(2)} s; ${asked.length} requests, least ${least}, second sync ${second.length}`);
  return [
    { name: `sync-time${suffix}`, value: best.sync / (1.5 * best.floor + best.insert), limit: 1, unit: 'of 1.5 x floor + bare insert' },
    { name: `sync-requests${suffix}`, value: asked.length / least, limit: 1.2, unit: 'of the least possible' },
    { name: `sync-requests-again${suffix}`, value: second.length, limit: 1, unit: 'requests' },
  ];
}

/** The most blocks that Anvil's `trace_filter` takes. */
const TRACE_RANGE = 300;

/**
 * What it takes to have all that a sync stores: logs both ways for each piece of the range, the header of every block
 * that has one, since it proves the log, traces both ways, the balance of each wallet, and the head.
 */
function leastRequests({ blocks, wallets }: TokenHistory): number {
  const all = blocks + 3;
  return 2 * Math.ceil(all / RANGE) + blocks + 2 * Math.ceil(all / TRACE_RANGE) + wallets.length + 1;
}

async function fetchAndParse(url: string, bodies: readonly string[]): Promise<void> {
  const limit = createLimit(AT_ONCE);
  await mapAll(bodies, (body) =>
    limit(async () => {
      const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      JSON.parse(await response.text());
    }),
  );
}

async function bareInsert({ db }: Store, rows: readonly Transfer[]): Promise<void> {
  await db.transaction(async (tx) => {
    for (let i = 0; i < rows.length; i += 1_000) await insertTransfers(tx, rows.slice(i, i + 1_000));
  });
}

async function fresh({ db }: Store): Promise<void> {
  for (const table of ['transfers', 'fetched_intervals', 'wallets', 'final_marks', 'balances', 'meta', 'sync_status']) {
    await db.execute(sql`delete from ${sql.identifier(table)}`);
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

async function forget(url: string): Promise<void> {
  await fetch(`${url}/asked`, { method: 'DELETE' });
}

async function recorded(url: string): Promise<string[]> {
  return (await (await fetch(`${url}/asked`)).json()) as string[];
}
