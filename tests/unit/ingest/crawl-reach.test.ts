import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownAmong, reachOf } from '@/lib/ingest/crawl-reach';
import { METHODS } from '@/lib/trace/types';
import { follow, pay, type Row, service, steal } from '../trace/story';

const reached = (rows: readonly Row[], options: Parameters<typeof follow>[2] = {}) =>
  reachOf(follow(rows, 'fifo', options)).map(({ address, hop, micros, unknown }) => [address, hop, unknown ? null : Number(micros / 1_000_000n)]);

describe('who is on the way of the loot', () => {
  it('those to whom most came are first, with their steps from the theft, also those who passed all of it on', () => {
    const rows = [steal('a', 10), pay('a', 'b', 9), pay('b', 'c', 3), pay('b', 'd', 6)];
    expect(reached(rows)).toEqual([['a', 0, 10], ['b', 1, 9], ['d', 2, 6], ['c', 2, 3]]);
  });

  it('clean money makes nobody part of it', () => {
    expect(reached([pay('x', 'a', 5), steal('a', 10), pay('a', 'shop', 5), pay('a', 'b', 10)])).toEqual([['a', 0, 10], ['b', 1, 10]]);
  });

  it('where the trace stops there is nobody to be read: services, hubs, nobody', () => {
    const customers = Array.from({ length: 6 }, (_, i) => pay(`customer${i}`, 'hub', 1));
    const burn = `0x${'0'.repeat(40)}`;
    const rows = [...customers, steal('a', 10), pay('a', 'mixer', 4), pay('a', 'hub', 3), pay('a', burn, 2)];
    expect(reached(rows, { services: [service('mixer', 'mixer')], hubCounterparties: 5 })).toEqual([['a', 0, 10]]);
  });

  it('a swap is no step, and what was swapped did not come in a second time', () => {
    const rows = [steal('a', 10), pay('a', 'pool', 10, { tx: 'swap' }), pay('pool', 'a', 300, { tx: 'swap', asset: 'USDT' }), pay('a', 'b', 300, { asset: 'USDT' })];
    expect(reached(rows)).toEqual([['a', 0, 10], ['b', 1, 10]]);
  });

  it('two swaps that can not be told apart end at their wallets, which are still to be read', () => {
    const both = ['a', 'b'].flatMap((wallet) => [pay(wallet, 'pool', 10, { tx: 'swap' }), pay('pool', wallet, 30, { tx: 'swap', asset: 'USDT' }), pay('pool', wallet, 7, { tx: 'swap', asset: 'DAI' })]);
    expect(reached([steal('a', 10), ...both])).toEqual([['a', 0, 10]]);
  });

  it('loot of unknown value counts as unknown, and comes after what is known', () => {
    expect(reached([steal('a', 10, { usd: null }), steal('b', 1), pay('a', 'c', 10)])).toEqual([['b', 0, 1], ['a', 0, null], ['c', 1, null]]);
  });

  it('the way over a bridge goes on at the address that it names, where that can be read', () => {
    const rows = [steal('a', 10), pay('a', 'bridge', 6, { tx: 'one' }), pay('a', 'bridge', 4, { tx: 'two' })];
    const bridgeHints = new Map([['one', { chain: 'bsc', address: 'there' }], ['two', { chain: 'bitcoin', address: 'bc1' }]]);
    expect(reached(rows, { services: [service('bridge', 'bridge')], bridgeHints })).toEqual([['a', 0, 10], ['there', 2, 6]]);
  });

  it('who is behind one that is not read is not known for sure: half a history may lack what came back from a pool', () => {
    const given = [steal('a', 10), pay('a', 'b', 10), pay('b', 'pool', 10, { tx: 'swap' }), pay('pool', 'c', 10)];
    const known = (rows: readonly Row[], ...read: string[]) => [...knownAmong(follow(rows), (key) => read.includes(key.replace('ethereum:', '')))];
    expect(known(given)).toEqual(['ethereum:a']);
    expect(known(given, 'b', 'pool')).toEqual(['ethereum:a']);
    expect(known(given, 'a')).toEqual(['ethereum:a', 'ethereum:b']);
    expect(known([...given, pay('pool', 'b', 30, { tx: 'swap', asset: 'USDT' })], 'a', 'b')).toEqual(['ethereum:a', 'ethereum:b']);
  });

  it('behind a bridge it is known who got it once the sender is read', () => {
    const rows = [steal('a', 10), pay('a', 'bridge', 6, { tx: 'one' })];
    const found = follow(rows, 'fifo', { services: [service('bridge', 'bridge')], bridgeHints: new Map([['one', { chain: 'bsc', address: 'there' }]]) });
    expect(knownAmong(found, () => false)).not.toContain('bsc:there');
    expect(knownAmong(found, (key) => key === 'ethereum:a')).toContain('bsc:there');
  });

  it('by every method all who received stolen value are found, with no more than was stolen in a record without round trips', () => {
    const payment = fc.record({ from: fc.nat(6), to: fc.nat(6), amount: fc.integer({ min: 1, max: 50 }) });
    fc.assert(
      fc.property(fc.array(payment, { maxLength: 30 }), fc.constantFrom(...METHODS.filter((method) => method !== 'poison')), (payments, method) => {
        // Only to wallets of a higher number: nothing comes back.
        const rows = payments.filter(({ from, to }) => from < to).map(({ from, to, amount }) => pay(`w${from}`, `w${to}`, amount));
        const found = follow([steal('w0', 100), ...rows], method);
        const reach = reachOf(found);
        const holders = [...found.held, ...found.ends].map(({ account }) => found.ledger.accounts.nameOf(account).address);
        const known = new Set(reach.map(({ address }) => address));
        for (const holder of holders) expect(known).toContain(holder);
        expect(reach[0]).toMatchObject({ address: 'w0', hop: 0, micros: 100_000_000n });
        for (const { micros } of reach) expect(micros <= 100_000_000n).toBe(true);
      }),
    );
  });
});
