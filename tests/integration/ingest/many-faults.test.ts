import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { LaneHealth } from '@/lib/chain/pool/lane';
import { type ChainProvider, createProvider } from '@/lib/chain/provider';
import { TRANSFER_KINDS, type Transfer } from '@/lib/core/transfer';
import { TrackerError } from '@/lib/core/errors';
import { listEndpointHealth } from '@/lib/db/endpoint-health';
import { loadIntervals } from '@/lib/db/intervals';
import { listReorgs } from '@/lib/db/reorgs';
import { endpointHealth, fetchedIntervals, finalMarks, meta, syncStatus, transfers } from '@/lib/db/schema';
import { queryKey } from '@/lib/ingest/plan';
import type { SyncProgress } from '@/lib/ingest/progress';
import { createSync } from '@/lib/ingest/sync';
import { type Anvil, startAnvil } from '@/tests/helpers/anvil';
import { flagWallets, OTHER_WALLET, WALLET } from '@/tests/helpers/chain-parts';
import { FAULTS } from '@/tests/helpers/faults';
import { type FaultyProxy, startFaultyProxy } from '@/tests/helpers/faulty-proxy';
import { playHistory, sortedTransfers, transfersOnChain } from '@/tests/helpers/long-history';
import { SECRET } from '@/tests/helpers/rpc-proxy';
import { eachEngine, openTestStore, type TestStore } from '@/tests/helpers/store';

/** How many faults are injected on each engine. FAULTS sets it, and then the figures are told. */
const WANTED = Number(process.env.FAULTS ?? 60);
const WALLETS = [WALLET, OTHER_WALLET];
/** A sync that ends in an error is run again, as the background does; so often at most. */
const RUNS = 60;

