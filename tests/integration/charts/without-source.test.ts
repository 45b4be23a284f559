import { afterAll, beforeAll, expect, it } from 'vitest';
import { CHARTS } from '@/lib/charts';
import { incidentPage } from '@/lib/charts/pages/incident';
import { overviewPage } from '@/lib/charts/pages/overview';
import { walletPage } from '@/lib/charts/pages/wallet';
import { parseUsd } from '@/lib/core/money';
import { loadRegistry } from '@/lib/ingest/load-registry';
import { readRegistry, type Registry } from '@/lib/registry';
import { openFacts } from '@/tests/helpers/facts';
import type { TestStore } from '@/tests/helpers/store';
import { withoutSource } from '@/tests/helpers/without-source';

const registry = readRegistry();
const RECEIVER = '0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2';

let store: TestStore;
beforeAll(async () => void (store = await openFacts('postgresql')));
afterAll(() => store.close());

const context = () => ({ db: store.db, asOf: '2026-11-24T00:00:00Z' });

/** Takes sources away; what is asked afterwards rests on the others alone. */
async function take(...sources: readonly string[]): Promise<Registry> {
  const without = withoutSource(registry, ...sources);
  await loadRegistry(store.db, without);
  return without;
}

const overview = () => overviewPage(context());
const bybit = async () => (await incidentPage(context(), 'bybit-2025'))!;

it('a theft that one researcher alone knows of leaves every figure with him, and one that others know of too stays without him', async () => {
  const { incidents } = await take('tayvano-research-readme');
  const found = await overview();
  expect(found.incidents).toBe(incidents.length);
  expect(found.incidents).toBeLessThan(registry.incidents.length);
  expect(parseUsd(found.stolenUsd)).toBe(incidents.reduce((sum, { lossUsd }) => sum + parseUsd(lossUsd ?? '0'), 0n));
  const shared = registry.incidents.filter(({ sources }) => sources.length > 1 && sources.includes('tayvano-research-readme'));
  for (const { slug } of shared) expect((await incidentPage(context(), slug))!.incident.sources).not.toContain('tayvano-research-readme');
  expect(shared.length).toBeGreaterThan(0);
});

it('without the list of the FBI its wallets are flagged no more, neither on the overview nor with the theft', async () => {
  const { wallets } = await take('fbi-ic3-psa-250226-list');
  const tied = wallets.filter((wallet) => wallet.incidents.includes('bybit-2025'));
  expect(tied.length).toBeLessThan(registry.wallets.filter((wallet) => wallet.incidents.includes('bybit-2025')).length);
  expect([(await overview()).wallets, (await bybit()).wallets.length]).toEqual([wallets.length, tied.length]);
  expect((await bybit()).sources.map(({ id }) => id)).not.toContain('fbi-ic3-psa-250226-list');
});

it('without the shipped transfers nothing of that theft is followed, and no flow is drawn', async () => {
  await take('bybit-transfers-shipped');
  expect((await overview()).followed.map(({ incident }) => incident)).not.toContain('bybit-2025');
  const page = await bybit();
  expect([page.transfers.total, page.hasFlow]).toEqual([0, false]);
});

it('without the prices of a day what moved on it is worth something unknown and not nothing, and the chart says that it is incomplete', async () => {
  await take('coingecko-daily');
  const { rows, notes, complete } = await CHARTS['laundering-over-time'](context(), new URLSearchParams());
  const own = rows.filter((row) => 'basis' in row && row.basis === 'shipped');
  expect(own.map((row) => 'usd' in row && row.usd)).toEqual(own.map(() => null));
  expect([own.length > 0, complete, notes.some((note) => note.includes('price'))]).toEqual([true, false, true]);
  const { inAndOut } = (await walletPage(store.db, 'ethereum', RECEIVER))!;
  expect(inAndOut.total.out).toMatchObject({ usd: null, unpriced: inAndOut.total.out.transfers });
});

it('an attribution stays with the sources that it has left, and goes with the last of them, from the matrix, the theft and the overview', async () => {
  const joint = registry.attributions.find(({ id }) => id === 'dmm-2024-joint')!;
  const [last = '', ...others] = joint.sources;
  const statements = async () => (await incidentPage(context(), joint.incident))!.attributions;
  await take(...others);
  const before = await overview();
  expect((await statements()).find(({ id }) => id === joint.id)?.sources).toEqual([last]);
  const { attributions } = await take(last, ...others);
  expect((await statements()).map(({ id }) => id)).toEqual(attributions.filter(({ incident }) => incident === joint.incident).map(({ id }) => id));
  expect((await statements()).map(({ id }) => id)).not.toContain(joint.id);
  expect((await overview()).jointStatementIncidents).toBeLessThan(before.jointStatementIncidents);
});

it("without a publisher's total ours stands beside one fewer", async () => {
  const { officialTotals } = await take('joint-statement-2025-01-14');
  const found = (await overview()).officialTotals;
  expect(found).toHaveLength(officialTotals.length);
  expect(found.length).toBe(registry.officialTotals.length - 1);
});

it('without the record of the mixer an event is held against nothing, and the study says so', async () => {
  await take('tornado-100eth-deposits');
  const study = await CHARTS['event-study'](context(), new URLSearchParams({ event: 'us-ofac-tornado-2022-08' }));
  expect([study.rows, study.complete]).toEqual([[], false]);
});
