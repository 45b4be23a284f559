import type { Db } from '@/lib/db/client';
import { priceFeeds, sources } from '@/lib/db/schema';
import type { Anvil } from './anvil';
import { STRANGER } from './chain-parts';
import { compileFixture } from './solidity';

/** Rounds `step` seconds apart from a time on, each answer a cent above the one before; from time 0 they are left out. */
export interface Run {
  readonly answer: bigint;
  readonly from: number;
  readonly step?: number;
  readonly count?: number;
}

/** Puts a feed onto the node: a proxy at the address, and an aggregator for each of its phases. */
export async function placeFeed(anvil: Anvil, address: string, description: string, phases: readonly (readonly Run[])[]): Promise<void> {
  const { Aggregator, Proxy } = compileFixture('Feeds.sol');
  await anvil.rpc('anvil_setCode', address, Proxy!.code);
  for (const [i, runs] of phases.entries()) {
    const aggregator = `${address.slice(0, 34)}${(i + 1).toString().padStart(8, '0')}`;
    await anvil.rpc('anvil_setCode', aggregator, Aggregator!.code);
    const tell = (name: string, ...args: unknown[]) => anvil.send({ from: STRANGER, to: aggregator, data: Aggregator!.abi.encodeFunctionData(name, args) });
    await tell('setDescription', description);
    for (const { answer, from, step = 0, count = 1 } of runs) await tell('push', answer, from, step, count);
    await anvil.send({ from: STRANGER, to: address, data: Proxy!.abi.encodeFunctionData('confirm', [aggregator]) });
  }
}

export const DIRECTORY = { id: 'feed-directory', citation: 'A directory of feeds', access: 'seen' };

/** Says in the store that a feed prices an asset, with the directory as its source. */
export async function listFeed(db: Db, feed: string, description: string, assetContract = '', chain = 'ethereum'): Promise<void> {
  await db.insert(sources).values(DIRECTORY).onConflictDoNothing();
  await db.insert(priceFeeds).values({ chain, assetContract, feed, decimals: 8, description, sourceIds: [DIRECTORY.id] });
}
