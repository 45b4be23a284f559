import { chainByName } from '@/lib/core/chains';
import { formatUsd } from '@/lib/core/money';
import type { CrawlBudget, LeftOut } from './crawl-next';
import type { Reached } from './crawl-reach';

/** What a crawl left, for people. */
export interface Left {
  readonly budget: CrawlBudget;
  readonly left: ReadonlyMap<LeftOut, readonly Reached[]>;
  /** Why an address was not read to its end, by `chain:address`. */
  readonly busy: ReadonlyMap<string, string>;
}

const LISTED = 3;
const number = new Intl.NumberFormat('en-US');
const addresses = (count: number) => `${number.format(count)} ${count === 1 ? 'address' : 'addresses'}`;

/** What is not read of the way of the loot and why, in sentences; none if all of it is. */
export function leftSentences({ budget, left, busy }: Left): string[] {
  const of = (why: LeftOut) => left.get(why) ?? [];
  const reasons = [
    { count: of('hops').length, why: `further than ${budget.maxHops} steps from the theft` },
    { count: of('value').length, why: `with less than ${formatUsd(budget.minUsdMicros)} USD each` },
    { count: of('addresses').length, why: `beyond the ${addresses(budget.maxAddresses)} of the budget` },
  ].filter(({ count }) => count > 0);
  const byBudget = reasons.map(({ count, why }) => `${addresses(count)} ${why}`).join(', ');
  return [
    ...(reasons.length === 0 ? [] : [`Left at the frontier: ${byBudget}. With a larger budget the crawl goes on there.`]),
    ...byChain(of('no endpoint')).map(([chain, count]) => `${addresses(count)} on ${chain} can't be read: ${remedy(chain)}`),
    ...byChain(of('failed')).map(([chain, count]) => `${addresses(count)} on ${chain} ${count === 1 ? 'is' : 'are'} left for the next time.`),
    ...busySentence(of('too busy'), busy),
  ];
}

function busySentence(left: readonly Reached[], busy: ReadonlyMap<string, string>): string[] {
  if (left.length === 0) return [];
  const listed = left.slice(0, LISTED).map(({ chain, address }) => `${chain}:${address} (${busy.get(`${chain}:${address}`)})`);
  const more = left.length > LISTED ? [`${number.format(left.length - LISTED)} more`] : [];
  return [`Not read to the end, for they behave like services: ${[...listed, ...more].join(', ')}.`];
}

function byChain(reached: readonly Reached[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { chain } of reached) counts.set(chain, (counts.get(chain) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

function remedy(chain: string): string {
  const id = chainByName(chain)?.evmId;
  return id === undefined ? 'it is no EVM chain.' : `it has no endpoint. Set RPC_URL_${id}.`;
}
