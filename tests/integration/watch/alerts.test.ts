import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { alertsOf, newestAlerts } from '@/lib/charts/alerts';
import type { Transfer } from '@/lib/core/transfer';
import { settleAlerts } from '@/lib/db/alerts';
import { alertDeliveries, alerts, transfers, watchRules } from '@/lib/db/schema';
import { undoAbove } from '@/lib/db/undo';
import { createWatchRules, type WatchRules } from '@/lib/watch/rules';
import { named, moved, START } from '@/tests/helpers/movements';
import { eachEngine, openTestStore, type TestStore } from '@/tests/helpers/store';
import { commit, flaggedWithTheft } from '@/tests/helpers/watched';

const ETHER = 10n ** 18n;
const [STRANGER, EARLY] = [named('stranger'), '2025-02-21T00:00:00Z'];
const MIXER = '0x12d66f87a04a9e220743712ce6d9bb1b5616b8fc';
const USDT = '0xdac17f958d2ee523a2206206994597c13d831ec7';

eachEngine((engine) => {
  let store: TestStore;
  let rules: WatchRules;
  let wallet: string;
  let incident: string;

  beforeAll(async () => {
    store = await openTestStore(engine, 'facts');
    ({ wallet, incident } = await flaggedWithTheft(store.db));
    rules = createWatchRules({ db: store.db, webhooks: { secret: 'a-shared-secret-of-the-test', allowPrivate: true } });
  }, 120_000);
  afterAll(() => store.close());
  beforeEach(async () => {
    for (const table of [alertDeliveries, alerts, watchRules, transfers]) await store.db.delete(table);
  });

  const add = (request: object) => rules.add({ since: EARLY, ...request });
  const raised = async () => (await newestAlerts(store.db, 50)).rows;
  /** Transfers of one block each: between whom, how much of what. */
  const out = (block: number, amount = ETHER, to = STRANGER, rest: Partial<Transfer> = {}) => moved(block, wallet, to, amount, rest);

  it('a watched wallet that moves gives one alert, with who flags it, though its blocks are read again', async () => {
    await add({ address: wallet });
    await commit(store.db, [out(1), moved(2, STRANGER, wallet, ETHER)]);
    await commit(store.db, [out(1), moved(2, STRANGER, wallet, ETHER)]);
    const [alert, ...others] = await raised();
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ tx_hash: out(1).txHash, asset: 'ETH', amount: '1', usd: '2741.59', withdrawn_at: null });
    expect([alert?.wallet.toLowerCase(), alert?.other.address.toLowerCase()]).toEqual([wallet, STRANGER]);
    expect(alert?.flagged).toMatchObject({ tier: 'official', authority: expect.stringMatching(/./) as string });
    expect(alert?.other).toMatchObject({ service: null, flagged: null });
    expect(await alertsOf(store.db, 'ethereum', wallet, 5)).toEqual([alert]);
    expect(await alertsOf(store.db, 'bsc', wallet, 5)).toEqual([]);
  });

  it.each([
    ['its theft', () => ({ incident }), [1, 2]],
    ['its tier', () => ({ tier: 'official' }), [1, 2]],
    ['another tier', () => ({ tier: 'suspected' }), []],
    ['entering a mixer', () => ({ category: 'mixer' }), [2]],
    ['what it receives', () => ({ address: wallet, direction: 'in' }), [3]],
    ['both directions', () => ({ address: wallet, direction: 'any' }), [1, 2, 3]],
    ['its chain', () => ({ chain: 'ethereum' }), [1, 2]],
    ['another chain', () => ({ chain: 'bsc' }), []],
    ['a time after it', () => ({ address: wallet, since: '2025-02-21T12:00:02Z' }), [2]],
  ] as const)('a rule for %s finds those transfers and no other, stored before it or after', async (_, conditions, blocks) => {
    const rows = [out(1), out(2, ETHER, MIXER), moved(3, STRANGER, wallet, ETHER)];
    await add(conditions());
    await commit(store.db, rows);
    const found = (await raised()).map(({ block }) => block).toSorted();
    expect(found).toEqual(blocks);
    await add(conditions());
    expect(await store.db.select().from(alerts)).toHaveLength(2 * blocks.length);
    expect((await raised()).map(({ block }) => block).toSorted()).toEqual(blocks);
  });

  it('a forged token, a transfer of nothing and one to itself raise no false alarm', async () => {
    await add({ address: wallet, direction: 'any' });
    const token = (contract: string, amount: bigint, block: number) => out(block, amount, STRANGER, { kind: 'token', position: '0', assetContract: contract });
    await commit(store.db, [token(named('forged'), 10n ** 30n, 1), token(USDT, 0n, 2), out(3, ETHER, wallet), token(USDT, 5_000_000n, 4)]);
    expect(await raised()).toMatchObject([{ block: 4, asset: 'USDT', amount: '5' }]);
  });

  it('a minimum waits for the price: what is worth less is dropped, what has no known price is told as such', async () => {
    await add({ address: wallet, min_usd: '5000' });
    await commit(store.db, [out(1), out(2, 2n * ETHER), out(10_000_000, ETHER)]);
    expect(await raised()).toEqual([]);
    await settleAlerts(store.db, { chain: 'ethereum' });
    expect((await raised()).map(({ block, usd }) => [block, usd])).toEqual([[10_000_000, null], [2, '5483.18']]);
    await settleAlerts(store.db, { chain: 'ethereum' });
    expect(await store.db.select().from(alerts)).toHaveLength(2);
  });

  it('what breaks off before it is stored leaves neither the transfer nor its alert', async () => {
    await add({ address: wallet });
    const broken = { ...out(2), timestamp: Number.NaN };
    await expect(commit(store.db, [out(1), broken])).rejects.toThrow();
    expect([await store.db.select().from(transfers), await store.db.select().from(alerts)]).toEqual([[], []]);
    await commit(store.db, [out(1)]);
    expect(await raised()).toHaveLength(1);
  });

  it('a rule that is added while transfers are being stored misses none of them', async () => {
    for (let round = 0; round < 2; round++) {
      const rows = Array.from({ length: 40 }, (_, i) => out(100 * round + i + 1));
      const adding = add({ address: wallet });
      await Promise.all([...rows.map((row) => commit(store.db, [row])), adding]);
      const { id } = await adding;
      const own = (await store.db.select().from(alerts)).filter(({ rule }) => rule === id);
      expect(own).toHaveLength(40 * (round + 1));
    }
  });

  it('an alert of a transfer that a reorganisation took back stays, and says so', async () => {
    await add({ address: wallet });
    await commit(store.db, [out(1), out(2)]);
    await store.db.transaction((tx) => undoAbove(tx, 'ethereum', 1, START + 1));
    const [first, second] = (await raised()).toSorted((a, b) => a.block - b.block);
    expect([first?.withdrawn_at, typeof second?.withdrawn_at]).toEqual([null, 'string']);
    await commit(store.db, [out(2)]);
    expect((await raised()).map(({ withdrawn_at }) => withdrawn_at)).toEqual([null, null]);
  });

  describe('a rule that can not be', () => {
    it.each([
      [{ incident: 'atlantis-2099' }, 'There is no incident "atlantis-2099".'],
      [{ address: STRANGER }, 'No source flags this address'],
      [{ address: '0x12' }, 'is not an address of any chain'],
      [{ category: 'casino' }, 'There is no service of the category "casino".'],
      [{ tier: 'rumour' }, 'tier is none of official'],
      [{ min_usd: 'a lot' }, 'min_usd takes dollars'],
      [{ min_usd: '-5' }, 'min_usd takes dollars'],
      [{ chain: 'dogecoin-2' }, 'chain is not a chain that we know'],
      [{ wallet: STRANGER }, 'A rule has no "wallet".'],
      [{}, 'The rule has no condition.'],
      [{ tier: 'official', webhook: 'ftp://example.org' }, 'not an http or https URL'],
    ])('%j is refused with a sentence, and nothing is kept', async (request, sentence) => {
      await expect(rules.add(request)).rejects.toThrow(sentence);
      expect(await rules.list()).toEqual([]);
    });
  });

  it('a rule that is removed finds nothing more, and what it found stays', async () => {
    const { id } = await add({ address: wallet });
    await commit(store.db, [out(1)]);
    expect(await rules.list()).toMatchObject([{ id, alerts: 1, webhook_host: null }]);
    await rules.remove(id);
    await commit(store.db, [out(2)]);
    expect([await rules.list(), (await raised()).map(({ block }) => block)]).toEqual([[], [1]]);
    await expect(rules.remove(id)).rejects.toThrow(`There is no rule "${id}".`);
  });
});
