import { describe, expect, it } from 'vitest';
import { amounts, byCategory, dollars, follow, pay, type Row, service, steal } from './story';

const ZERO = '0x0000000000000000000000000000000000000000';
const swap = (from: string, to: string, amount: number, asset?: string): Row => pay(from, to, amount, { asset, tx: 'swap' });

function held(rows: readonly Row[], ...services: ReturnType<typeof service>[]) {
  const found = follow(rows, 'fifo', { services });
  return { held: amounts(found, found.held), ends: byCategory(found.ends), found };
}

describe('a swap carries what was stolen from the asset given to the asset received', () => {
  it('in one pool', () => {
    const { held: there, found } = held([steal('w', 10), swap('w', 'pool', 10), swap('pool', 'w', 25_000, 'USDC'), pay('w', 'x', 5_000, { asset: 'USDC' })]);
    expect(there).toEqual({ 'w USDC': 20_000n, 'x USDC': 5_000n });
    expect(dollars(found, found.held)).toEqual({ w: 8_000_000n, x: 2_000_000n });
  });

  it('whichever leg stands first', () => {
    const { held: there } = held([steal('w', 10), swap('pool', 'w', 25_000, 'USDC'), swap('w', 'pool', 10)]);
    expect(there).toEqual({ 'w USDC': 25_000n });
  });

  it('in proportion, if only part of what was given was stolen', () => {
    const { held: there } = held([pay('friend', 'w', 6), steal('w', 4), swap('w', 'pool', 10), swap('pool', 'w', 1_000, 'DAI'), pay('w', 'x', 600, { asset: 'DAI' })]);
    // The clean 600 were given first, so they are received first.
    expect(there).toEqual({ 'w DAI': 400n });
  });

  it('through a router and two pools', () => {
    const rows = [steal('w', 10), swap('w', 'router', 10), swap('router', 'pool1', 10), swap('pool1', 'pool2', 70, 'A'), swap('pool2', 'router', 900, 'B'), swap('router', 'w', 900, 'B')];
    expect(held(rows).held).toEqual({ 'w B': 900n });
  });

  it('only as far as it was given, if the router returns the change', () => {
    const rows = [steal('w', 10), swap('w', 'router', 10), swap('router', 'pool', 8), pay('router', 'w', 2, { kind: 'internal', tx: 'swap' }), swap('pool', 'w', 80, 'A')];
    expect(held(rows).held).toEqual({ w: 2n, 'w A': 80n });
  });

  it('whoever takes a fee on the way: it is part of the price', () => {
    const rows = [steal('w', 10), swap('w', 'router', 10), swap('router', 'collector', 1), swap('router', 'pool', 9), swap('pool', 'w', 90, 'A')];
    expect(held(rows).held).toEqual({ 'w A': 90n });
  });

  it('when ether is wrapped and unwrapped: the minted token comes from its own contract', () => {
    const wrap = [swap('w', 'weth', 10), swap(ZERO, 'w', 10, 'weth')];
    const unwrap = [pay('w', ZERO, 4, { asset: 'weth', tx: 'unwrap' }), pay('weth', 'w', 4, { kind: 'internal', tx: 'unwrap' })];
    expect(held([steal('w', 10), ...wrap]).held).toEqual({ 'w weth': 10n });
    expect(held([steal('w', 10), ...wrap, ...unwrap]).held).toEqual({ w: 4n, 'w weth': 6n });
  });

  it('through a router that wraps first', () => {
    const rows = [steal('w', 10), swap('w', 'router', 10), swap('router', 'weth', 10), swap(ZERO, 'router', 10, 'weth'), swap('router', 'pool', 10, 'weth'), swap('pool', 'w', 300, 'A')];
    expect(held(rows).held).toEqual({ 'w A': 300n });
  });

  it('to whoever receives it, if the swapper sends it elsewhere', () => {
    const rows = [steal('w', 10), swap('w', 'pool', 10), swap('pool', 'friend', 100, 'A')];
    expect(held(rows).held).toEqual({ 'friend A': 100n });
  });

  it('through a labelled exchanger as through any other, in both directions and to a third', () => {
    const dex = service('dex', 'dex_router');
    expect(held([steal('w', 10), swap('w', 'dex', 10), swap('dex', 'w', 100, 'A')], dex).held).toEqual({ 'w A': 100n });
    expect(held([steal('w', 10), swap('w', 'dex', 10), swap('dex', 'v', 100, 'A')], dex).held).toEqual({ 'v A': 100n });
    expect(held([steal('w', 10), swap('w', 'dex', 10), swap('dex', 'v', 10)], dex).held).toEqual({ v: 10n });
  });

  it('of each of two swappers in one transaction, for each has given one asset and got one', () => {
    const rows = [steal('w', 10), steal('v', 10), swap('w', 'pool', 10), swap('v', 'pool', 10), swap('pool', 'w', 90, 'A'), swap('pool', 'v', 110, 'A')];
    expect(held(rows).held).toEqual({ 'w A': 90n, 'v A': 110n });
  });

  it('back and forth between two thieves, each losing what the other gets', () => {
    const rows = [steal('w', 10), steal('v', 50, { asset: 'A' }), swap('w', 'v', 10), swap('v', 'w', 50, 'A')];
    const { held: there, found } = held(rows);
    expect(there).toEqual({ 'w A': 50n, v: 10n });
    expect(dollars(found, found.held)).toEqual({ w: 10_000_000n, v: 50_000_000n });
  });

  it('and the fee of the transaction is a fee, not part of the swap', () => {
    const { held: there, found } = held([steal('w', 10), pay('w', '', 1, { kind: 'fee', tx: 'swap' }), swap('w', 'pool', 9), swap('pool', 'w', 90, 'A')]);
    expect(there).toEqual({ 'w A': 90n });
    expect(amounts(found, found.fees)).toEqual({ w: 1n });
  });

  it('of loot that is stolen and sold in the same transaction', () => {
    const rows = [steal('contract', 10, { tx: 'swap' }), swap('contract', 'pool', 10), swap('pool', 'thief', 100, 'A')];
    expect(held(rows).held).toEqual({ 'thief A': 100n });
  });
});

