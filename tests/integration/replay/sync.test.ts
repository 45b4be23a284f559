import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProvider } from '@/lib/chain/provider';
import { formatUnits, sum } from '@/lib/core/money';
import { transfers } from '@/lib/db/schema';
import { listShippedTransfers, saveVerifications } from '@/lib/db/verifications';
import { loadRegistry } from '@/lib/ingest/load-registry';
import { replayedTransfers } from '@/lib/ingest/replay-file';
import { createSync } from '@/lib/ingest/sync';
import { verifyTransfers } from '@/lib/ingest/verify';
import { readRegistry } from '@/lib/registry';
import { type ReplayedChain, startReplay } from '../../helpers/replay';
import { eachEngine, openTestStore, type TestStore } from '../../helpers/store';

const FIRST_WALLET = '0x47666fab8bd0ac7003bce3f5c3585383f09486e2';
const registry = readRegistry();

let chain: ReplayedChain;
beforeAll(async () => {
  chain = await startReplay({ blocksAfter: 700 });
});
afterAll(() => chain.anvil.stop());

const provider = () => createProvider({ urls: [chain.anvil.url], chainId: 1 });

interface Row {
  readonly txHash: string;
  readonly block: number;
  readonly blockHash: string;
  readonly timestamp: number;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly assetContract: string | null;
  readonly amount: bigint;
}

const asLine = (r: Row) =>
  [r.block, r.blockHash, r.txHash, r.timestamp, r.kind, r.from, r.to, r.assetContract ?? 'ether', r.amount].join(' ');

eachEngine((engine) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openTestStore(engine);
    await loadRegistry(store.db, registry, { shippedTransfers: replayedTransfers(registry.observedTransfers, chain.rows) });
    await createSync({ db: store.db, provider }).run({ chain: 'ethereum' });
  });
  afterAll(() => store.close());

  test('the stored transfers are those of the replay, row for row, and no others', async () => {
    const watched = new Set(registry.wallets.filter((wallet) => wallet.chain === 'ethereum').map(({ address }) => address));
    const expected = chain.rows.filter(({ from, to }) => watched.has(from) || watched.has(to));
    expect(expected.length).toBeGreaterThan(80);
    const stored = await store.db.select().from(transfers);
    expect(stored.map(asLine).sort()).toEqual(expected.map(asLine).sort());
  });

  test('the theft itself is there: the ether inside a call, to the last wei', async () => {
    const stored = (await store.db.select().from(transfers)).filter(({ kind }) => kind === 'internal');
    expect(stored.map(({ to, position, amount }) => [to, position, formatUnits(amount, 18)])).toEqual([
      [FIRST_WALLET, '0', '401346.768858404671846374'],
    ]);
  });

  test('spam moved no total: what left the first wallet is what left it', async () => {
    const stored = (await store.db.select().from(transfers)).filter(({ from }) => from === FIRST_WALLET);
    const out = (contract: string | null) =>
      formatUnits(sum(stored.filter(({ assetContract }) => assetContract === contract).map(({ amount }) => amount)), 18);
    const listed = (symbol: string) => registry.tokens.find((token) => token.symbol === symbol)!.contract;
    expect([out(null), out(listed('stETH')), out(listed('mETH')), out(listed('cmETH'))]).toEqual([
      '400001', '90375.54791768', '8000', '15000',
    ]);
    const known = new Set<string | null>([null, ...registry.tokens.map(({ contract }) => contract)]);
    expect(stored.some(({ assetContract, amount }) => !known.has(assetContract) && amount > 0n)).toBe(true);
  });

  test('a second sync asks for no history', async () => {
    const asked: string[] = [];
    const listening = () => {
      const real = provider();
      const request = real.requestOf.bind(real);
      real.requestOf = (endpoints, method, params, options) => {
        asked.push(method);
        return request(endpoints, method, params, options);
      };
      return real;
    };
    const before = await store.db.select().from(transfers);
    await createSync({ db: store.db, provider: listening }).run({ chain: 'ethereum' });
    expect(asked).toContain('eth_getBlockByNumber');
    expect(asked.filter((method) => /getLogs|trace_filter|ots_search|trace_block|debug_/.test(method))).toEqual([]);
    expect(await store.db.select().from(transfers)).toHaveLength(before.length);
  });

  test('verify finds all 80 shipped transfers, and the store keeps that', async () => {
    const checked = await verifyTransfers(provider(), await listShippedTransfers(store.db, 'ethereum'));
    expect(checked.map(({ result }) => result)).toEqual(Array.from({ length: 80 }, () => 'match'));
    const checkedAt = new Date('2026-11-24T00:00:00Z');
    const rows = checked.map(({ id, result, detail }) => ({ shippedId: id, result, detail, checkedAt }));
    await saveVerifications(store.db, rows);
    await saveVerifications(store.db, rows);
    expect(await store.db.query.verifications.findMany()).toHaveLength(80);
  });
});

test('verify catches the one amount that was changed, a wrong party and a hash that nobody knows', async () => {
  const tampered = await startReplay({ spam: false, tamper: { id: 'bybit-2025-0002', amount: 1n } });
  const store = await openTestStore('pglite');
  try {
    await loadRegistry(store.db, registry, { shippedTransfers: replayedTransfers(registry.observedTransfers, tampered.rows) });
    const claims = await listShippedTransfers(store.db, 'ethereum');
    const one = claims[0]!;
    const odd = [
      { ...one, id: 'unknown', txHash: `0x${'00'.repeat(32)}` },
      { ...one, id: 'party', to: FIRST_WALLET },
    ];
    const node = createProvider({ urls: [tampered.anvil.url], chainId: 1 });
    const checked = await verifyTransfers(node, [...claims, ...odd]);
    node.destroy();
    const wrong = checked.filter(({ result }) => result !== 'match');
    expect(wrong.map(({ id, result }) => [id, result])).toEqual([
      ['bybit-2025-0002', 'mismatch'], ['unknown', 'not found'], ['party', 'mismatch'],
    ]);
    expect(wrong[0]!.detail).toBe('amount: reported 10000, on chain 0.000000000000000001');
    expect(wrong[2]!.differences.map(({ field }) => field)).toEqual(['to']);
  } finally {
    await store.close();
    await tampered.anvil.stop();
  }
});
