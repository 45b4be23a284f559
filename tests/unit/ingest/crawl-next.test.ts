import { describe, expect, it } from 'vitest';
import { chooseNext, type ChoiceOptions, type CrawlBudget, type Standing } from '@/lib/ingest/crawl-next';
import { leftSentences } from '@/lib/ingest/crawl-notes';
import type { Reached } from '@/lib/ingest/crawl-reach';
import { createTally } from '@/lib/ingest/crawl-tally';
import type { Transfer } from '@/lib/core/transfer';

const at = (address: string, hop: number, usd: number | null, chain = 'ethereum'): Reached => ({
  chain, address, hop, micros: BigInt(usd ?? 0) * 1_000_000n, unknown: usd === null,
});
const budget: CrawlBudget = { maxHops: 2, minUsdMicros: 1_000_000_000n, maxAddresses: 10 };
const choose = (reached: readonly Reached[], { read = {}, ...options }: Partial<ChoiceOptions> & { read?: Record<string, Standing> } = {}) => {
  const { next, left, ...rest } = chooseNext(reached, {
    budget, batch: 10, hindrance: () => undefined, standing: ({ address }) => read[address] ?? 'unread', ...options,
  });
  const names = (some: readonly Reached[]) => some.map(({ address }) => address);
  return { next: names(next), left: Object.fromEntries([...left].map(([why, some]) => [why, names(some)])), read: names(rest.read) };
};

describe('what is read next', () => {
  it('the budget decides: steps, value, number; each address that is left is left for a reason', () => {
    const reached = [at('a', 0, 9_000), at('far', 3, 8_000), at('b', 2, 1_000), at('little', 1, 999), at('c', 1, 999_999)];
    expect(choose(reached, { budget: { ...budget, maxAddresses: 2 } })).toEqual({ next: ['a', 'b'], left: { hops: ['far'], value: ['little'], addresses: ['c'] }, read: [] });
  });

  it('what came in at an unknown value is not taken for little', () => {
    expect(choose([at('a', 0, null)])).toMatchObject({ next: ['a'], left: {} });
  });

  it('what was read before counts, so that a crawl in two goes comes as far as one in one', () => {
    const reached = [at('a', 0, 9_000), at('b', 1, 8_000), at('c', 1, 7_000)];
    expect(choose(reached, { budget: { ...budget, maxAddresses: 2 }, read: { a: 'read' } })).toEqual({ next: ['b'], left: { addresses: ['c'] }, read: ['a'] });
  });

  it('an address that was read up to an older block is brought up to date, whatever its number', () => {
    const reached = [at('a', 0, 9_000), at('b', 1, 8_000)];
    expect(choose(reached, { budget: { ...budget, maxAddresses: 1 }, read: { a: 'behind' } })).toEqual({ next: ['a'], left: { addresses: ['b'] }, read: ['a'] });
  });

  it('takes no more at one time than it is told, and leaves none of the others', () => {
    const reached = [at('a', 0, 9_000), at('b', 1, 8_000), at('c', 1, 7_000)];
    expect(choose(reached, { batch: 2 })).toEqual({ next: ['a', 'b'], left: {}, read: [] });
  });

  it('an address that can not be read is passed by', () => {
    const reached = [at('a', 0, 9_000, 'bsc'), at('b', 1, 8_000)];
    expect(choose(reached, { hindrance: ({ chain }) => (chain === 'bsc' ? 'no endpoint' : undefined) })).toEqual({ next: ['b'], left: { 'no endpoint': ['a'] }, read: [] });
  });
});

describe('what was left is said', () => {
  it('in a sentence for each sort of reason, with what to do', () => {
    const left = new Map([
      ['hops' as const, [at('a', 3, 1), at('b', 3, 1)]],
      ['value' as const, [at('c', 1, 1)]],
      ['addresses' as const, [at('d', 1, 5_000)]],
      ['no endpoint' as const, [at('e', 1, 1, 'bsc'), at('f', 1, 1, 'bitcoin')]],
      ['failed' as const, [at('g', 1, 1, 'polygon')]],
      ['too busy' as const, ['h', 'i', 'j', 'k', 'l'].map((address) => at(address, 1, 1))],
    ]);
    const busy = new Map(['h', 'i', 'j', 'k', 'l', 'whole'].map((address) => [`ethereum:${address}`, 'more than 9 transfers']));
    expect(leftSentences({ budget: { maxHops: 2, minUsdMicros: 2_500_000n, maxAddresses: 1_234 }, left, busy })).toEqual([
      'Left at the frontier: 2 addresses further than 2 steps from the theft, 1 address with less than 2.5 USD each, 1 address beyond the 1,234 addresses of the budget. With a larger budget the crawl goes on there.',
      "1 address on bitcoin can't be read: it is no EVM chain.",
      "1 address on bsc can't be read: it has no endpoint. Set RPC_URL_56.",
      '1 address on polygon is left for the next time.',
      'Not read to the end, for they behave like services: ethereum:h (more than 9 transfers), ethereum:i (more than 9 transfers), ethereum:j (more than 9 transfers), 2 more.',
    ]);
  });

  it('nothing is said where nothing was left', () => {
    expect(leftSentences({ budget, left: new Map(), busy: new Map() })).toEqual([]);
  });
});

describe('an address that has too much', () => {
  const row = (from: string, to: string, amount = 1n, assetContract: string | null = null) => ({ from, to, amount, assetContract }) as Transfer;
  const listed = new Set(['usdt']);

  it('shows by its counterparties, of which those do not count that only sent nothing, or spam', () => {
    const tally = createTally(['a'], listed, { counterparties: 3, transfers: 100 });
    tally.add([row('a', 'x'), row('y', 'a'), row('forged', 'a', 0n), row('a', 'a'), row('x', 'a'), row('p', 'q'), row('spammer', 'a', 9n, 'spam')]);
    expect(tally.excess()).toEqual(new Map());
    tally.add([row('z', 'a', 1n, 'usdt')]);
    expect(tally.excess()).toEqual(new Map([['a', 'at least 3 counterparties']]));
  });

  it('shows by its transfers, also if they are all with one other', () => {
    const tally = createTally(['a', 'b'], listed, { counterparties: 3, transfers: 4 });
    tally.add([row('a', 'x'), row('a', 'x'), row('x', 'a'), row('a', 'x')]);
    expect(tally.excess()).toEqual(new Map());
    tally.add([row('a', 'x', 0n)]);
    expect(tally.excess()).toEqual(new Map([['a', 'more than 4 transfers']]));
  });
});
