import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Interval } from '@/lib/core/intervals';
import type { Transfer } from '@/lib/core/transfer';
import { openStore } from '@/lib/db/client';
import { loadIntervals } from '@/lib/db/intervals';
import { transfers } from '@/lib/db/schema';
import { type Anvil, startAnvil } from '@/tests/helpers/anvil';
import { flagWallets, OTHER_WALLET, WALLET } from '@/tests/helpers/chain-parts';
import { startFaultyProxy } from '@/tests/helpers/faulty-proxy';
import { tempFolder } from '@/tests/helpers/folder';
import { playHistory, sortedTransfers, transfersOnChain } from '@/tests/helpers/long-history';
import { createRandom } from '@/tests/helpers/random';
import type { RpcProxy } from '@/tests/helpers/rpc-proxy';
import { administer, databaseAt, eachEngine, type Engine } from '@/tests/helpers/store';
import { templateName } from '@/tests/helpers/templates';

/** How often a sync is killed on each engine. KILLS sets it, and then the figures are told. */
const WANTED = Number(process.env.KILLS ?? 2);
const WALLETS = [WALLET, OTHER_WALLET];

/** Where a store lies: a folder, and for a server the URL of its database. */
interface Place {
  readonly name: string;
  readonly dataDir: string;
  readonly databaseUrl?: string;
}

/** What a store holds, to be compared with another. */
interface Content {
  readonly rows: readonly Transfer[];
  readonly had: ReadonlyMap<string, readonly Interval[]>;
}

eachEngine((engine) => {
  let anvil: Anvil;
  let proxy: RpcProxy;
  let places: Places;

  beforeAll(async () => {
    anvil = await startAnvil();
    await playHistory(anvil, { blocks: process.env.KILLS === undefined ? 30 : 50, seed: 11 });
    // Only makes the node answer a few blocks at once, so that there is much to be interrupted.
    proxy = await startFaultyProxy(anvil.url, { seed: 0, rate: 0, maxRange: 6 });
    places = await makePlaces(engine);
  }, 600_000);
  afterAll(() => Promise.all([anvil.stop(), proxy.stop(), places.remove()]));

  /** Starts a sync, kills it so long after its start or, where `opened`, after it has the store; says whether it was alive then. */
  async function life(place: Place, killAfter: { ms: number; opened: boolean } | undefined): Promise<{ killed: boolean; openedAt: number; endedAt: number }> {
    const args = [proxy.url, place.dataDir, ...(place.databaseUrl === undefined ? [] : [place.databaseUrl])];
    const begun = performance.now();
    const child = spawn(process.execPath, ['--import', 'tsx', 'tests/helpers/sync-process.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let openedAt = Infinity;
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const kill = (opened: boolean) => {
      if (killAfter?.opened === opened) setTimeout(() => child.kill('SIGKILL'), killAfter.ms);
    };
    child.stdout.on('data', () => {
      openedAt = performance.now() - begun;
      kill(true);
    });
    kill(false);
    const signal = await new Promise<NodeJS.Signals | null>((resolve) => child.once('close', (_, by) => resolve(by)));
    expect(said).toBe('');
    return { killed: signal === 'SIGKILL', openedAt, endedAt: performance.now() - begun };
  }

  it('a sync that is killed again and again ends with the same rows as one that never was', async () => {
    const whole = await places.fresh();
    const { openedAt, endedAt } = await life(whole, undefined);
    const expected = await contentOf(whole);
    expect(expected.rows).toEqual(sortedTransfers(await transfersOnChain(anvil, WALLETS)));
    const random = createRandom(5);
    let kills = 0;
    let early = 0;
    let stores = 0;
    const begun = performance.now();
    while (kills < WANTED) {
      const place = await places.fresh();
      stores++;
      for (let alive = true; alive; ) {
        // One in eight dies before it has the store; the others more often early than late, so that much is left to do.
        const opened = random() >= 1 / 8;
        const ms = opened ? random() ** 2 * (endedAt - openedAt) : random() * openedAt;
        alive = (await life(place, { ms, opened })).killed;
        if (alive) kills++;
        if (alive && !opened) early++;
      }
      expect(await contentOf(place)).toEqual(expected);
      await places.drop(place);
    }
    const seconds = Math.round((performance.now() - begun) / 1000);
    if (process.env.KILLS !== undefined) process.stdout.write(`${engine}: ${kills} kills, ${early} of them before the store was open, over ${stores} stores in ${seconds} s\n`);
  }, 14_400_000);
});

interface Places {
  fresh(): Promise<Place>;
  drop(place: Place): Promise<void>;
  remove(): Promise<void>;
}

/** Copies of one store with the wallets flagged and nothing fetched. */
async function makePlaces(engine: Engine): Promise<Places> {
  const folder = tempFolder();
  const server = inject('postgresUrl');
  const places = new Set<Place>();
  const create = async (template: Place): Promise<Place> => {
    const name = `kill_${randomUUID().replaceAll('-', '')}`;
    const dataDir = join(folder.path, name);
    const place = engine === 'pglite' ? { name, dataDir } : { name, dataDir, databaseUrl: databaseAt(server, name) };
    if (engine === 'postgresql') await administer(server, `create database ${name} template ${template.name}`);
    else cpSync(template.dataDir, dataDir, { recursive: true });
    places.add(place);
    return place;
  };
  const drop = async (place: Place) => {
    if (engine === 'postgresql') await administer(server, `drop database ${place.name} with (force)`);
    else rmSync(place.dataDir, { recursive: true, force: true });
    places.delete(place);
  };
  const empty = engine === 'postgresql' ? { name: templateName('empty'), dataDir: '' } : { name: 'empty', dataDir: join(inject('liteTemplates'), 'empty') };
  const template = await create(empty);
  const store = await openStore({ ...template, holder: 'a test' });
  await flagWallets(store.db, WALLETS);
  await store.close();
  return {
    fresh: () => create(template),
    drop,
    async remove() {
      for (const place of places) await drop(place);
      folder.remove();
    },
  };
}

async function contentOf(place: Place): Promise<Content> {
  const store = await openStore({ ...place, holder: 'a test' });
  const rows = (await store.db.select().from(transfers)) as Transfer[];
  const had = await loadIntervals(store.db, 'ethereum');
  await store.close();
  return { rows: sortedTransfers(rows), had };
}
