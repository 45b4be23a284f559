import { afterEach, beforeEach, expect, it } from 'vitest';
import { timeToLaunder } from '@/lib/charts/time-to-launder';
import { loadTrace, traceGraph, traceView } from '@/lib/charts/trace';
import type { ServiceEvent } from '@/lib/core/service-event';
import { saveMarks } from '@/lib/db/final-marks';
import { addInterval } from '@/lib/db/intervals';
import { incidents, launderingWaves, prices, services, shippedTransfers, theftTransactions, tokens } from '@/lib/db/schema';
import { insertServiceEvents } from '@/lib/db/service-events';
import { insertTransfers } from '@/lib/db/transfers';
import { moved, named, START } from '@/tests/helpers/movements';
import { eachEngine, openTestStore, type TestStore } from '@/tests/helpers/store';

const [VICTIM, THIEF, FRIEND, KEEPER, MIXER, BRIDGE, ABROAD, HUB] = ['victim', 'thief', 'friend', 'keeper', 'mixer', 'bridge', 'abroad', 'hub'].map(named) as
  [string, string, string, string, string, string, string, string];
const USDT = named('usdt');
const SPAM = named('spam');
const ETHER = 10n ** 18n;
const THEFT = '0xtheft';
const QUERIES = ['native', 'internal', 'logs'];

