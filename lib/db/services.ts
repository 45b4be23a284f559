import { sql } from 'drizzle-orm';
import { byNumber, type ListSource } from './list-query';

/** Entities that take funds of many, in the order of the registry. */
export const serviceList: ListSource = {
  from: sql`services s`,
  fields: {
    chain: { sql: sql`s.chain`, type: 'text' },
    address: { sql: sql`s.address`, type: 'text' },
    name: { sql: sql`s.name`, type: 'text' },
    category: { sql: sql`s.category`, type: 'text' },
    sources: { sql: sql`s.source_ids`, type: 'list' },
  },
  key: [byNumber(sql`s.ord`)],
  search: sql`concat_ws(' ', s.chain, s.address, s.name, s.category)`,
  sourceIds: sql`s.source_ids`,
};
