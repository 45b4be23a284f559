import { describe, expect, it } from 'vitest';
import type { Method } from '@/lib/trace/types';
import { amounts, dollars, follow, pay, type Row, service, steal } from './story';

/** The published worked example: 3 stolen, then 7 fresh, come into one wallet, which then pays out. */
const wallet: Row[] = [steal('wallet', 3), pay('friend', 'wallet', 7)];

function into(method: Method, ...payments: number[]): (bigint | undefined)[] {
  const rows = [...wallet, ...payments.map((amount, i) => pay('wallet', `out${i}`, amount))];
  const found = follow(rows, method);
  const there = amounts(found, found.held);
  return [...payments.map((_, i) => there[`out${i}`] ?? 0n), there.wallet ?? 0n];
}

describe('3 stolen and then 7 fresh units in one wallet', () => {
  it.each<[Method, number[], bigint[]]>([
    // method, payments out of the wallet, stolen units in each and in what is left
    ['fifo', [10], [3n, 0n]],
    ['fifo', [3, 7], [3n, 0n, 0n]],
    ['fifo', [2, 2, 6], [2n, 1n, 0n, 0n]],
    ['lifo', [10], [3n, 0n]],
    ['lifo', [3, 7], [0n, 3n, 0n]],
    ['lifo', [7], [0n, 3n]],
    ['lifo', [8], [1n, 2n]],
    ['tiho', [10], [3n, 0n]],
    ['tiho', [6, 4], [3n, 0n, 0n]],
    ['tiho', [4, 6], [0n, 3n, 0n]],
    ['tiho', [2, 5, 3], [0n, 3n, 0n, 0n]],
    ['haircut', [10], [3n, 0n]],
    // 1.5 and 3.5: the one unit that is left over goes to the theft, which is named first.
    ['haircut', [5, 5], [2n, 1n, 0n]],
    ['haircut', [1, 9], [0n, 3n, 0n]],
  ])('%s, paid out as %s, finds %s stolen', (method, payments, expected) => {
    expect(into(method, ...payments)).toEqual(expected);
  });

  it('is 30 % stolen whatever leaves it under haircut', () => {
    const rows = [steal('wallet', 300), pay('friend', 'wallet', 700), pay('wallet', 'a', 100), pay('wallet', 'b', 450)];
    const found = follow(rows, 'haircut');
    expect(amounts(found, found.held)).toEqual({ wallet: 135n, a: 30n, b: 135n });
  });

  it('taints all 10 that leave it under poison, which is reach and no money', () => {
    const found = follow([...wallet, pay('wallet', 'out', 10)], 'poison');
    expect(amounts(found, found.held)).toEqual({ wallet: 3n, out: 10n });
    expect(found.invariant).toBeNull();
  });

  it('counts every unit again at each address that poison reaches, and the same address once for each incident', () => {
    const rows = [...wallet, steal('wallet', 1, { theft: 'second' }), pay('wallet', 'a', 4), pay('a', 'b', 1), pay('a', 'b', 2)];
    const found = follow(rows, 'poison');
    const reach = found.held.map(({ account, sums }) => [found.ledger.accounts.nameOf(account).address, sums.map((sum) => [sum.incident, sum.amount])]);
    expect(reach).toEqual([
      ['wallet', [['heist', 3n], ['second', 1n]]],
      ['a', [['heist', 4n], ['second', 4n]]],
      ['b', [['heist', 3n], ['second', 3n]]],
    ]);
  });
});

describe('what an address held before its history begins', () => {
  const rows = [steal('wallet', 3), pay('wallet', 'a', 5), pay('wallet', 'b', 2)];

  it('is clean, leaves first under FIFO, and is shown', () => {
    const found = follow(rows);
    expect(amounts(found, found.held)).toEqual({ a: 1n, b: 2n });
    expect(found.assumed.map(({ account, amount }) => [found.ledger.accounts.nameOf(account).address, amount])).toEqual([['wallet', 4n]]);
  });

  it('leaves last under LIFO', () => {
    const found = follow(rows, 'lifo');
    expect(amounts(found, found.held)).toEqual({ a: 3n });
  });

  it('dilutes under haircut', () => {
    const found = follow([steal('wallet', 30), pay('wallet', 'a', 50), pay('wallet', 'b', 20)], 'haircut');
    expect(amounts(found, found.held)).toEqual({ a: 21n, b: 9n });
  });
});

