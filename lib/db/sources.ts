import { sql } from 'drizzle-orm';
import type { Db } from './client';
import { byText, type ListSource } from './list-query';
import { firstDayOf, lastDayOf, rowsOf, textArray } from './rows';

/** Every table of facts whose rows name their sources. */
const CITING = [
  'incidents',
  'attributions',
  'wallets',
  'misattributions',
  'timeline',
  'services',
  'tokens',
  'theft_transactions',
  'shipped_transfers',
  'prices',
  'price_feeds',
  'observed_series',
  'mixer_deposits',
  'reported_flows',
  'official_totals',
  'laundering_waves',
] as const;

const citations = sql.join(
  CITING.map((table) => sql`select unnest(source_ids) as id from ${sql.identifier(table)}`),
  sql` union all `,
);

/** Documents and data sets by id, each with the number of facts that rest on it. */
export const sourceList: ListSource = {
  from: sql`sources s left join (select id, count(*) as facts from (${citations}) c group by id) f on f.id = s.id`,
  fields: {
    id: { sql: sql`s.id`, type: 'text' },
    citation: { sql: sql`s.citation`, type: 'text' },
    publisher: { sql: sql`s.publisher`, type: 'text' },
    url: { sql: sql`s.url`, type: 'text' },
    published: { sql: sql`s.published`, type: 'text' },
    access: { sql: sql`s.access`, type: 'text' },
    note: { sql: sql`s.note`, type: 'text' },
    facts: { sql: sql`coalesce(f.facts, 0)`, type: 'number' },
  },
  key: [byText(sql`s.id`)],
  search: sql`concat_ws(' ', s.id, s.citation, s.publisher, s.note)`,
  span: { first: firstDayOf(sql`s.published`), last: lastDayOf(sql`s.published`) },
  sourceIds: sql`array[s.id]`,
};

/** A source as a figure cites it. */
export interface StoredSource {
  readonly id: string;
  readonly citation: string;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly access: string;
}

/** The sources of those ids, by id, each once; an id that is not known is left out. */
export async function findSources(db: Db, ids: readonly string[]): Promise<StoredSource[]> {
  if (ids.length === 0) return [];
  return rowsOf(
    db,
    sql`select id, citation, publisher, url, published, access from sources
      where id = any(${textArray([...new Set(ids)])}) order by id collate "C"`,
  );
}
