import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { configuredProvider } from '@/lib/chain/configured';
import type { Transfer } from '@/lib/core/transfer';
import { fetchedIntervals, finalMarks, meta, syncStatus, transfers } from '@/lib/db/schema';
import { createSync } from '@/lib/ingest/sync';
import { openStore, type Store } from '@/lib/db/client';
import { type Anvil, startAnvil } from '@/tests/helpers/anvil';
import { indexChain } from '@/tests/helpers/chain-index';
import { flagWallets, OTHER_WALLET, placeContracts, playDay, WALLET } from '@/tests/helpers/chain-parts';
import { type ExplorerData, rowsOfChain } from '@/tests/helpers/explorer-rows';
import { type ExplorerMeddle, startExplorerServer } from '@/tests/helpers/explorer-server';
import { tempFolder } from '@/tests/helpers/folder';
import { sortedTransfers, transfersOnChain } from '@/tests/helpers/long-history';
import { type Meddle, type Reply, startRpcProxy } from '@/tests/helpers/rpc-proxy';

interface Recorded {
  readonly provider: string;
  readonly status?: number | null;
  readonly body: unknown;
}

const shared = process.env.SHARED_DIR ?? join(process.cwd(), '..', 'shared');
const recorded = JSON.parse(readFileSync(join(shared, 'fixtures', 'provider_errors.json'), 'utf8')) as Recorded[];
const named = recorded.map((one, i) => [`${one.provider} (${i})`, one] as const);
const isOfExplorer = ({ body }: Recorded) => typeof body === 'object' && body !== null && 'message' in body;
const replyOf = ({ status, body }: Recorded): Reply => ({ status: status ?? 200, body: JSON.stringify(body) });
const WALLETS = [WALLET, OTHER_WALLET];

let anvil: Anvil;
let store: Store;
let final: number;
let expected: Transfer[];
let rows: ExplorerData['rows'];
const folder = tempFolder();
const servers: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  anvil = await startAnvil();
  await placeContracts(anvil);
  await playDay(anvil);
  await anvil.mine(40);
  final = (await anvil.head()) - 2;
  expected = sortedTransfers(await transfersOnChain(anvil, WALLETS));
  rows = rowsOfChain(await indexChain(anvil), 'etherscan');
  store = await openStore({ dataDir: folder.path, holder: 'a test' });
  await flagWallets(store.db, WALLETS);
}, 300_000);
beforeEach(async () => {
  for (const table of [transfers, fetchedIntervals, finalMarks, meta, syncStatus]) await store.db.delete(table);
});
afterEach(() => Promise.all(servers.splice(0).map((server) => server.stop())));
afterAll(async () => {
  await Promise.all([anvil.stop(), store.close()]);
  folder.remove();
});

const stored = async () => sortedTransfers((await store.db.select().from(transfers)) as Transfer[]);
const sync = (config: Parameters<typeof configuredProvider>[0]) =>
  createSync({ db: store.db, provider: (chain) => configuredProvider(config, chain) }).run({ chain: 'ethereum' });

/** A question for the history of our wallets, not the probe's. */
const isOfHistory = (params: readonly unknown[]) => JSON.stringify(params).includes(WALLET.slice(2));

describe('a node that refuses in the middle of a sync is asked for less, or later, and the sync goes on', () => {
  it.each(named.filter(([, one]) => !isOfExplorer(one)))('%s', async (_, one) => {
    const asked: { blocks: number; at: number; refused: boolean }[] = [];
    const meddle: Meddle = ({ method, params }) => {
      if (method !== 'eth_getLogs' || !isOfHistory(params)) return undefined;
      const { fromBlock, toBlock } = params[0] as { fromBlock: string; toBlock: string };
      const refused = asked.length < 2;
      asked.push({ blocks: Number(toBlock) - Number(fromBlock) + 1, at: performance.now(), refused });
      return refused ? replyOf(one) : undefined;
    };
    const proxy = await startRpcProxy(anvil.url, meddle);
    servers.push(proxy);
    const end = await sync({ endpoints: new Map([[1, [proxy.url]]]), explorers: new Map() });
    expect(end).toMatchObject({ state: 'done', head: final, missingKinds: [], discarded: 0 });
    expect(await stored()).toEqual(expected);
    const [first] = asked;
    const next = asked.find(({ refused }) => !refused);
    const isRate = /per second|per sec|rate limit/i.test(JSON.stringify(one.body));
    if (isRate) expect((next?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(150);
    else expect(next?.blocks).toBeLessThan(first?.blocks ?? 0);
  }, 120_000);
});

describe('an explorer, alone, that refuses in the middle of a sync', () => {
  async function syncWith(meddle: ExplorerMeddle) {
    const data = { rows, rpc: (method: string, params: readonly unknown[]) => anvil.rpc(method, ...params) };
    const server = await startExplorerServer(data, { dialect: 'etherscan', meddle });
    servers.push(server);
    return sync({ endpoints: new Map(), explorers: new Map([[1, { url: server.url, key: server.key }]]) });
  }
  const isOfKey = ({ body }: Recorded) => JSON.stringify(body).includes('Missing/Invalid API Key');

  it.each(named.filter(([, one]) => isOfExplorer(one) && !isOfKey(one)))('is asked again after a pause, and the sync goes on: %s', async (_, one) => {
    const asked: number[] = [];
    const end = await syncWith(({ action }) => {
      if (action !== 'txlist') return undefined;
      asked.push(performance.now());
      return asked.length <= 2 ? replyOf(one) : undefined;
    });
    expect(end).toMatchObject({ state: 'done', head: final, missingKinds: [], discarded: 0 });
    expect(await stored()).toEqual(expected);
    expect((asked[2] ?? 0) - (asked[0] ?? 0)).toBeGreaterThan(150);
  }, 120_000);

  it.each(named.filter(([, one]) => isOfKey(one)))('for want of a key ends with the setting that is missing, and keeps what was fetched before: %s', async (_, one) => {
    const failure: unknown = await syncWith(({ action }) => (action === 'txlist' ? replyOf(one) : undefined)).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'endpoint_refused', fix: 'Set EXPLORER_KEY_<chain id> to a valid key of this explorer.' });
    expect((failure as Error).message).toMatch(/refused txlist: Missing\/Invalid API Key\.$/);
    expect(await stored()).toEqual(expected.filter(({ kind }) => kind === 'token'));
  }, 120_000);
});

it('each recorded refusal is tested above', () => {
  expect(named).toHaveLength(10);
});
