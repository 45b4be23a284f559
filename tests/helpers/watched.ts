import { asc, eq } from 'drizzle-orm';
import type { Transfer } from '@/lib/core/transfer';
import type { Db } from '@/lib/db/client';
import { walletIncidents, wallets } from '@/lib/db/schema';
import { commitBatch } from '@/lib/ingest/commit';

/** Of the shipped facts: the first wallet on Ethereum that a government flags with a theft, and the slug of it. */
export async function flaggedWithTheft(db: Db): Promise<{ readonly wallet: string; readonly incident: string }> {
  const [found] = await db
    .select({ wallet: walletIncidents.address, incident: walletIncidents.incident, tier: wallets.tier, chain: wallets.chain })
    .from(walletIncidents)
    .innerJoin(wallets, eq(wallets.address, walletIncidents.address))
    .where(eq(wallets.tier, 'official'))
    .orderBy(asc(wallets.ord));
  if (found === undefined) throw new Error('The registry flags no wallet with a theft.');
  return found;
}

/** Stores transfers as a sync does that read their blocks for one wallet. */
export function commit(db: Db, rows: readonly Transfer[]): Promise<number> {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) throw new Error('Nothing to store.');
  return commitBatch(db, { chain: first.chain, addresses: [first.from], kinds: ['native', 'token'], interval: { from: first.block, to: last.block }, rows });
}