eachEngine((engine) => {
  let anvil: Anvil;
  let store: TestStore;
  let final: number;
  let expected: Transfer[];
  let proxies: FaultyProxy[];

  beforeAll(async () => {
    [anvil, store] = await Promise.all([startAnvil(), openTestStore(engine)]);
    await playHistory(anvil, { blocks: process.env.FAULTS === undefined ? 40 : 240, seed: 7 });
    final = (await anvil.head()) - 2;
    expected = sortedTransfers(await transfersOnChain(anvil, WALLETS));
    await flagWallets(store.db, WALLETS);
    // Two that lie, never of the same block, since no quorum helps where two tell the same lie; and one that only fails.
    proxies = await Promise.all([
      startFaultyProxy(anvil.url, { seed: 1, rate: 0.3, maxRange: 8, lies: (block) => block % 2 === 0 }),
      startFaultyProxy(anvil.url, { seed: 2, rate: 0.3, maxRange: 8, lies: (block) => block % 2 === 1 }),
      startFaultyProxy(anvil.url, { seed: 3, rate: 0.25, maxRange: 8 }),
    ]);
  }, 600_000);
  afterAll(() => Promise.all([anvil.stop(), store.close(), ...proxies.map((proxy) => proxy.stop())]));

  const empty = async () => {
    for (const table of [transfers, fetchedIntervals, finalMarks, meta, syncStatus, endpointHealth]) await store.db.delete(table);
  };
  const injected = () => proxies.reduce((sum, proxy) => sum + proxy.injected(), 0);

  /** One run over a provider of its own; undefined when it ended in an error that was foreseen. */
  async function run(blamed: Blamed[]): Promise<{ end: SyncProgress | undefined; health: LaneHealth[] }> {
    let provider: ChainProvider | undefined;
    const open = () => {
      const opened = createProvider({ urls: proxies.map(({ url }) => url), chainId: 1, timeoutMs: 2_000 });
      for (const endpoint of opened.endpoints) {
        const lane = opened.lane(endpoint);
        const discard = lane.discard.bind(lane);
        vi.spyOn(lane, 'discard').mockImplementation((failure) => {
          blamed.push({ host: endpoint.host, why: failure.message });
          discard(failure);
        });
      }
      return (provider = opened);
    };
    const end = await createSync({ db: store.db, provider: open })
      .run({ chain: 'ethereum', quorum: 2 })
      .catch((error: unknown) => {
        if (!(error instanceof TrackerError)) throw error;
        expect(`${error.message} ${error.fix}`).not.toContain(SECRET);
        return undefined;
      });
    return { end, health: provider?.health() ?? [] };
  }

  it('loses, doubles and believes nothing, however many requests go wrong, and blames only who lied', async () => {
    const discarded = new Map<string, number>();
    const blamed: Blamed[] = [];
    let runs = 0;
    let rounds = 0;
    while (injected() < WANTED) {
      await empty();
      rounds++;
      for (let tries = 0, complete = false; !complete; tries++) {
        expect(tries).toBeLessThan(RUNS);
        const { end, health } = await run(blamed);
        runs++;
        complete = end?.head === final && end.missingKinds.length === 0;
        for (const lane of health) discarded.set(lane.host, (discarded.get(lane.host) ?? 0) + lane.discarded);
        const told = (await listEndpointHealth(store.db)).map((row) => [row.host, row.discarded] as const);
        expect(new Map(told)).toEqual(new Map(health.map((lane) => [lane.host, lane.discarded])));
      }
      expect(sortedTransfers((await store.db.select().from(transfers)) as Transfer[])).toEqual(expected);
      const had = await loadIntervals(store.db, 'ethereum');
      for (const wallet of WALLETS) for (const kind of TRANSFER_KINDS) expect(had.get(queryKey(kind, wallet))).toEqual([{ from: 0, to: final }]);
    }
    expect((await listReorgs(store.db, 1)).total).toBe(0);
    const [even = '', odd = '', honest = ''] = proxies.map(({ host }) => host);
    // That rows were left out is found out by comparison alone; who is blamed for it gave fewer than another.
    const lies = (host: string) => blamed.filter((one) => one.host === host && one.why.startsWith('Of blocks ') && one.why.includes(` ${host} gave `));
    expect((discarded.get(even) ?? 0) + (discarded.get(odd) ?? 0)).toBeGreaterThan(0);
    // Of a few dozen not each of the two has told a lie of that sort.
    if (WANTED >= 2_000) for (const liar of [even, odd]) expect(lies(liar).length).toBeGreaterThan(0);
    expect(discarded.get(honest)).toBe(0);
    expect(blamed.filter(({ host }) => host === honest)).toEqual([]);
    const sorts = new Set(proxies.flatMap(({ faults }) => [...faults.keys()]));
    // Of a few hundred not every sort has its turn.
    if (WANTED >= 2_000) expect([...sorts].sort()).toEqual(Object.keys(FAULTS).sort());
    else expect(sorts.size).toBeGreaterThan(Object.keys(FAULTS).length / 2);
    if (process.env.FAULTS !== undefined) process.stdout.write(`${engine}: ${rounds} stores, ${runs} runs\n${report(proxies, discarded, (host) => lies(host).length)}`);
  }, 3_600_000);
});

interface Blamed {
  readonly host: string;
  readonly why: string;
}

function report(proxies: readonly FaultyProxy[], discarded: ReadonlyMap<string, number>, found: (host: string) => number): string {
  const lines = proxies.map(({ host, calls, injected, silentLies }) =>
    `  ${host}: ${calls.length} requests, ${injected()} faults, ${silentLies()} of them silent lies; ${discarded.get(host)} answers discarded, ${found(host)} by comparison`,
  );
  const sorts = Object.keys(FAULTS).map((sort) => `${sort} ${proxies.reduce((sum, { faults }) => sum + (new Map<string, number>(faults).get(sort) ?? 0), 0)}`);
  return [...lines, `  ${sorts.join(', ')}`, ''].join('\n');
}
