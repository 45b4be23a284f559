import { type Feed, openFeed } from '@/lib/chain/chainlink/feed';
import { priceAt } from '@/lib/chain/chainlink/price';
import { EndpointError } from '@/lib/chain/errors';
import type { Header } from '@/lib/chain/parse';
import type { ChainProvider } from '@/lib/chain/provider';
import { parseIsoSeconds } from '@/lib/core/time';
import type { Db } from '@/lib/db/client';
import { findKnownRounds, findWantedPrices, saveFeedPrice, type WantedPrice } from '@/lib/db/feed-prices';

export interface PriceSync {
  readonly chain: string;
  /** The last final block: rounds are read from its state. */
  readonly final: Header;
  readonly signal?: AbortSignal;
}

export interface PriceSyncResult {
  /** Prices stored. */
  readonly priced: number;
  /** Days of an asset on which its feed has no price: stored as unknown, and not asked for again. */
  readonly unpriced: number;
  /** Descriptions of the feeds that this chain does not have, as on a replay: asked for again the next time. */
  readonly absent: readonly string[];
}

/**
 * Reads from Chainlink rounds what the assets of the stored transfers of a chain cost at the start of their days
 * (00:00 UTC, as the published prices are), and stores each price as soon as it is read: it can be stopped at any
 * moment and goes on there. Asks nothing where nothing is missing. A feed that contradicts the registry is left
 * out; the others are read all the same, then `endpoint_contradiction` is thrown. Throws what the provider throws.
 */
export async function syncPrices(db: Db, provider: Pick<ChainProvider, 'request'>, { chain, final, signal }: PriceSync): Promise<PriceSyncResult> {
  const ask = (method: string, params: unknown) => provider.request(method, params, { signal });
  const result = { priced: 0, unpriced: 0, absent: [] as string[] };
  let wrong: EndpointError | undefined;

  async function readFeed(wanted: readonly [WantedPrice, ...WantedPrice[]]): Promise<void> {
    const [spec] = wanted;
    const feed = await openFeed(ask, spec, final.number, await findKnownRounds(db, chain, spec.feed));
    if (feed === undefined) result.absent.push(spec.description);
    else for (const one of wanted) await readPrice(feed, one);
  }

  async function readPrice(feed: Feed, one: WantedPrice): Promise<void> {
    const price = await priceAt(feed, one, parseIsoSeconds(`${one.date}T00:00:00Z`));
    await saveFeedPrice(db, {
      chain,
      assetContract: one.assetContract,
      date: one.date,
      usdMicros: price?.usdMicros ?? null,
      feedChain: chain,
      feed: one.feed,
      roundId: price?.roundId ?? null,
      roundTime: price?.roundTime ?? null,
    });
    if (price === undefined) result.unpriced++;
    else result.priced++;
  }

  for (const wanted of byFeed(await findWantedPrices(db, chain))) {
    try {
      await readFeed(wanted);
    } catch (error) {
      if (!(error instanceof EndpointError) || error.code !== 'endpoint_contradiction') throw error;
      wrong ??= error;
    }
  }
  if (wrong !== undefined) throw wrong;
  return result;
}

/** What is wanted of one feed each; several assets may share it. */
function byFeed(wanted: readonly WantedPrice[]): [WantedPrice, ...WantedPrice[]][] {
  const groups = new Map<string, [WantedPrice, ...WantedPrice[]]>();
  for (const one of wanted) {
    const key = `${one.feed} ${one.decimals} ${one.description}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}