describe('a transaction that can not be read stops the trace, marked as such', () => {
  it.each<[string, Row[]]>([
    ['two assets received', [swap('w', 'pool', 10), swap('pool', 'w', 5, 'A'), swap('pool', 'w', 5, 'B')]],
    ['two assets given', [pay('bank', 'w', 3, { asset: 'A' }), swap('w', 'pool', 10), swap('w', 'pool', 3, 'A'), swap('pool', 'w', 5, 'B')]],
    ['two givers, others receive', [steal('v', 10), swap('w', 'pool', 10), swap('v', 'pool', 10), swap('pool', 'x', 5, 'A'), swap('pool', 'y', 5, 'A')]],
  ])('%s', (_, rows) => {
    const { ends, found } = held([steal('w', 10), ...rows]);
    expect(Object.keys(ends)).toEqual(['ambiguous swap']);
    expect(found.held).toEqual([]);
    expect(found.invariant?.holds).toBe(true);
  });
});

describe('a transaction that only looks like a swap', () => {
  it('pays two assets to two people: each is followed as it is', () => {
    const rows = [steal('w', 10), steal('w', 7, { asset: 'A' }), swap('w', 'x', 10), swap('w', 'y', 7, 'A')];
    expect(held(rows).held).toEqual({ x: 10n, 'y A': 7n });
  });

  it('enters an exchanger that gives nothing back: it stops there', () => {
    const { ends } = held([steal('w', 10), pay('w', 'dex', 10)], service('dex', 'dex_router'));
    expect(ends).toEqual({ dex_router: 10n });
  });

  it('enters a mixer, and what comes back of another asset is not the loot', () => {
    const { ends, held: there } = held([steal('w', 10), swap('w', 'mixer', 10), swap('mixer', 'w', 1, 'REWARD')], service('mixer', 'mixer'));
    expect([ends, there]).toEqual([{ mixer: 10n }, {}]);
  });

  it('enters an exchange after a swap: it is the asset swapped into that entered', () => {
    const { found } = held([steal('w', 10), swap('w', 'pool', 10), swap('pool', 'cex', 100, 'A')], service('cex'));
    expect(amounts(found, found.ends)).toEqual({ 'cex A': 100n });
  });
});

describe('what is less than a unit of the other asset', () => {
  it('ends as rounding, so that it is not lost', () => {
    // 1 of 1000 given is stolen, and 10 units come back: a hundredth of a unit.
    const { ends, found } = held([steal('w', 1), pay('friend', 'w', 999), swap('w', 'pool', 1_000), swap('pool', 'w', 10, 'A')]);
    expect(ends).toEqual({ rounding: 1n });
    expect(found.invariant).toMatchObject({ holds: true, micros: { stolen: 1_000_000n, accounted: 1_000_000n } });
  });
});
