import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MixerActivityRow, PartyAttributionRow, WalletBalanceRow } from '@/lib/charts/contract';
import { attributionMatrix } from '@/lib/drawing/attribution-matrix';
import { mixerBars } from '@/lib/drawing/mixer-bins';
import { DAY, dayTime, isoDate } from '@/lib/drawing/time-window';
import { askedByChain, walletBars } from '@/lib/drawing/wallet-bars';

const stated = (incident: string, party: string, over: Partial<PartyAttributionRow> = {}): PartyAttributionRow => ({
  incident, victim: incident, incident_date: '2025-01-01', tier: 'official', party, basis: 'statement', statements: 1, first_date: '2025-01-02',
  first_form: 'statement', first_body: 'A body', first_access: 'seen', jointly_with: [], later: [], stated_usd: null, sources: [], ...over,
});

const holds = (wallet: string, asset: string | null, usd: string | null, chain = 'ethereum'): WalletBalanceRow => ({
  chain, wallet, label: '', incidents: [], tier: 'official', asset, asset_contract: null, amount: asset === null ? null : '1',
  amount_base_units: asset === null ? null : '1', usd, price_source: null, block: null, as_of: null,
});

const day = (date: string, amount: string, deposits = 1): MixerActivityRow => ({ date, deposits, asset: 'ETH', amount, amount_base_units: '', usd: null, price_source: null });

describe('the matrix of attributions', () => {
  it('leaves a cell empty where a government stated nothing, and never takes the ledger for a statement', () => {
    const { parties, thefts, others } = attributionMatrix([
      stated('b', 'US'), stated('a', 'JP'), stated('a', 'AU'), stated('c', 'US DOJ indictment', { basis: 'ledger', statements: 0 }), stated('d', 'A firm', { basis: 'ledger' }), stated('e', 'A firm', { basis: 'ledger' }),
    ]);
    expect(parties).toEqual(['US', 'JP', 'AU']);
    expect(thefts.map(({ incident, cells }) => [incident, cells.map((cell) => cell?.party)])).toEqual([['b', ['US', undefined, undefined]], ['a', [undefined, 'JP', 'AU']]]);
    expect(others.map(({ party, rows }) => [party, rows.length])).toEqual([['A firm', 2], ['US DOJ indictment', 1]]);
  });
});

describe('the bars of wallets', () => {
  it('adds up what has a value, draws no bar of what is unknown, and counts each wallet once', () => {
    const rows = [holds('x', 'ETH', '300.5'), holds('x', 'USDC', '99.5'), holds('x', 'mETH', null), holds('y', 'ETH', '100'), holds('z', 'ETH', '0'), holds('u', null, null), holds('v', null, null, 'tron')];
    expect(walletBars(rows).map(({ wallet, usd, share }) => [wallet, usd, share])).toEqual([['x', '400', 1], ['y', '100', 0.25]]);
    expect(askedByChain(rows)).toEqual([{ chain: 'ethereum', wallets: 4, asked: 3 }, { chain: 'tron', wallets: 1, asked: 0 }]);
    expect(walletBars([holds('u', null, null)])).toEqual([]);
  });
});

describe('the bars of a mixer', () => {
  it('shows the mean of the known days of a week, so that one cut off at the end of the series is not low', () => {
    const rows = [day('2022-08-01', '700', 7), day('2022-08-02', '100'), day('2022-08-08', '200', 2)];
    const bars = mixerBars(rows, { from: dayTime('2022-08-01'), to: dayTime('2022-09-01') }, 'week');
    expect(bars.map(({ from, mean, deposits, days }) => [isoDate(from), mean, deposits, days])).toEqual([['2022-08-01', 400, 8, 2], ['2022-08-08', 200, 2, 1]]);
  });

  it('keeps every deposit at each size of the bars', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 120 }), fc.constantFrom('day', 'week', 'month'), (counts, size) => {
        const from = dayTime('2021-12-20');
        const rows = counts.map((count, i) => day(isoDate(from + i * DAY), String(count * 100), count));
        const bars = mixerBars(rows, { from, to: from + counts.length * DAY }, size);
        expect(bars.reduce((sum, { deposits }) => sum + deposits, 0)).toBe(counts.reduce((sum, count) => sum + count, 0));
        expect(bars.reduce((sum, { days }) => sum + days, 0)).toBe(counts.length);
      }),
      { numRuns: 50 },
    );
  });
});
