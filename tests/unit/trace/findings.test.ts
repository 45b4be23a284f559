import { describe, expect, it } from 'vitest';
import { findingsOf } from '@/lib/trace/findings';
import { follow, pay, type Row, service, steal } from './story';

const DAY = 86_400;
const numbers = (n: number) => Array.from({ length: n }, (_, i) => i);

function found(rows: readonly Row[], services: ReturnType<typeof service>[] = []) {
  return findingsOf(follow(rows, 'fifo', { services }));
}

function rules(rows: readonly Row[], services: ReturnType<typeof service>[] = []): string[] {
  return found(rows, services).map(({ rule }) => rule);
}

describe('a finding', () => {
  it('names its rule, its transactions in their order, and who took part', () => {
    const rows = [steal('w', 100), ...numbers(10).map((i) => pay('w', `x${i}`, 10, { tx: `tx-${i}` }))];
    expect(found(rows)).toEqual([
      {
        rule: 'fan-out',
        evidence: numbers(10).map((i) => `tx-${i}`),
        chain: 'ethereum',
        addresses: ['w', ...numbers(10).map((i) => `x${i}`)],
        text: 'Paid stolen value to 10 addresses within a day.',
        lead: false,
      },
    ]);
  });

  it('is made of stolen value only: what else an account does is no finding', () => {
    const rows = [steal('w', 100), ...numbers(20).map((i) => pay('other', `x${i}`, 10))];
    expect(found(rows)).toEqual([]);
  });
});

describe('fan-out and consolidation', () => {
  it('take ten others within a day, wherever that day lies', () => {
    const slow = numbers(9).map((i) => pay('w', `slow${i}`, 1, { time: 10_000 + i * DAY }));
    const quick = numbers(10).map((i) => pay('w', `quick${i}`, 1, { time: 30 * DAY + i * 60 }));
    const [finding] = found([steal('w', 100, { time: 0 }), ...slow, ...quick]);
    expect(finding?.addresses).toEqual(['w', ...numbers(10).map((i) => `quick${i}`)]);
    expect(rules([steal('w', 100), ...slow])).toEqual([]);
  });

  it('are seen when many pay one, but not when that one is a service', () => {
    const rows = [steal('w', 100), ...numbers(10).map((i) => pay('w', `x${i}`, 10)), ...numbers(10).map((i) => pay(`x${i}`, 'hub', 10))];
    expect(rules(rows)).toEqual(['fan-out', 'consolidation']);
    expect(rules(rows, [service('hub')])).toEqual(['fan-out']);
  });
});

describe('a peel chain', () => {
  const link = (i: number, large: number, small: number) => [pay(`p${i}`, `side${i}`, small), pay(`p${i}`, `p${i + 1}`, large)];

  it('passes most on and peels a little off, three times or more', () => {
    const rows = [steal('p0', 1_000), ...link(0, 900, 100), ...link(1, 800, 100), ...link(2, 700, 100)];
    const [finding] = found(rows);
    expect([finding?.rule, finding?.addresses]).toEqual(['peel chain', ['p0', 'p1', 'p2', 'p3']]);
    expect(finding?.evidence).toHaveLength(6);
  });

  it('is none if it is shorter, or if it is split in halves', () => {
    expect(rules([steal('p0', 1_000), ...link(0, 900, 100), ...link(1, 800, 100)])).toEqual([]);
    expect(rules([steal('p0', 1_000), ...link(0, 500, 500), ...link(1, 250, 250), ...link(2, 125, 125)])).toEqual([]);
  });

  it('that bites its own tail does not hang the search', () => {
    const circle = [steal('p0', 1_000), ...link(0, 900, 100), ...link(1, 800, 100), pay('p2', 'side2', 100), pay('p2', 'p0', 700)];
    expect(rules(circle)).toContain('round trip');
  });
});

describe('structuring', () => {
  const just = (amounts: number[]) => [steal('w', 1_000_000), ...amounts.map((amount, i) => pay('w', `x${i % 3}`, amount))];

  it('pays again and again just below the same round figure', () => {
    expect(rules(just([9_900, 9_500, 9_999, 9_800, 9_100]))).toEqual(['structuring']);
  });

  it('is none in four payments, in round ones, or among many others', () => {
    expect(rules(just([9_900, 9_500, 9_999, 9_800]))).toEqual([]);
    expect(rules(just([10_000, 10_000, 10_000, 10_000, 10_000]))).toEqual([]);
    expect(rules(just([9_900, 9_500, 9_999, 9_800, 9_100, 1, 2, 3, 4, 5, 6]))).toEqual([]);
  });
});

