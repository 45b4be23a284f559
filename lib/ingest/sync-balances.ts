import { createHash } from 'node:crypto';
import { readBalances } from '@/lib/chain/balances';
import type { Header } from '@/lib/chain/parse';
import type { ChainProvider } from '@/lib/chain/provider';
import { replaceBalances } from '@/lib/db/balances';
import type { Db } from '@/lib/db/client';
import { type BalanceMark, loadBalanceMark, saveBalanceMark } from '@/lib/db/sync-status';
import { holdingsOf, listedTokens } from '@/lib/db/watch-list';

export interface BalanceSync {
  readonly chain: string;
  readonly addresses: readonly string[];
  readonly final: Header;
  readonly maxAgeMs: number;
  readonly now: Date;
  readonly signal?: AbortSignal;
}

/**
 * Stores what each wallet holds of the chain's own asset, and of each listed token that it is known to have moved, at
 * the last final block. Asks nothing when wallets and tokens are those of the last time and it was for that block or
 * a later one, or a moment ago.
 */
export async function syncBalances(db: Db, provider: ChainProvider, sync: BalanceSync): Promise<void> {
  const { chain, addresses, final, now } = sync;
  const tokens = await listedTokens(db, chain);
  const watched = createHash('sha256').update([...addresses, '', ...tokens].join()).digest('hex');
  if (isFresh(await loadBalanceMark(db, chain), watched, sync)) return;
  const holdings = await holdingsOf(db, chain, addresses);
  const read = await readBalances(provider, { holdings, block: final.number, signal: sync.signal });
  const at = { chain, block: final.number, timestamp: final.timestamp };
  const rows = read.map(({ address, assetContract, amount }) => ({ ...at, address, assetContract: assetContract ?? '', amount }));
  await db.transaction(async (tx) => {
    await replaceBalances(tx, chain, rows);
    await saveBalanceMark(tx, chain, { block: final.number, watched, readAt: now.getTime() });
  });
}

function isFresh(mark: BalanceMark | undefined, watched: string, { final, maxAgeMs, now }: BalanceSync): boolean {
  if (mark?.watched !== watched) return false;
  return mark.block >= final.number || now.getTime() - mark.readAt < maxAgeMs;
}
