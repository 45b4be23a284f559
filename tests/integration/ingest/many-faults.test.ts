import { afterAll, beforeAll, expect, it } from 'vitest';
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
const WANTED = Number(process.env.FAULTS ?? 2_000);
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
    await playHistory(anvil, { blocks: 240, seed: 7 });
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
  async function run(): Promise<{ end: SyncProgress | undefined; health: LaneHealth[] }> {
    let provider: ChainProvider | undefined;
    const open = () => (provider = createProvider({ urls: proxies.map(({ url }) => url), chainId: 1, timeoutMs: 2_000 }));
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
    let runs = 0;
    while (injected() < WANTED) {
      await empty();
      for (let tries = 0, complete = false; !complete; tries++) {
        expect(tries).toBeLessThan(RUNS);
        const { end, health } = await run();
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
    const [even, odd, honest] = proxies.map(({ host }) => discarded.get(host));
    expect(even).toBeGreaterThan(0);
    expect(odd).toBeGreaterThan(0);
    expect(honest).toBe(0);
    const sorts = new Set(proxies.flatMap(({ faults }) => [...faults.keys()]));
    expect([...sorts].sort()).toEqual(Object.keys(FAULTS).sort());
    if (process.env.FAULTS !== undefined) process.stdout.write(report(engine, runs, proxies, discarded));
  }, 3_600_000);
});

function report(engine: string, runs: number, proxies: readonly FaultyProxy[], discarded: ReadonlyMap<string, number>): string {
  const lines = proxies.map(
    (proxy) => `  ${proxy.host}: ${proxy.calls.length} requests, ${proxy.injected()} faults, ${proxy.silentLies()} silent lies, ${discarded.get(proxy.host)} answers discarded`,
  );
  const sorts = Object.keys(FAULTS).map((sort) => `${sort} ${proxies.reduce((sum, { faults }) => sum + (new Map<string, number>(faults).get(sort) ?? 0), 0)}`);
  return [`${engine}: ${runs} runs`, ...lines, `  ${sorts.join(', ')}`, ''].join('\n');
}