describe('dormancy and awakening', () => {
  it('is thirty days without a move, and says how many', () => {
    const rows = [steal('w', 10, { time: 0 }), pay('w', 'x', 4, { time: 100 }), pay('w', 'y', 6, { time: 45 * DAY + 100 })];
    expect(found(rows).map(({ rule, text }) => [rule, text])).toEqual([['dormancy and awakening', 'Lay still for 45 days and then moved.']]);
  });

  it('counts from the theft on, and not while it lies there still', () => {
    expect(rules([steal('w', 10, { time: 0 }), pay('w', 'x', 4, { time: 31 * DAY })])).toEqual(['dormancy and awakening']);
    expect(rules([steal('w', 10, { time: 0 }), pay('w', 'x', 4, { time: 29 * DAY }), pay('other', 'y', 1, { time: 400 * DAY })])).toEqual([]);
  });
});

describe('a round trip', () => {
  it('comes back to an address that it had left', () => {
    const rows = [steal('w', 10), pay('w', 'a', 10), pay('a', 'b', 10), pay('b', 'w', 10)];
    expect(found(rows).map(({ rule, addresses, evidence }) => [rule, addresses, evidence.length])).toEqual([['round trip', ['w', 'b', 'a'], 3]]);
  });

  it('is none if what comes back is other money', () => {
    expect(rules([steal('w', 10), pay('w', 'a', 10), pay('rich', 'w', 10)])).toEqual([]);
  });
});

describe('bait', () => {
  const hex = (start: string, end: string) => `0x${start}${'0'.repeat(32)}${end}`;
  const [wallet, partner, alike] = [hex('aaaa', '1111'), hex('beef', 'cafe'), `0xbeef${'7'.repeat(32)}cafe`];
  const true_ = [steal(wallet, 10_000_000), pay(wallet, partner, 5_000_000)];

  it('is a transfer of nothing or of dust with an address that looks like a true counterparty', () => {
    for (const bait of [pay(alike, wallet, 0), pay(wallet, alike, 0), pay(alike, wallet, 3)]) {
      const [finding] = found([...true_, bait]);
      expect([finding?.rule, finding?.addresses]).toEqual(['address poisoning', [wallet, alike]]);
    }
  });

  it('is not a payment that matters, nor dust from an address that looks like none, nor from the counterparty itself', () => {
    for (const other of [pay(alike, wallet, 5_000), pay(hex('dead', 'cafe'), wallet, 0), pay(partner, wallet, 0)]) expect(rules([...true_, other])).toEqual([]);
  });

  it('is never followed: what the thief then sends to it by mistake is', () => {
    const trace = follow([...true_, pay(alike, wallet, 0), pay(wallet, alike, 1_000)]);
    const held = trace.held.map(({ account, sums }) => [trace.ledger.accounts.nameOf(account).address, sums[0]?.amount]);
    expect(held).toContainEqual([alike, 1_000n]);
    const baited = follow([...true_, pay(alike, wallet, 0), pay(wallet, alike, 0)]);
    expect(baited.held.map(({ account }) => baited.ledger.accounts.nameOf(account).address)).toEqual([wallet, partner]);
  });

  it('is dusting if one address sends dust to ten wallets on the way', () => {
    const rows = [steal('w', 100_000_000), ...numbers(10).map((i) => pay('w', `x${i}`, 9_000_000)), ...numbers(10).map((i) => pay('duster', `x${i}`, 1))];
    expect(rules(rows)).toContain('dusting');
    expect(rules(rows.slice(0, -1))).not.toContain('dusting');
  });
});

describe('leads through a mixer', () => {
  const mixer = [service('mixer', 'mixer')];
  const into = [steal('w', 30, { time: 0 }), pay('w', 'mixer', 10, { time: 1_000 }), pay('w', 'mixer', 10, { time: 2_000 })];
  const leads = (rows: readonly Row[]) => found([...into, ...rows], mixer).map(({ rule, addresses, lead }) => [rule, addresses, lead]);

  it('are the same address, a linked one, and one that withdraws as often, and none of them is a sum', () => {
    expect(leads([pay('mixer', 'w', 10, { time: 3_000 })])).toEqual([['mixer: same address', ['w'], true]]);
    expect(leads([pay('mixer', 'x', 10, { time: 3_000 }), pay('x', 'w', 1, { time: 4_000 })])).toEqual([['mixer: linked address', ['w', 'x'], true]]);
    expect(leads([pay('mixer', 'y', 10, { time: 3_000 }), pay('mixer', 'y', 10, { time: 4_000 })])).toEqual([['mixer: same number', ['w', 'y'], true]]);
    const trace = follow([...into, pay('mixer', 'w', 10, { time: 3_000 })], 'fifo', { services: mixer });
    expect(trace.held.map(({ sums }) => sums[0]?.amount)).toEqual([10n]);
  });

  it('are none if the withdrawal came first, too late, or not as often', () => {
    expect(leads([pay('mixer', 'w', 10, { time: 10, block: 1 })])).toEqual([]);
    expect(leads([pay('mixer', 'y', 10, { time: 3_000 }), pay('mixer', 'y', 10, { time: 30 * DAY })])).toEqual([]);
    expect(leads([pay('mixer', 'y', 10, { time: 3_000 })])).toEqual([]);
  });
});