describe('shares of the theft in dollars', () => {
  it('are split without losing a micro-dollar', () => {
    // 7 units worth 10 dollars: 1.428571… dollars a unit.
    const rows = [steal('w', 7, { usd: 10 }), pay('w', 'a', 1), pay('w', 'b', 1), pay('w', 'c', 5)];
    const found = follow(rows);
    expect(dollars(found, found.held)).toEqual({ a: 1_428_571n, b: 1_428_571n, c: 7_142_858n });
    expect(found.invariant?.micros).toEqual({ stolen: 10_000_000n, accounted: 10_000_000n });
  });

  it('stay unknown where the value of the theft is, and the units are followed all the same', () => {
    const found = follow([steal('w', 7, { usd: null }), pay('w', 'a', 3)]);
    expect(dollars(found, found.held)).toEqual({ w: null, a: null });
    expect(amounts(found, found.held)).toEqual({ w: 4n, a: 3n });
  });
});

describe('several thefts in one account', () => {
  it('keep their incidents apart, in the order in which they came', () => {
    const rows = [steal('w', 4, { theft: 'first' }), steal('w', 6, { theft: 'second' }), pay('w', 'a', 5), pay('w', 'cex', 2)];
    const found = follow(rows, 'fifo', { services: [service('cex')] });
    const sums = (places: typeof found.held) => places.map(({ account, sums }) => [found.ledger.accounts.nameOf(account).address, sums.map((sum) => `${sum.incident} ${sum.amount}`)]);
    expect(sums(found.held)).toEqual([['w', ['second 3']], ['a', ['first 4', 'second 1']]]);
    expect(sums(found.ends)).toEqual([['cex', ['second 2']]]);
  });

  it('end as stolen again where a later theft takes the loot of an earlier one', () => {
    const rows = [steal('w', 4, { theft: 'first' }), { ...pay('w', 'robber', 3), theft: 'second' }];
    const found = follow(rows);
    expect(amounts(found, found.held)).toEqual({ w: 1n, robber: 3n });
    expect(found.ends.map(({ category, sums }) => [category, sums.map((sum) => [sum.incident, sum.amount])])).toEqual([['stolen again', [['first', 3n]]]]);
  });
});

/**
 * The same wallet swaps half of its ether at 10 USDT each, pays 20 USDT, sends 4 ether over a bridge that names where to
 * and pays 10 each there, and pays on from there.
 */
const road: Row[] = [
  ...wallet.map((row) => ({ ...row, time: 1_000 })),
  pay('wallet', 'pool', 5, { tx: 'swap', time: 2_000 }),
  pay('pool', 'wallet', 50, { tx: 'swap', time: 2_000, asset: 'USDT' }),
  pay('wallet', 'x', 20, { asset: 'USDT', time: 3_000 }),
  pay('wallet', 'bridge', 4, { tx: 'cross', time: 4_000 }),
  pay('vault', 'bc1thief', 40, { chain: 'bitcoin', asset: 'BTC', kind: 'native', time: 5_000 }),
  pay('bc1thief', 'bc1next', 10, { chain: 'bitcoin', asset: 'BTC', kind: 'native', time: 6_000 }),
];
const onTheRoad = (method: Method) =>
  follow(road, method, { services: [service('bridge', 'bridge')], bridgeHints: new Map([['cross', { chain: 'bitcoin', address: 'bc1thief' }]]) });

describe('3 stolen and then 7 fresh units through a swap and over a bridge', () => {
  it.each<[Method, Record<string, bigint>]>([
    // The swap gives the 3 stolen and 2 fresh: 30 of 50 USDT are stolen, and they are paid first.
    ['fifo', { 'wallet USDT': 10n, 'x USDT': 20n }],
    // The swap gives 5 fresh, the bridge 2 fresh and then 2 stolen; 10 of the fresh are paid on.
    ['lifo', { wallet: 1n, 'bc1thief BTC': 20n }],
    // Half is swapped, and the payment gets the 3; of the USDT more stays than is paid.
    ['tiho', { 'wallet USDT': 30n }],
    // Swap 1.5 of 5, so 2; 8 of 20 USDT. Bridge 0.8 of 4, so 1; 2.5 of the 10 paid on, so 3.
    ['haircut', { 'wallet USDT': 12n, 'x USDT': 8n, 'bc1thief BTC': 7n, 'bc1next BTC': 3n }],
  ])('%s finds %s stolen', (method, expected) => {
    const found = onTheRoad(method);
    expect(amounts(found, found.held)).toEqual(expected);
    expect(found.invariant?.holds).toBe(true);
  });

  it('are anywhere on it under poison', () => {
    const found = onTheRoad('poison');
    expect(Object.keys(amounts(found, found.held)).sort()).toEqual(['bc1next BTC', 'bc1thief BTC', 'wallet', 'wallet USDT', 'x USDT']);
  });
});
