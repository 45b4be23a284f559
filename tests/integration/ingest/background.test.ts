import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createProvider } from '@/lib/chain/provider';
import { transfers } from '@/lib/db/schema';
import { type BackgroundOptions, type BackgroundSync, createBackgroundSync } from '@/lib/ingest/background';
import { createSync } from '@/lib/ingest/sync';
import { type Anvil, startAnvil } from '@/tests/helpers/anvil';
import * as parts from '@/tests/helpers/chain-parts';
import { openTestStore, type TestStore } from '@/tests/helpers/store';

let anvil: Anvil;
let store: TestStore;
let background: BackgroundSync;
beforeAll(async () => {
  anvil = await startAnvil();
  await parts.placeContracts(anvil);
  await parts.playDay(anvil);
  await anvil.mine(5);
});
beforeEach(async () => {
  store = await openTestStore('pglite');
  await parts.flagWallets(store.db, [parts.WALLET]);
});
afterEach(async () => {
  await background.stop();
  await store.close();
});
afterAll(() => anvil.stop());

/** Ethereum is served by Anvil, every other chain by nobody. */
function start(options: Omit<BackgroundOptions, 'sync'>): BackgroundSync {
  const urlOf = (chain: string) => (chain === 'ethereum' ? anvil.url : 'http://127.0.0.1:9');
  const sync = createSync({ db: store.db, provider: (chain) => createProvider({ urls: [urlOf(chain)], chainId: 1 }) });
  background = createBackgroundSync({ ...options, sync });
  background.start();
  return background;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it did not happen');
}

const stateOf = (chain: string) => background.progress().find((progress) => progress.chain === chain)?.state;

it('goes on with the next chain when the endpoint of one is dead, and says why', async () => {
  const failures: string[] = [];
  start({ chains: ['bsc', 'ethereum'], onFailure: (chain, sentence) => failures.push(`${chain}: ${sentence}`) });
  await until(() => stateOf('ethereum') === 'done');
  expect(stateOf('bsc')).toBe('failed');
  expect(failures).toEqual([expect.stringMatching(/^bsc: 127\.0\.0\.1:9 does not answer/)]);
});

it('brings in what has become final since, without being asked', async () => {
  start({ chains: ['ethereum'], intervalMs: 50 });
  await until(() => stateOf('ethereum') === 'done');
  await anvil.send({ from: parts.STRANGER, to: parts.WALLET, value: 77n });
  await anvil.mine(3);
  await until(async () => (await store.db.select().from(transfers)).some((row) => row.amount === 77n));
});

it('stops when it is told to, so that the store can be closed', async () => {
  start({ chains: ['ethereum'], intervalMs: 1 });
  await background.stop();
  const rounds = background.progress().length;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(background.progress()).toHaveLength(rounds);
  background.start();
  await until(() => stateOf('ethereum') === 'done');
});

it('does nothing where no chain is configured', async () => {
  start({ chains: [] });
  await background.stop();
  expect(background.progress()).toEqual([]);
});
