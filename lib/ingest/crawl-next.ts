import type { Reached } from './crawl-reach';

/** How far a crawl may go. */
export interface CrawlBudget {
  /** Addresses that lie more steps from the theft are not read; those that received it lie 0 steps from it. */
  readonly maxHops: number;
  /** Addresses to which less came, in micro-dollars at the time of the theft, are not read. Unknown value is no little value. */
  readonly minUsdMicros: bigint;
  /** At most so many addresses of the way are read, those included that were read before. */
  readonly maxAddresses: number;
}

/** What is known of the history of an address: all of it, all but the newest blocks, or not all. */
export type Standing = 'read' | 'behind' | 'unread';

/** Why an address of the way is not read. */
export type LeftOut = 'no endpoint' | 'failed' | 'too busy' | 'behind one that is not read' | 'hops' | 'value' | 'addresses';

/** The addresses to be read next, and those that are not to be read at all. */
export interface Choice {
  readonly next: readonly Reached[];
  readonly left: ReadonlyMap<LeftOut, readonly Reached[]>;
  /** Addresses of the way that are read, or were up to an older block. */
  readonly read: readonly Reached[];
}

export interface ChoiceOptions {
  readonly budget: CrawlBudget;
  /** The most addresses to be read at one time. */
  readonly batch: number;
  readonly standing: (reached: Reached) => Standing;
  /** Why this crawl can't read an address, if it can't. */
  readonly hindrance: (reached: Reached) => LeftOut | undefined;
}

/** Chooses among the addresses of the way, in the order in which they are given, what the budget still allows to be read. */
export function chooseNext(reached: readonly Reached[], { budget, batch, standing, hindrance }: ChoiceOptions): Choice {
  const standings = new Map(reached.map((one) => [one, standing(one)]));
  const read = reached.filter((one) => standings.get(one) !== 'unread');
  const left = new Map<LeftOut, Reached[]>();
  const next: Reached[] = [];
  let room = budget.maxAddresses - read.length;
  for (const one of reached) {
    const known = standings.get(one);
    if (known === 'read') continue;
    const why = hindrance(one) ?? beyond(one, budget) ?? (known === 'unread' && room <= 0 ? 'addresses' : undefined);
    if (why !== undefined) left.set(why, [...(left.get(why) ?? []), one]);
    else if (next.length < batch) {
      next.push(one);
      if (known === 'unread') room--;
    }
  }
  return { next, left, read };
}

function beyond({ hop, micros, unknown }: Reached, { maxHops, minUsdMicros }: CrawlBudget): LeftOut | undefined {
  if (hop > maxHops) return 'hops';
  return micros < minUsdMicros && !unknown ? 'value' : undefined;
}
