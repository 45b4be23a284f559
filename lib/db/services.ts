import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from './client';
import { byNumber, type ListSource } from './list-query';
import { services } from './schema';

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

/** The names of the services of a chain by lower-case address. */
export async function servicesOf(db: Db, chain: string): Promise<Map<string, { readonly name: string }>> {
  const rows = await db.select({ address: services.address, name: services.name }).from(services).where(eq(services.chain, chain));
  return new Map(rows.map(({ address, name }) => [address, { name }]));
}

/** Every service, by chain and address. */
export async function allServices(db: Db): Promise<{ chain: string; address: string; name: string; category: string }[]> {
  const { chain, address, name, category } = services;
  return db.select({ chain, address, name, category }).from(services).orderBy(asc(chain), asc(address));
}
