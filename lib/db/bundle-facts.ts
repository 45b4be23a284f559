import { sql } from 'drizzle-orm';
import type { Db } from './client';
import { rowsOf } from './rows';

/** A fact of the registry as it stands in a bundle; amounts in dollars are micro-dollars, as text. */
export interface CitedFact {
  readonly source_ids: readonly string[];
}

export interface AddressFact extends CitedFact {
  readonly chain: string;
  readonly address: string;
}

/** What the registry says of an incident and of who did it: the rows of its tables. */
export async function findIncidentFacts(db: Db, incident: string): Promise<{ incidents: CitedFact[]; attributions: CitedFact[]; theftTransactions: CitedFact[] }> {
  return {
    incidents: await rowsOf(
      db,
      sql`select slug, date, date_precision, victim, chains, loss_usd_micros::text as loss_usd_micros, attributed_by, attribution_date, tier, note, source_ids
        from incidents where slug = ${incident}`,
    ),
    attributions: await rowsOf(
      db,
      sql`select id, incident, parties, body, date, stated_usd_micros::text as stated_usd_micros, form, access, note, source_ids
        from attributions where incident = ${incident} order by id collate "C"`,
    ),
    theftTransactions: await rowsOf(
      db,
      sql`select id, incident, role, date, chain, tx_hash, block::float8 as block, "timestamp"::float8 as "timestamp", from_address, to_address, asset, asset_contract,
          kind, amount::text as amount_base_units, decimals, confidence, note, source_ids
        from theft_transactions where incident = ${incident} order by id collate "C"`,
    ),
  };
}

/** Every flagged wallet, by chain and address. */
export async function findWalletFacts(db: Db): Promise<AddressFact[]> {
  return rowsOf(
    db,
    sql`select chain, address, label, actor, context, authority, authority_date, tier, access, source_ids
      from wallets order by chain collate "C", address collate "C"`,
  );
}

/** Every service, by chain and address. */
export async function findServiceFacts(db: Db): Promise<(AddressFact & { readonly name: string; readonly category: string })[]> {
  return rowsOf(db, sql`select chain, address, name, category, source_ids from services order by chain collate "C", address collate "C"`);
}
