import { expect, it } from 'vitest';
import { exposuresOfTrace } from '@/lib/charts/screen/incident-exposures';
import { createWays } from '@/lib/charts/screen/ways';
import { createAssets } from '@/lib/charts/trace/assets';
import { parseUnits } from '@/lib/core/money';
import { trace } from '@/lib/trace/trace';
import { ledgerOfPayments, madeUpPayments } from '@/tests/bench/payments';

const payments = madeUpPayments(4_000);
const ledger = ledgerOfPayments(payments);
const parts = { incident: 'made up', ledger, thefts: payments.thefts.map((theft) => ({ ...theft, basis: 'fetched' as const, priceMicros: null, priceSourceIds: [] })), services: [], coverage: () => 'full' as const, bridgeHints: new Map(), assets: createAssets() };
const exposures = exposuresOfTrace(parts);
const units = (sums: readonly { amount: string }[]) => sums.reduce((sum, { amount }) => sum + parseUnits(amount, 18), 0n);

it('tells of every address as much received as it holds and sent on, to the last unit', () => {
  const { held, frontier } = trace(ledger, payments.thefts, { method: 'fifo' });
  const rest = new Map([...held, ...frontier].map(({ account, sums }) => [ledger.accounts.nameOf(account).address, sums.reduce((sum, { amount }) => sum + amount, 0n)]));
  let reached = 0;
  for (const address of payments.addresses) {
    const [part, ...more] = exposures.exposuresOf(address);
    expect(more).toEqual([]);
    if (part === undefined) expect(rest.get(address) ?? 0n).toBe(0n);
    else {
      reached++;
      expect(units(part.received) - units(part.sent)).toBe(rest.get(address) ?? 0n);
    }
  }
  expect(reached).toBe(exposures.addresses);
  expect(reached).toBeGreaterThan(50);
});

it('tells of each amount a range of the methods that holds it, and a way from a theft to the address', () => {
  const thefts = new Set(payments.thefts.map(({ txHash }) => txHash));
  const into = new Map(payments.addresses.map((address) => [address, new Set<string>()]));
  for (const { txHash, to } of payments.movements()) into.get(to)?.add(txHash);
  for (const address of payments.addresses) {
    for (const { received, sent, path, hops } of exposures.exposuresOf(address)) {
      for (const { amount, least, most } of [...received, ...sent]) {
        const [low, middle, high] = [least, amount, most].map((value) => parseUnits(value ?? '', 18));
        expect(low! <= middle! && middle! <= high!).toBe(true);
      }
      expect(thefts.has(path[0]!)).toBe(true);
      expect(into.get(address)?.has(path.at(-1)!)).toBe(true);
      expect(hops).toBeLessThan(path.length + 1);
      if (thefts.has(path.at(-1)!)) expect(hops).toBe(0);
    }
  }
});

it('gives the hashes of a way back as they came, of whatever chain', () => {
  const ways = createWays();
  const hashes = Array.from({ length: 3_000 }, (_, i) => (i % 7 === 0 ? `other-${i}` : `0x${i.toString(16).padStart(64, '0')}`));
  let end = -1;
  for (const hash of hashes) end = ways.add(hash, end);
  expect(ways.to(end)).toEqual(hashes);
  expect(ways.to(ways.add('0xZZ', -1))).toEqual(['0xZZ']);
});
