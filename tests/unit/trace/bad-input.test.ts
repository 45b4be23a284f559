import { describe, expect, it } from 'vitest';
import { ledgerOf } from '@/lib/trace/ledger/ledger';
import { trace } from '@/lib/trace/trace';
import { METHODS } from '@/lib/trace/types';
import { amounts, byCategory, follow, pay, type Row, service, steal, told } from './story';

const MOST = 2n ** 256n - 1n;
const money = METHODS.filter((method) => method !== 'poison');

describe.each(money)('%s keeps every unit and every micro-dollar', (method) => {
  it.each<[string, Row[]]>([
    ['of money that goes in circles', [steal('a', 7), pay('a', 'b', 5), pay('b', 'c', 5), pay('c', 'a', 5), pay('a', 'b', 6), pay('b', 'x', 3)]],
    ['of an account that pays itself', [steal('a', 7), pay('a', 'a', 5), pay('a', 'a', 50), pay('a', 'x', 3)]],
    ['beside transfers of nothing', [pay('x', 'a', 0), steal('a', 7), pay('a', 'b', 0), pay('a', 'x', 3), pay('x', 'x', 0)]],
    ['of the largest amounts that a chain can hold', [steal('a', MOST), steal('a', MOST), pay('a', 'b', MOST), pay('b', 'x', MOST), pay('a', 'x', 1)]],
    ['of accounts that pay what they were never seen to get', [steal('a', 7), pay('a', 'b', 100), pay('b', 'x', 1_000), pay('a', 'x', 1)]],
    ['of a token that nobody knows', [steal('a', 7, { asset: '0xnobody' }), pay('a', 'x', 3, { asset: '0xnobody' })]],
    ['of a theft that goes on within its own transaction', [steal('a', 7, { tx: 't' }), pay('a', 'b', 7, { tx: 't' }), pay('b', 'x', 3)]],
    ['of two thefts that take the same loot', [steal('a', 7), { ...pay('a', 'b', 5), theft: 'second' }, { ...pay('b', 'a', 5), theft: 'third' }]],
    ['of a thief who is a service himself', [steal('cex', 7), pay('cex', 'x', 3)]],
  ])('%s', (_, rows) => {
    const found = follow(rows, method, { services: [service('cex')] });
    expect(found.invariant?.holds).toBe(true);
    expect(found.invariant?.micros.accounted).toBe(found.thefts.reduce((sum, { usdMicros }) => sum + usdMicros!, 0n));
  });
});

describe('a record that can not be right', () => {
  it('gives a cycle its own money back, no more', () => {
    const found = follow([steal('a', 7), pay('a', 'b', 7), pay('b', 'a', 7), pay('a', 'b', 7)]);
    expect(amounts(found, found.held)).toEqual({ b: 7n });
  });

  it('says how much an account must have had before its history begins, and calls that clean', () => {
    const found = follow([steal('a', 7), pay('a', 'x', 100)]);
    expect(found.assumed.map(({ account, amount }) => [found.ledger.accounts.nameOf(account).address, amount])).toEqual([['a', 93n]]);
    expect(amounts(found, found.held)).toEqual({ x: 7n });
  });

  it('counts a transfer once that is given twice, and a theft once that is named twice', () => {
    const { movements, thefts } = told([steal('a', 7), pay('a', 'x', 3)]);
    const found = trace(ledgerOf([...movements, ...movements]), [...thefts, ...thefts], { method: 'fifo' });
    expect([amounts(found, found.held), found.ledger.doubled, found.thefts.length]).toEqual([{ a: 4n, x: 3n }, 2, 1]);
  });

  it('is put in order by block, then log index, whatever the order of its rows', () => {
    const rows = [steal('a', 7, { block: 1 }), pay('clean', 'a', 5, { block: 2 }), pay('a', 'x', 7, { block: 3 })];
    expect(amounts(follow(rows), follow(rows).held)).toEqual({ x: 7n });
    expect(amounts(follow(rows.toReversed()), follow(rows.toReversed()).held)).toEqual({ x: 7n });
  });

  it('is refused where one transfer is said to be two, and the rows are named', () => {
    const { movements } = told([steal('a', 7), pay('a', 'x', 3)]);
    const other = { ...movements[1]!, amount: 4n };
    expect(() => ledgerOf([...movements, other])).toThrow(/Two rows of transaction tx0001, position "", contradict each other: row 2 and row 3/);
  });

  it('is refused where an amount is none', () => {
    const { movements } = told([steal('a', 7)]);
    for (const amount of [-1n, MOST + 1n]) expect(() => ledgerOf([{ ...movements[0]!, amount }])).toThrow(`${amount} is not an amount that a chain can hold.`);
  });

  it('without thefts is refused: there is nothing to follow', () => {
    expect(() => trace(ledgerOf(told([pay('a', 'b', 1)]).movements), [], { method: 'fifo' })).toThrow('No theft is given, so there is nothing to follow.');
  });

  it('without transfers holds no theft', () => {
    expect(() => trace(ledgerOf([]), told([steal('a', 7)]).thefts, { method: 'fifo' })).toThrow('is not in the record');
  });

  it('stops under both names where two labels contradict each other, and says so', () => {
    const services = [service('x', 'mixer'), { ...service('x', 'cex'), name: 'Other' }];
    const found = follow([steal('a', 7), pay('a', 'x', 7)], 'fifo', { services });
    expect([byCategory(found.ends), found.contradictions.map(({ address, labels }) => [address, labels.length])]).toEqual([{ cex: 7n }, [['x', 2]]]);
  });
});

describe('positions', () => {
  const inOrder = (kind: 'internal' | 'token', ...positions: string[]) => {
    const rows = positions.map((position, i) => pay(`from${i}`, 'x', i + 1, { kind, position, tx: 't', block: 1 }));
    const { size, position } = ledgerOf(told(rows).movements);
    return position.slice(0, size);
  };

  it('are numbers, not texts: the tenth comes after the second, a call before the calls within it', () => {
    expect(inOrder('token', '10', '9', '100', '2')).toEqual(['2', '9', '10', '100']);
    expect(inOrder('internal', '1', '0_10', '0_2', '0')).toEqual(['0', '0_2', '0_10', '1']);
  });

  it('may be the number of a call among all, where no trace address is known', () => {
    expect(inOrder('internal', '#10', '#9', '#0')).toEqual(['#0', '#9', '#10']);
  });
});
