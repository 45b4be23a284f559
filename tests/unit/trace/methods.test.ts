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
