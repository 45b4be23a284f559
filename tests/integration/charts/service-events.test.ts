import { afterAll, beforeAll, expect, it } from 'vitest';
import { serviceEventRows } from '@/lib/charts/pages/service-events';
import { walletPage } from '@/lib/charts/pages/wallet';
import { directoryOf, PROTOCOLS } from '@/lib/chain/services/directory';
import type { ServiceEvent } from '@/lib/core/service-event';
import { insertServiceEvents } from '@/lib/db/service-events';
import { servicesOf } from '@/lib/db/services';
import { openFacts } from '@/tests/helpers/facts';
import { eachEngine, type TestStore } from '@/tests/helpers/store';

const WALLET = '0x47666fab8bd0ac7003bce3f5c3585383f09486e2';
const USDC = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48';

const event = (i: number, more: Partial<ServiceEvent> = {}): ServiceEvent => ({
  chain: 'ethereum', block: 21_900_000 + i, blockHash: `0xb${i}`, txHash: `0x7${i}`, logIndex: i, timestamp: 1_740_000_000 + i, protocol: 'Across',
  event: 'FundsDeposited', contract: '0x5c7bcd6e7de5423a257d81b442095a1a6ced35c5', wallet: WALLET, assetContract: USDC, amount: 1_500_000n,
  destinationChain: 'base', destinationAddress: '0xd37bbe5744d730a1d98d8dc97c42f0ca46ad7146', details: {}, ...more,
});

eachEngine((engine) => {
  let store: TestStore;
  beforeAll(async () => void (store = await openFacts(engine)));
  afterAll(() => store.close());

  it('the page of a wallet says that there are none, then the latest hundred and how many there are', async () => {
    expect((await walletPage(store.db, 'ethereum', WALLET))!.serviceEvents).toEqual({ rows: [], total: 0 });
    await insertServiceEvents(store.db, Array.from({ length: 130 }, (_, i) => event(i)));
    const { rows, total } = (await walletPage(store.db, 'ethereum', WALLET))!.serviceEvents;
    expect([rows.length, total, rows[0]?.log_index, rows.at(-1)?.log_index]).toEqual([100, 130, 129, 30]);
    expect(rows[0]).toEqual({
      protocol: 'Across', event: 'FundsDeposited', contract: '0x5c7BCd6E7De5423a257D81B442095A1a6ced35C5', asset: 'USDC',
      asset_contract: '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48', amount: '1.5', amount_base_units: '1500000', destination_chain: 'base',
      destination_address: '0xD37BbE5744D730a1d98d8DC97c42F0Ca46aD7146', destination_name: null, destination_asset: null, memo: null,
      block: 21_900_129, timestamp: '2025-02-19T21:22:09Z', tx_hash: '0x7129', log_index: 129,
    });
  });

  it('each protocol has contracts on Ethereum that speak for it, as the store names the services', async () => {
    const services = await servicesOf(store.db, 'ethereum');
    expect(services.get('0xd37bbe5744d730a1d98d8dc97c42f0ca46ad7146')).toEqual({ name: 'THORChain Router (ETH)' });
    const speaking = [...directoryOf('ethereum', services).values()].filter(({ contract }) => contract.speaks);
    expect(new Set(speaking.map(({ protocol }) => protocol.name))).toEqual(new Set(PROTOCOLS.map(({ name }) => name)));
    expect((await servicesOf(store.db, 'bsc')).has('0xd37bbe5744d730a1d98d8dc97c42f0ca46ad7146')).toBe(false);
  });

  it('an amount has decimals only where the asset is the chain’s own or listed, and what is not said stays unknown', async () => {
    await insertServiceEvents(store.db, [
      event(900, { assetContract: '', amount: 10n ** 17n, destinationChain: 'bitcoin', destinationAddress: 'bc1qabc', details: { memo: '=:b:bc1qabc', destination_asset: 'BTC.BTC' } }),
      event(901, { assetContract: `0x${'c0'.repeat(20)}`, amount: 7n, destinationChain: null, destinationAddress: null }),
      event(902, { assetContract: null, amount: null, destinationChain: 'THORChain', destinationAddress: null, details: { destination_name: 'dx' } }),
    ]);
    const { rows } = await serviceEventRows(store.db, 'ethereum', WALLET);
    const latest = rows.slice(0, 3).map((row) => [row.asset, row.asset_contract?.toLowerCase() ?? null, row.amount, row.amount_base_units, row.destination_chain, row.destination_address]);
    expect(latest).toEqual([
      [null, null, null, null, 'THORChain', null],
      [null, `0x${'c0'.repeat(20)}`, null, '7', null, null],
      ['ETH', null, '0.1', (10n ** 17n).toString(), 'bitcoin', 'bc1qabc'],
    ]);
    expect(rows[0]?.destination_name).toBe('dx');
    expect(rows[2]).toMatchObject({ memo: '=:b:bc1qabc', destination_asset: 'BTC.BTC' });
  });
});
