import { describe, expect, it } from 'vitest';
import type { BridgeHint } from '@/lib/trace/types';
import { amounts, dollars, follow, pay, type Row, service, steal } from './story';

const bridge = service('bridge', 'bridge');
const hint = (more: Partial<BridgeHint> = {}) => new Map([['cross', { chain: 'bitcoin', address: 'bc1thief', ...more }]]);
const cross = [steal('w', 10, { time: 1_000 }), pay('w', 'bridge', 10, { tx: 'cross', time: 2_000 })];
const arrive = (amount: number, time: number, more: Partial<Row> = {}) => pay('vault', 'bc1thief', amount, { chain: 'bitcoin', asset: 'BTC', kind: 'native', time, ...more });

function across(rows: readonly Row[], hints = hint(), services = [bridge]) {
  const found = follow(rows, 'fifo', { services, bridgeHints: hints });
  return { held: amounts(found, found.held), ends: found.ends.map(({ name, destination, sums }) => [name, destination, sums[0]?.amount]), found };
}

describe('a bridge whose destination is known', () => {
  it('is crossed: what arrives there is the loot, its share of the theft unchanged', () => {
    const { held, ends, found } = across([...cross, arrive(300, 2_600), pay('bc1thief', 'bc1next', 100, { chain: 'bitcoin', asset: 'BTC', kind: 'native', time: 3_000 })]);
    expect(held).toEqual({ 'bc1thief BTC': 200n, 'bc1next BTC': 100n });
    expect(ends).toEqual([]);
    expect(dollars(found, found.held)).toEqual({ bc1thief: 6_666_667n, bc1next: 3_333_333n });
  });

  it.each<[string, Row[], Map<string, BridgeHint>]>([
    ['nothing arrived in the record', [], hint()],
    ['it arrived before it left', [arrive(300, 1_900)], hint()],
    ['it arrived days later', [arrive(300, 200_000)], hint()],
    ['another asset arrived', [arrive(300, 2_600, { asset: 'ORDI', kind: 'token' })], hint({ asset: 'BTC' })],
    ['more arrived than was sent', [arrive(300, 2_600)], hint({ amount: 299n })],
  ])('ends there with its destination named, if %s', (_, rows, hints) => {
    expect(across([...cross, ...rows], hints).ends).toEqual([['BRIDGE', 'bitcoin:bc1thief', 10n]]);
  });

  it('is found without a label, as whoever keeps what was sent in that transaction', () => {
    const rows = [cross[0]!, pay('w', 'router', 10, { tx: 'cross', time: 2_000 }), pay('router', 'vault0', 10, { tx: 'cross', time: 2_000 })];
    expect(across([...rows, arrive(300, 2_600)], hint(), []).held).toEqual({ 'bc1thief BTC': 300n });
    expect(across(rows, hint(), []).ends).toEqual([[null, 'bitcoin:bc1thief', 10n]]);
  });

  it('is crossed after a swap in the same transaction', () => {
    const swap = [cross[0]!, pay('w', 'pool', 10, { tx: 'cross', time: 2_000 }), pay('pool', 'bridge', 90, { asset: 'A', tx: 'cross', time: 2_000 })];
    expect(across([...swap, arrive(300, 2_600)]).held).toEqual({ 'bc1thief BTC': 300n });
  });

  it('ends there if the payer on the other side pays with stolen money of its own: which it is can not be told', () => {
    const other = steal('vault', 300, { theft: 'other', chain: 'bitcoin', asset: 'BTC', kind: 'native', time: 500 });
    const { held, ends } = across([other, ...cross, arrive(300, 2_600)]);
    expect([held, ends]).toEqual([{ 'bc1thief BTC': 300n }, [['BRIDGE', 'bitcoin:bc1thief', 10n]]]);
  });

  it('takes each arrival for one crossing only', () => {
    const twice = [steal('w', 20, { time: 1_000 }), pay('w', 'bridge', 10, { tx: 'cross', time: 2_000 }), pay('w', 'bridge', 10, { tx: 'again', time: 2_100 })];
    const hints = new Map([...hint(), ['again', { chain: 'bitcoin', address: 'bc1thief' }]]);
    const { held, ends } = across([...twice, arrive(300, 2_600)], hints);
    expect([held, ends]).toEqual([{ 'bc1thief BTC': 300n }, [['BRIDGE', 'bitcoin:bc1thief', 10n]]]);
  });
});

describe('a bridge of which nothing is known', () => {
  it('stops the trace like any service', () => {
    expect(across(cross, new Map()).ends).toEqual([['BRIDGE', null, 10n]]);
  });
});
