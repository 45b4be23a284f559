import { sql } from 'drizzle-orm';
import type { Db } from './client';
import { rowsOf } from './rows';

/** What the registry says of an address: `flagged` or the category of a service. */
export interface Label {
  readonly chain: string;
  readonly address: string;
  readonly label: string;
  readonly category: string;
  readonly sourceIds: readonly string[];
}

/** Every label of the registry by `chain:address`. An address that is a service and flagged goes by the service. */
export async function findLabels(db: Db): Promise<Map<string, Label>> {
  const labels = await rowsOf<Label>(
    db,
    sql`select chain, address, label, 'flagged' as category, source_ids as "sourceIds" from wallets
      union all
      select chain, address, name, category, source_ids from services
      order by chain, address`,
  );
  const flaggedFirst = labels.toSorted((a, b) => Number(b.category === 'flagged') - Number(a.category === 'flagged'));
  return new Map(flaggedFirst.map((label) => [`${label.chain}:${label.address}`, label]));
}