eachEngine((engine) => {
  let store: TestStore;
  const sure = {
    id: 'heist-1', incident: 'heist', role: 'theft', date: '2025-02-21', chain: 'ethereum', txHash: THEFT, block: 100, timestamp: START + 100, from: VICTIM, to: THIEF,
    asset: 'ETH', assetContract: null, kind: 'internal', amount: 10n * ETHER, decimals: 18, confidence: 'high', note: null, sourceIds: [],
  };
  beforeEach(async () => {
    store = await openTestStore(engine);
    const { db } = store;
    await db.insert(incidents).values({
      slug: 'heist', date: '2025-02-21', datePrecision: 'day', victim: 'A vault', chains: ['ethereum'], lossUsdMicros: null, attributedBy: 'nobody',
      attributionDate: null, tier: 'suspected', note: null, sourceIds: [],
    });
    await db.insert(theftTransactions).values(sure);
    await db.insert(prices).values({ asset: 'ETH', date: '2025-02-21', usdMicros: 2_741_590_000n, sourceIds: [] });
    await db.insert(tokens).values({ chain: 'ethereum', contract: USDT, symbol: 'USDT', decimals: 6, sourceIds: [] });
    const service = (address: string, category: string, ord: number) => ({ chain: 'ethereum', address, name: `The ${category}`, category, ord, sourceIds: [] });
    await db.insert(services).values([service(MIXER, 'mixer', 1), service(BRIDGE, 'bridge', 2)]);
  });
  afterEach(() => store.close());

  const store1 = (...rows: ReturnType<typeof moved>[]) => insertTransfers(store.db, rows);
  const fetched = (address: string, from: number, to: number, queries = QUERIES) => addInterval(store.db, 'ethereum', queries.map((query) => `${query}:${address}`), { from, to });
  const view = (query = '') => traceView({ db: store.db, asOf: '' }, 'heist', new URLSearchParams(query));
  const places = async () => {
    const { ends, held, frontier } = await view();
    return [...ends, ...held, ...frontier].map(({ category, address, amount }) => `${category} ${address.toLowerCase()} ${amount}`);
  };
  const theft = (rest: Parameters<typeof moved>[4] = {}) => moved(100, VICTIM, THIEF, 10n * ETHER, { txHash: THEFT, kind: 'internal', position: '0', ...rest });

  it('takes the movement that was read for the theft, in place of what the registry reports', async () => {
    expect((await view()).stolen[0]).toMatchObject({ basis: 'reported', amount: '10', usd: '27415.9' });
    await store1(theft({ amount: 9n * ETHER }));
    expect((await view()).stolen).toMatchObject([{ basis: 'fetched', amount: '9', usd: '24674.31', time: '2025-02-21T12:01:40Z' }]);
  });

  it('holds what an address is known to have kept, and calls frontier what came after that', async () => {
    await store1(theft(), moved(110, THIEF, KEEPER, 4n * ETHER), moved(130, THIEF, KEEPER, 3n * ETHER), moved(105, FRIEND, THIEF, 2n * ETHER));
    expect(await places()).toEqual([`frontier ${KEEPER} 7`, `frontier ${THIEF} 3`]);
    await fetched(THIEF, 0, 200);
    await fetched(KEEPER, 50, 120);
    await saveMarks(store.db, 'ethereum', [{ block: 200, hash: '0x' }]);
    expect(await places()).toEqual([`held ${KEEPER} 4`, `held ${THIEF} 3`, `frontier ${KEEPER} 3`]);
    expect((await view()).complete).toBe(false);
    await fetched(KEEPER, 121, 200);
    expect(await places()).toEqual([`held ${KEEPER} 7`, `held ${THIEF} 3`]);
    expect((await view()).complete).toBe(true);
  });

  it('does not call held what a gap, a missing kind, or a late begin leaves open', async () => {
    await store1(theft());
    await fetched(THIEF, 0, 90);
    await fetched(THIEF, 110, 200);
    expect(await places()).toEqual([`frontier ${THIEF} 10`]);
    await fetched(THIEF, 91, 109, ['native', 'logs']);
    expect(await places()).toEqual([`frontier ${THIEF} 10`]);
    await fetched(THIEF, 91, 109, ['internal']);
    expect(await places()).toEqual([`held ${THIEF} 10`]);
  });

  it('never lets a token that is not listed in, whatever it calls itself and however much it moves', async () => {
    const before = await view();
    await store1(moved(120, THIEF, KEEPER, 10n ** 30n, { kind: 'token', position: '0', assetContract: SPAM }), moved(121, KEEPER, FRIEND, ETHER));
    expect({ ...(await view()), asOf: before.asOf }).toEqual(before);
    const { ledger } = await loadTrace(store.db, 'heist');
    expect([ledger.size, ledger.accounts.findAddress('ethereum', KEEPER)]).toEqual([1, undefined]);
  });

  it('follows what was paid on, step by step, stops at a service, and reads nothing that the loot cannot have come to', async () => {
    await store1(
      theft(), moved(110, THIEF, KEEPER, 6n * ETHER), moved(120, KEEPER, FRIEND, 5n * ETHER), moved(130, FRIEND, MIXER, 5n * ETHER),
      moved(140, MIXER, HUB, 5n * ETHER), moved(150, HUB, ABROAD, ETHER), moved(20, FRIEND, HUB, ETHER),
    );
    expect(await places()).toEqual([`mixer ${MIXER} 5`, `frontier ${THIEF} 4`, `frontier ${KEEPER} 1`]);
    const { ledger } = await loadTrace(store.db, 'heist');
    expect(ledger.accounts.findAddress('ethereum', ABROAD)).toBeUndefined();
    const { nodes } = await traceGraph({ db: store.db, asOf: '' }, 'heist', new URLSearchParams());
    expect(nodes.map(({ address, kind, hop }) => [address.toLowerCase(), kind, hop])).toEqual([
      [THIEF, 'origin', 0], [KEEPER, 'frontier', 1], [FRIEND, 'wallet', 2], [MIXER, 'service', 3],
    ]);
    expect(nodes.map(({ category, received_usd, held_usd }) => [category, received_usd, held_usd])).toEqual([
      [null, '27415.9', '10966.36'], [null, '16449.54', '2741.59'], [null, '13707.95', '0'], ['mixer', '13707.95', null],
    ]);
  });

  it('goes on over a bridge whose event names where to, on a chain that is stored, and names the place of any other', async () => {
    await store1(theft(), moved(110, THIEF, BRIDGE, 4n * ETHER), moved(111, THIEF, BRIDGE, 6n * ETHER));
    const event = (at: number, destinationChain: string, destinationAddress: string, details = {}): ServiceEvent => ({
      chain: 'ethereum', block: at, blockHash: `0xb${at}`, txHash: moved(at, THIEF, BRIDGE, 1n).txHash, logIndex: 1, timestamp: START + at, protocol: 'Test', event: 'Sent',
      contract: BRIDGE, wallet: THIEF, assetContract: '', amount: 1n, destinationChain, destinationAddress, details,
    });
    await insertServiceEvents(store.db, [event(110, 'bsc', ABROAD, { destination_asset: 'BSC.BNB' }), event(111, 'bitcoin', 'bc1q6527vxxqjpq80la2l0sw7hay3lj6dz07zs6gzl')]);
    await store1(moved(7, HUB, ABROAD, 18n * ETHER, { chain: 'bsc', timestamp: START + 600 }));
    const { ends, frontier, paths, balances } = await view();
    expect(ends.map(({ category, amount, destination }) => [category, amount, destination])).toEqual([['bridge', '6', 'bitcoin:bc1q6527vxxqjpq80la2l0sw7hay3lj6dz07zs6gzl']]);
    expect(frontier.map(({ chain, asset, amount, usd }) => [chain, asset, amount, usd])).toEqual([['bsc', 'BNB', '18', '10966.36']]);
    expect(paths.find(({ chain }) => chain === 'bsc')?.transactions.length).toBe(3);
    expect(balances.map(({ chain, swapped_in, swapped_out }) => [chain, swapped_in, swapped_out])).toEqual([['bsc', String(18n * ETHER), '0'], ['ethereum', '0', String(4n * ETHER)]]);
    const { nodes, edges } = await traceGraph({ db: store.db, asOf: '' }, 'heist', new URLSearchParams());
    expect(nodes.find(({ id }) => id.startsWith('bsc:'))).toMatchObject({ hop: 2, kind: 'frontier' });
    expect(edges.some(({ from, to }) => from.startsWith('ethereum:') && to.startsWith('bsc:'))).toBe(true);
  });

  it('believes the node where a shipped row stands in another block, and counts no row twice', async () => {
    const shipped = { incident: 'heist', chain: 'ethereum', kind: 'native', timestamp: START + 109, block: 109, assetContract: null, asset: 'ETH', decimals: 18, sourceIds: [] };
    const onward = moved(110, THIEF, KEEPER, 4n * ETHER);
    await store.db.insert(shippedTransfers).values([
      { ...shipped, id: 'b', txHash: onward.txHash, from: THIEF, to: KEEPER, amount: 4n * ETHER },
      { ...shipped, id: 'a', txHash: onward.txHash, kind: 'internal', from: THIEF, to: FRIEND, amount: ETHER },
    ]);
    expect(await places()).toEqual([`frontier ${THIEF} 5`, `frontier ${KEEPER} 4`, `frontier ${FRIEND} 1`]);
    await store1(theft(), onward);
    expect(await places()).toEqual([`frontier ${THIEF} 5`, `frontier ${KEEPER} 4`, `frontier ${FRIEND} 1`]);
    const { ledger } = await loadTrace(store.db, 'heist');
    expect([...ledger.block.subarray(0, ledger.size)]).toEqual([100, 110, 110]);
  });

  it('follows a theft of which only the day is known, and says so; one that is not sure it leaves out, and says so', async () => {
    await store.db.delete(theftTransactions);
    await store.db.insert(theftTransactions).values([
      { ...sure, block: null, timestamp: null },
      { ...sure, id: 'heist-2', txHash: '0xother', confidence: 'medium' },
    ]);
    const { stolen, notes } = await view();
    expect(stolen).toMatchObject([{ basis: 'reported', time: '2025-02-21T00:00:00Z', usd: '27415.9' }]);
    expect(notes.some((note) => note.startsWith('Of 1 of these neither block nor time is known'))).toBe(true);
    expect(notes).toContain('Not followed: one theft transaction that no source is sure enough of.');
    await store1(theft());
    await fetched(THIEF, 0, 200);
    expect(await places()).toEqual([`held ${THIEF} 10`]);
  });

  it('stops reading at an address that deals with very many, as the tracer stops there', async () => {
    const crowd = Array.from({ length: 1_000 }, (_, i) => moved(200 + i, HUB, named(`customer ${i}`), 1n));
    await store1(theft(), moved(110, THIEF, HUB, 3n * ETHER), ...crowd, moved(1300, named('customer 1'), KEEPER, 1n));
    expect(await places()).toEqual([`suspected service ${HUB} 3`, `frontier ${THIEF} 7`]);
    const { ledger } = await loadTrace(store.db, 'heist');
    expect(ledger.accounts.findAddress('ethereum', KEEPER)).toBeUndefined();
  });

  it('tells day by day what had left and what had entered a mixer, as computed by hand, and keeps what is reported of thefts in general apart', async () => {
    const days = (count: number) => count * 86_400;
    await store1(
      theft(),
      moved(100 + days(1) - 1, THIEF, FRIEND, 4n * ETHER),
      moved(100 + days(1), THIEF, KEEPER, 2n * ETHER),
      moved(100 + days(3), FRIEND, MIXER, 4n * ETHER),
      moved(100 + days(3) + 1, KEEPER, MIXER, 1n * ETHER),
    );
    await store.db.insert(launderingWaves).values({ wave: 'layering', fromDay: 0, toDay: 5, reportedBy: 'An observer', published: '2026-01', access: 'second hand', note: null, sourceIds: [] });
    const ask = (query: string) => timeToLaunder({ db: store.db, asOf: '' }, new URLSearchParams(query));
    const told = async (query: string) => (await ask(query)).rows.map(({ origin, stage, day, last_day: last, usd, cumulative_usd: sum, share }) => [origin, stage, day, last, usd, sum, share]);
    expect(await told('incident=heist')).toEqual([
      ['computed', 'left the first wallet', 0, 0, '10966.36', '10966.36', '0.4'],
      ['computed', 'left the first wallet', 1, 1, '5483.18', '16449.54', '0.6'],
      ['computed', 'mixer', 3, 3, '13707.95', '13707.95', '0.5'],
      ['reported', 'layering', 0, 5, null, null, null],
    ]);
    expect(await told('incident=heist&origin=reported')).toEqual([['reported', 'layering', 0, 5, null, null, null]]);
    expect((await ask('incident=heist')).complete).toBe(false);
    await expect(ask('incident=heist&method=poison')).rejects.toMatchObject({ code: 'bad_value', field: 'method' });
  });

  it('says the same whatever the order in which the rows were stored', async () => {
    const rows = [theft(), ...Array.from({ length: 30 }, (_, i) => moved(110 + i, i % 3 === 0 ? THIEF : KEEPER, i % 2 === 0 ? KEEPER : FRIEND, BigInt(i + 1) * 10n ** 16n))];
    for (const row of rows.toReversed()) await store1(row);
    const before = JSON.stringify(await view());
    await store.db.delete((await import('@/lib/db/schema')).transfers);
    await store1(...rows);
    expect(JSON.stringify(await view())).toBe(before);
  });
});
