import { sql } from 'drizzle-orm';
import type { WalletTier } from '@/lib/core/tiers';
import type { Db } from './client';
import { rowsOf } from './rows';

/** What the registry says of an address: its label, and the tier where it is a flagged wallet. */
export interface Party {
  readonly chain: string;
  readonly address: string;
  readonly label: string;
  readonly tier: WalletTier | null;
  readonly sourceIds: readonly string[];
}

/** Every address of which the registry says something, by `chain:address`. A flagged service goes by the service's name. */
export async function findParties(db: Db): Promise<Map<string, Party>> {
  const parties = await rowsOf<Party>(
    db,
    sql`select chain, address, coalesce(s.name, w.label) as label, w.tier,
        coalesce(s.source_ids, array[]::text[]) || coalesce(w.source_ids, array[]::text[]) as "sourceIds"
      from services s full join wallets w using (chain, address)`,
  );
  return new Map(parties.map((party) => [`${party.chain}:${party.address}`, party]));
}
