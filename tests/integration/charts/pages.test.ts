import { afterAll, beforeAll, expect, it } from 'vitest';
import { overviewPage } from '@/lib/charts/pages/overview';
import { incidentPage } from '@/lib/charts/pages/incident';
import { statusPage } from '@/lib/charts/pages/status';
import { walletPage } from '@/lib/charts/pages/wallet';
import { parseUsd } from '@/lib/core/money';
import { balances, fetchedIntervals, transfers, verifications } from '@/lib/db/schema';
import { readRegistry } from '@/lib/registry';
import { openFacts } from '@/tests/helpers/facts';
import { eachEngine, type TestStore } from '@/tests/helpers/store';

const registry = readRegistry();
const FIRST_WALLET = '0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2';
const first = FIRST_WALLET.toLowerCase();
const fetched = { chain: 'ethereum', block: 21895400, blockHash: '0xb', timestamp: 1740150000, from: first };
const spam = { ...fetched, to: '0x00000000000000000000000000000000000000bb', kind: 'token', position: '1', assetContract: '0x00000000000000000000000000000000000000cc' };

eachEngine((engine) => {
  let store: TestStore;
  beforeAll(async () => void (store = await openFacts(engine)));
  afterAll(() => store.close());
  const context = () => ({ db: store.db, asOf: '2026-11-24T00:00:00Z' });

  it('the overview counts every theft once and sums only what is known', async () => {
    const overview = await overviewPage(context());
    const losses = (tier?: string) =>
      registry.incidents
        .filter((incident) => tier === undefined || incident.tier === tier)
        .reduce((total, { lossUsd }) => total + parseUsd(lossUsd ?? '0'), 0n);
    expect(parseUsd(overview.stolenUsd)).toBe(losses());
    expect(parseUsd(overview.governmentUsd)).toBe(losses('official'));
    expect(overview.incidents).toBe(98);
    expect(overview.incidentsWithoutAmount).toBe(registry.incidents.filter(({ lossUsd }) => lossUsd === null).length);
    const joint = registry.attributions.filter(({ parties }) => ['US', 'ROK', 'JP'].every((party) => parties.includes(party)));
    expect(overview.jointStatementIncidents).toBe(new Set(joint.map(({ incident }) => incident)).size);
    expect(overview.wallets).toBe(588);
    expect(overview.walletsByForm).toEqual({ evm: 249, bitcoin: 267, tron: 71, solana: 1 });
    expect(overview.walletsByTier).toEqual({ official: 248, 'official-multilateral': 148, analyst: 103, 'analyst-secondary': 65, suspected: 24 });
    expect(overview.officialTotals).toHaveLength(registry.officialTotals.length);
    expect(overview.followed).toContainEqual({ incident: 'bybit-2025', asset: 'ETH', amount: '400001', asOf: '2025-02-21', origin: 'shipped' });
    expect(overview.followed.find(({ incident }) => incident === 'ronin-2022')).toMatchObject({ origin: 'series', asset: 'ETH' });
  });

  it('the page of an incident holds all that the registry says of it, with the sources of each part', async () => {
    const page = (await incidentPage(context(), 'bybit-2025'))!;
    expect(page.wallets).toHaveLength(registry.wallets.filter(({ incidents }) => incidents.includes('bybit-2025')).length);
    expect(page.attributions).toHaveLength(registry.attributions.filter(({ incident }) => incident === 'bybit-2025').length);
    expect(page.theftTransactions).toHaveLength(registry.theftTransactions.filter(({ incident }) => incident === 'bybit-2025').length);
    expect(page.reportedFlows).toHaveLength(registry.reportedFlows.filter(({ incident }) => incident === 'bybit-2025').length);
    expect(page.transfers.total).toBe(registry.observedTransfers.length);
    expect(page.hasFlow).toBe(true);
    const theft = page.theftTransactions.find(({ kind }) => kind === 'internal')!;
    expect(theft).toMatchObject({ amount: '401346.768858404671846374', to: FIRST_WALLET });
    const cited = new Set(page.sources.map(({ id }) => id));
    for (const row of [page.incident, ...page.wallets, ...page.attributions, ...page.reportedFlows]) {
      expect(row.sources.every((id) => cited.has(id))).toBe(true);
    }
  });

  it('every incident has a page, and a name that nobody gave has none', async () => {
    for (const { slug } of registry.incidents) expect((await incidentPage(context(), slug))?.incident.slug).toBe(slug);
    expect(await incidentPage(context(), 'nobody-2025')).toBeUndefined();
  });

  it('a wallet is found in any spelling, and a wrong checksum is told', async () => {
    for (const spelling of [FIRST_WALLET, first, `0x${first.slice(2).toUpperCase()}`]) {
      expect((await walletPage(store.db, 'ethereum', spelling))?.wallet.address).toBe(FIRST_WALLET);
    }
    await expect(walletPage(store.db, 'ethereum', FIRST_WALLET.replace('Fab', 'FAb'))).rejects.toMatchObject({ code: 'bad_address' });
    await expect(walletPage(store.db, 'dogecoin', first)).rejects.toMatchObject({ code: 'bad_address' });
    expect(await walletPage(store.db, 'ethereum', '0x00000000000000000000000000000000000000bb')).toBeUndefined();
  });

  it('the counterparties of a wallet add up to what it sent, each asset by itself', async () => {
    const { counterparties, transfers: moved } = (await walletPage(store.db, 'ethereum', first))!;
    const out = registry.observedTransfers.filter(({ from }) => from === first);
    expect(moved.total).toBe(out.length);
    expect(counterparties.reduce((total, row) => total + row.transfers, 0)).toBe(out.length);
    const cmEth = counterparties.filter(({ asset }) => asset === 'cmETH');
    expect(cmEth.map(({ sent, received }) => [sent, received])).toEqual([['15000', '0']]);
  });

  it('what a wallet sent over time is worth what its priced transfers are, and the others are counted as unknown', async () => {
    const { inAndOut, transfers: moved } = (await walletPage(store.db, 'ethereum', first))!;
    const priced = moved.rows.filter(({ usd }) => usd !== null);
    const worth = priced.reduce((total, { usd }) => total + parseUsd(usd ?? '0'), 0n);
    const { in: came, out: went } = inAndOut.total;
    expect(came).toEqual({ usd: null, transfers: 0, unpriced: 0 });
    expect([went.transfers, went.unpriced]).toEqual([moved.total, moved.total - priced.length]);
    // Each day is rounded once, each transfer by itself.
    expect(Number(parseUsd(went.usd ?? '0') - worth)).toBeLessThanOrEqual(moved.total);
    expect(inAndOut.rows.every(({ date }) => date.startsWith('2025-02'))).toBe(true);
  });

  it('spam on a wallet is counted apart and is in none of its figures', async () => {
    const before = (await walletPage(store.db, 'ethereum', first))!;
    await store.db.insert(transfers).values({ ...spam, txHash: '0x1', amount: 10n ** 40n });
    try {
      const after = (await walletPage(store.db, 'ethereum', first))!;
      expect(after).toEqual({ ...before, transfers: { ...before.transfers, unlisted: 1 } });
    } finally {
      await store.db.delete(transfers);
    }
  });

  it('a wallet nobody has looked at says so, and one that was read says up to which block', async () => {
    const before = (await walletPage(store.db, 'ethereum', first))!;
    expect(before).toMatchObject({ coverage: [], missingKinds: ['native', 'internal', 'token'], balances: [] });
    const steth = registry.tokens.find(({ symbol }) => symbol === 'stETH')!.contract;
    await store.db.insert(fetchedIntervals).values({ chain: 'ethereum', query: `logs:${first}`, fromBlock: 5, toBlock: 9 });
    const balance = { chain: 'ethereum', address: first, block: 9, timestamp: 1740150000 };
    await store.db.insert(balances).values([
      { ...balance, assetContract: '', amount: 5n * 10n ** 17n },
      { ...balance, assetContract: steth, amount: 1n },
      { ...balance, assetContract: '0x00000000000000000000000000000000000000cc', amount: 10n ** 30n },
    ]);
    const after = (await walletPage(store.db, 'ethereum', first))!;
    expect(after.coverage).toEqual([{ kind: 'token', from: 5, to: 9 }]);
    expect(after.missingKinds).toEqual(['native', 'internal']);
    expect(after.balances.map(({ asset, amount }) => [asset, amount])).toEqual([['ETH', '0.5'], ['stETH', '0.000000000000000001']]);
  });

  it('the status tells verified transfers from those that are still second hand', async () => {
    const installation = { engine, replay: false, registryVersion: 'v', syncSetting: 'on', configuredChains: [] } as const;
    await store.db.insert(verifications).values({ shippedId: 'bybit-2025-0001', result: 'match', checkedAt: new Date() });
    const status = await statusPage(context(), installation);
    expect(status.verification).toEqual({ match: 1, mismatch: 0, 'not found': 0, unverified: 79 });
    expect(status.counts).toMatchObject({ incidents: 98, wallets: 588, timeline: 112, attributions: 17, services: 518, transfers: 80 });
  });
});
