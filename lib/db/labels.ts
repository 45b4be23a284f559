import { sql } from 'drizzle-orm';
import type { Db } from './client';
import { rowsOf, textArray } from './rows';

/** What the registry says of an address: `flagged` or the category of a service. */
export interface Label {
  readonly chain: string;
  readonly address: string;
  readonly label: string;
  readonly category: string;
  readonly sourceIds: readonly string[];
}

/** The labels of those addresses, by `chain:address`. One that is a service and flagged goes by the service. */
export async function findLabels(db: Db, addresses: readonly string[]): Promise<Map<string, Label>> {
  const among = textArray([...new Set(addresses)]);
  const labels = await rowsOf<Label>(
    db,
    sql`select chain, address, label, 'flagged' as category, source_ids as "sourceIds" from wallets where address = any(${among})
      union all
      select chain, address, name, category, source_ids from services where address = any(${among})
      order by chain, address`,
  );
  const flaggedFirst = labels.toSorted((a, b) => Number(b.category === 'flagged') - Number(a.category === 'flagged'));
  return new Map(flaggedFirst.map((label) => [`${label.chain}:${label.address}`, label]));
}
