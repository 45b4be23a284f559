import { describe, expect, it } from 'vitest';
import { receiptsByDay } from '@/lib/trace/receipts';
import { amounts, byCategory, dollars, follow, pay, service, steal } from './story';

describe('a service', () => {
  it('stops the trace, and what comes out of it is not tainted by what went in', () => {
    const rows = [steal('w', 10), pay('w', 'mixer', 6), pay('mixer', 'fresh', 5), pay('fresh', 'x', 5)];
    const found = follow(rows, 'fifo', { services: [service('mixer', 'mixer')] });
    expect([byCategory(found.ends), amounts(found, found.held)]).toEqual([{ mixer: 6n }, { w: 4n }]);
  });

  it('that receives the theft itself is where it ends', () => {
    const found = follow([steal('cex', 10)], 'fifo', { services: [service('cex')] });
    expect([amounts(found, found.ends), found.held]).toEqual([{ cex: 10n }, []]);
  });

  it('is one on its own chain only: a label does not leak to the same address elsewhere', () => {
    const found = follow([steal('w', 10), pay('w', 'cex', 10)], 'fifo', { services: [service('cex', 'cex', 'bsc')] });
    expect(amounts(found, found.held)).toEqual({ cex: 10n });
  });

  it('with two labels stops under both names, whichever came first, and the contradiction is told', () => {
    const labels = [service('x', 'dex_router'), { ...service('x', 'mixer'), name: 'Blender' }];
    for (const services of [labels, labels.toReversed()]) {
      const found = follow([steal('w', 10), pay('w', 'x', 10)], 'fifo', { services });
      expect(found.ends.map(({ category, name }) => [category, name])).toEqual([['mixer', 'Blender / X']]);
      expect(found.contradictions).toMatchObject([{ chain: 'ethereum', address: 'x' }]);
    }
  });
});

describe('an unlabelled address that behaves like a service', () => {
  const customers = (n: number) => Array.from({ length: n }, (_, i) => pay(`customer${i}`, 'hub', 1));

  it('is suspected to be one if it has very many counterparties', () => {
    const found = follow([...customers(20), steal('w', 10), pay('w', 'hub', 10), pay('hub', 'x', 30)], 'fifo', { hubCounterparties: 20 });
    expect(found.ends.map(({ category, name }) => [category, name])).toEqual([['suspected service', 'unlabelled, 22 counterparties']]);
    expect(found.held).toEqual([]);
  });

  it('is not one below that, nor for transfers of nothing, nor if it received the theft', () => {
    const few = follow([...customers(20), steal('w', 10), pay('w', 'hub', 10)], 'fifo', { hubCounterparties: 22 });
    const nothing = Array.from({ length: 30 }, (_, i) => pay(`spam${i}`, 'hub', 0));
    const spammed = follow([...nothing, steal('w', 10), pay('w', 'hub', 10)], 'fifo', { hubCounterparties: 22 });
    const thief = follow([...customers(30), steal('hub', 10)], 'fifo', { hubCounterparties: 22 });
    expect([few, spammed, thief].map((found) => amounts(found, found.held).hub)).toEqual([10n, 10n, 10n]);
  });

  it('is suspected to be the service into which it sweeps everything; what waits there waits for the next sweep', () => {
    const sweeps = [1, 2, 3].flatMap((n) => [pay(`customer${n}`, 'deposit', n), pay('deposit', 'hot', n)]);
    const rows = [...sweeps, steal('w', 10), pay('w', 'deposit', 10)];
    const found = follow(rows, 'fifo', { services: [service('hot')] });
    expect(found.ends.map(({ category, name }) => [category, name])).toEqual([['suspected service', 'unlabelled, sweeps to HOT']]);
  });

  it.each([
    ['it only ever got money from one', [1, 2, 3].flatMap((n) => [pay('owner', 'deposit', n), pay('deposit', 'hot', n)])],
    ['it keeps a part', [1, 2, 3].flatMap((n) => [pay(`c${n}`, 'deposit', 10), pay('deposit', 'hot', 5)])],
    ['it pays others as well', [1, 2, 3].flatMap((n) => [pay(`c${n}`, 'deposit', n), pay('deposit', n === 2 ? 'friend' : 'hot', n)])],
    ['it has not done so often enough', [1, 2].flatMap((n) => [pay(`c${n}`, 'deposit', n), pay('deposit', 'hot', n)])],
  ])('is not suspected where %s', (_, before) => {
    const found = follow([...before, steal('w', 7), pay('w', 'deposit', 7)], 'fifo', { services: [service('hot')] });
    expect(byCategory(found.ends).suspected).toBeUndefined();
    expect(amounts(found, found.held)).toHaveProperty('deposit');
  });
});

describe('what nobody has any more', () => {
  const ZERO = '0x0000000000000000000000000000000000000000';

  it('is burned if it was sent to the zero address', () => {
    const found = follow([steal('w', 10), pay('w', ZERO, 10)]);
    expect(byCategory(found.ends)).toEqual({ burned: 10n });
  });

  it('is held if the record shows that somebody pays from there', () => {
    const found = follow([steal('w', 10), pay('w', ZERO, 10), pay(ZERO, 'x', 4)]);
    expect(amounts(found, found.held)).toEqual({ [ZERO]: 6n, x: 4n });
  });

  it('is a fee if it was paid for a transaction; without fees in the record they are unknown', () => {
    const rows = [steal('w', 10, { usd: 100 }), pay('w', 'miner', 1, { kind: 'fee', tx: 'a' }), pay('w', 'x', 9, { tx: 'a' })];
    const found = follow(rows);
    expect([amounts(found, found.fees), dollars(found, found.held), found.feesKnown]).toEqual([{ w: 1n }, { x: 90_000_000n }, true]);
    expect(follow([steal('w', 10)]).feesKnown).toBe(false);
  });
});

describe('what nobody has looked at', () => {
  const rows = [steal('w', 10, { block: 1 }), pay('w', 'x', 4, { block: 5 }), pay('w', 'y', 3, { block: 9 }), pay('w', 'y', 2, { block: 20 })];

  it('is frontier, not held and not lost', () => {
    const found = follow(rows, 'fifo', { coverage: (_, address) => (address === 'x' ? 'none' : 'full') });
    expect([amounts(found, found.frontier), amounts(found, found.held)]).toEqual([{ x: 4n }, { w: 1n, y: 5n }]);
  });

  it('is frontier from the block on up to which it has been looked at', () => {
    const found = follow(rows, 'fifo', { coverage: (_, address) => (address === 'y' ? 15 : 'full') });
    expect([amounts(found, found.frontier), amounts(found, found.held)]).toEqual([{ y: 2n }, { w: 1n, x: 4n, y: 3n }]);
  });
});

describe('what services received in all', () => {
  it('counts stolen money and other, by day and name, also between two addresses of one name', () => {
    const rows = [steal('w', 10), pay('w', 'deposit', 6), pay('friend', 'deposit', 5), pay('deposit', 'hot', 11), pay('w', 'deposit', 1, { time: 200_000 }), pay('hot', 'w', 3)];
    const services = [{ ...service('deposit'), name: 'Ex' }, { ...service('hot'), name: 'Ex' }, service('unseen')];
    const receipts = receiptsByDay(follow(rows, 'fifo', { services }).ledger, services);
    expect(receipts.map(({ date, name, amount, transfers }) => [date, name, amount, transfers])).toEqual([['1970-01-01', 'Ex', 22n, 3], ['1970-01-03', 'Ex', 1n, 1]]);
  });
});
