import { parseUsd, valueInUsd } from '@/lib/core/money';
import type { Feed, FeedSpec } from './feed';

/** What one whole unit cost, in micro-dollars, and the round that says so. */
export interface FeedPrice {
  readonly usdMicros: bigint;
  readonly roundId: bigint;
  /** Seconds. */
  readonly roundTime: number;
}

/**
 * A feed in use reports once a day at the least (the longest heartbeat of Chainlink's feeds in dollars is 24 h). A
 * round twice as old at the moment asked for means that the feed stood still: what it said last is no price then.
 */
const OLDEST_SECONDS = 2 * 24 * 60 * 60;

/**
 * The price at a time in seconds by the last round before it, rounded half up at the last micro-dollar. Undefined
 * where there is no price: before the first round, after a feed stood still, and where the answer is not above zero.
 */
export async function priceAt(feed: Feed, { decimals }: Pick<FeedSpec, 'decimals'>, time: number): Promise<FeedPrice | undefined> {
  const round = await feed.roundAt(time);
  if (round === undefined || time - round.updatedAt > OLDEST_SECONDS || round.answer <= 0n) return undefined;
  return { usdMicros: valueInUsd(round.answer, decimals, parseUsd('1')), roundId: round.id, roundTime: round.updatedAt };
}
