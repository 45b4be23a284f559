import { sql } from 'drizzle-orm';
import { byText, type ListSource } from './list-query';
import { firstDayOf, lastDayOf } from './rows';

/** Statements that the DPRK did it, the earliest first. */
export const attributionList: ListSource = {
  from: sql`attributions a join incidents i on i.slug = a.incident`,
  fields: {
    id: { sql: sql`a.id`, type: 'text' },
    incident: { sql: sql`a.incident`, type: 'text' },
    victim: { sql: sql`i.victim`, type: 'text' },
    parties: { sql: sql`a.parties`, type: 'list' },
    body: { sql: sql`a.body`, type: 'text' },
    date: { sql: sql`a.date`, type: 'text' },
    stated_amount_usd: { sql: sql`a.stated_usd_micros`, type: 'numeric' },
    form: { sql: sql`a.form`, type: 'text' },
    access: { sql: sql`a.access`, type: 'text' },
    note: { sql: sql`a.note`, type: 'text' },
    sources: { sql: sql`a.source_ids`, type: 'list' },
  },
  key: [byText(sql`a.date`), byText(sql`a.id`)],
  search: sql`concat_ws(' ', a.incident, i.victim, array_to_string(a.parties, ' '), a.body, a.form, a.note)`,
  span: { first: firstDayOf(sql`a.date`), last: lastDayOf(sql`a.date`) },
  sourceIds: sql`a.source_ids`,
};
