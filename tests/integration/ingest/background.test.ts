import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { TrackerError } from '@/lib/core/errors';
import { createProvider } from '@/lib/chain/provider';
import { findLeaseHolder, releaseLease, takeLease } from '@/lib/db/leases';
import { syncLeases, transfers } from '@/lib/db/schema';
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
function start(options: Pick<BackgroundOptions, 'chains'> & Partial<BackgroundOptions>): BackgroundSync {
  const urlOf = (chain: string) => (chain === 'ethereum' ? anvil.url : 'http://127.0.0.1:9');
  const sync = createSync({ db: store.db, provider: (chain) => createProvider({ urls: [urlOf(chain)], chainId: 1 }) });
  background = createBackgroundSync({ db: store.db, holder: 'web 1', sync, ...options });
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

it('leaves a chain to the process that is fetching it, goes on with the others, and takes it over once it is free', async () => {
  await takeLease(store.db, 'ethereum', 'web 2', 60_000);
  const failures: string[] = [];
  start({ chains: ['ethereum', 'bsc'], intervalMs: 50, onFailure: (chain) => failures.push(chain) });
  await until(() => failures.length > 2);
  expect(stateOf('ethereum')).toBeUndefined();
  expect(new Set(failures)).toEqual(new Set(['bsc']));
  await releaseLease(store.db, 'ethereum', 'web 2');
  await until(() => stateOf('ethereum') === 'done');
  await background.stop();
  expect(await findLeaseHolder(store.db, 'ethereum')).toBeUndefined();
});

/** A sync that works until it is told to stop, and remembers what ran beside what. */
function endless() {
  const running = new Set<string>();
  let most = 0;
  const sync: BackgroundOptions['sync'] = {
    async run({ chain, signal }) {
      running.add(chain);
      most = Math.max(most, running.size);
      await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
      running.delete(chain);
      throw new TrackerError('aborted', 'Stopped.');
    },
  };
  return { sync, running, most: () => most };
}

it('keeps a chain while it works on it for longer than a lease lasts, and gives it back at the end', async () => {
  const { sync, running } = endless();
  start({ chains: ['ethereum'], leaseMs: 300, sync });
  await until(() => running.has('ethereum'));
  for (let i = 0; i < 6; i++) {
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(await takeLease(store.db, 'ethereum', 'web 2', 60_000)).toBe(false);
  }
  await background.stop();
  expect(await takeLease(store.db, 'ethereum', 'web 2', 60_000)).toBe(true);
});

it('stops fetching a chain that another process took over, and says so', async () => {
  const { sync, running } = endless();
  const failures: string[] = [];
  start({ chains: ['ethereum'], leaseMs: 150, sync, onFailure: (_chain, sentence) => failures.push(sentence) });
  await until(() => running.has('ethereum'));
  await store.db.update(syncLeases).set({ holder: 'web 2' });
  await until(() => !running.has('ethereum'));
  await until(() => failures.length > 0);
  expect(failures).toEqual([expect.stringContaining('web 2 took over')]);
  await background.stop();
  expect(await findLeaseHolder(store.db, 'ethereum')).toBe('web 2');
});

it('fetches three chains at once and no more, so that a slow one does not hold up the rest', async () => {
  const { sync, running, most } = endless();
  start({ chains: ['ethereum', 'bsc', 'polygon', 'base'], sync });
  await until(() => running.size === 3);
  await background.stop();
  expect(most()).toBe(3);
});

it('reads a chain at once when it is asked to, though no rounds run, and says so where it is being read already', async () => {
  const failures: string[] = [];
  start({ chains: [], onFailure: (chain, sentence) => failures.push(`${chain}: ${sentence}`) });
  const asked = background.ask('ethereum');
  await expect(background.ask('ethereum')).rejects.toMatchObject({ code: 'lease_held' });
  await asked;
  await until(() => stateOf('ethereum') === 'done');
  await background.ask('bsc');
  await until(() => failures.length > 0);
  expect(failures).toEqual([expect.stringMatching(/^bsc: 127\.0\.0\.1:9 does not answer/)]);
});
