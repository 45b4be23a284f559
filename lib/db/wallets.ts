import { sql } from 'drizzle-orm';
import { byNumber, type ListSource } from './list-query';
import { firstDayOf, lastDayOf } from './rows';

const incidents = sql`array(
  select n.incident from wallet_incidents n where n.chain = w.chain and n.address = w.address order by n.incident collate "C"
)`;

/** Flagged wallets in the order of the registry. A wallet without a date of listing lies outside every span. */
export const walletList: ListSource = {
  from: sql`wallets w`,
  fields: {
    chain: { sql: sql`w.chain`, type: 'text' },
    address: { sql: sql`w.address`, type: 'text' },
    label: { sql: sql`w.label`, type: 'text' },
    actor: { sql: sql`w.actor`, type: 'text' },
    incidents: { sql: incidents, type: 'list' },
    context: { sql: sql`w.context`, type: 'text' },
    authority: { sql: sql`w.authority`, type: 'text' },
    authority_date: { sql: sql`w.authority_date`, type: 'text' },
    tier: { sql: sql`w.tier`, type: 'text' },
    access: { sql: sql`w.access`, type: 'text' },
    address_check: { sql: sql`w.address_check`, type: 'text' },
    sources: { sql: sql`w.source_ids`, type: 'list' },
  },
  key: [byNumber(sql`w.ord`)],
  search: sql`concat_ws(' ', w.chain, w.address, w.label, w.actor, w.context, w.authority, array_to_string(${incidents}, ' '))`,
  span: { first: firstDayOf(sql`w.authority_date`), last: lastDayOf(sql`w.authority_date`) },
  sourceIds: sql`w.source_ids`,
};
