import { sql } from 'drizzle-orm';
import type { Db } from './client';
import { byText, type ListSource } from './list-query';
import { firstDayOf, lastDayOf, rowsOf, textArray } from './rows';

/** The best reading of any statement on the theft, `seen` before `second hand` before `unverified`. */
const bestAccess = sql`(select case when bool_or(a.access = 'seen') then 'seen'
  when bool_or(a.access = 'second hand') then 'second hand' else min(a.access) end
  from attributions a where a.incident = i.slug)`;

/** The actors to whom sources tie wallets of the theft. */
const actors = sql`array(
  select distinct w.actor from wallet_incidents n join wallets w on w.chain = n.chain and w.address = n.address where n.incident = i.slug
)`;

/** Thefts by date, the earliest first. */
export const incidentList: ListSource = {
  from: sql`incidents i`,
  fields: {
    slug: { sql: sql`i.slug`, type: 'text' },
    date: { sql: sql`i.date`, type: 'text' },
    date_precision: { sql: sql`i.date_precision`, type: 'text' },
    victim: { sql: sql`i.victim`, type: 'text' },
    chains: { sql: sql`i.chains`, type: 'list' },
    loss_usd: { sql: sql`i.loss_usd_micros`, type: 'numeric' },
    tier: { sql: sql`i.tier`, type: 'text' },
    attributed_by: { sql: sql`i.attributed_by`, type: 'text' },
    attribution_date: { sql: sql`i.attribution_date`, type: 'text' },
    statement_access: { sql: bestAccess, type: 'text' },
    note: { sql: sql`i.note`, type: 'text' },
    wallets: { sql: sql`(select count(*) from wallet_incidents w where w.incident = i.slug)`, type: 'number' },
    sources: { sql: sql`i.source_ids`, type: 'list' },
    actor: { sql: actors, type: 'list', filterOnly: true },
  },
  key: [byText(sql`i.date`), byText(sql`i.slug`)],
  search: sql`concat_ws(' ', i.slug, i.victim, i.attributed_by, i.note, array_to_string(i.chains, ' '))`,
  span: { first: firstDayOf(sql`i.date`), last: lastDayOf(sql`i.date`) },
  sourceIds: sql`i.source_ids`,
};

/** Those of the slugs that no incident has. */
export async function unknownIncidents(db: Db, slugs: readonly string[]): Promise<string[]> {
  const known = await rowsOf<{ slug: string }>(db, sql`select slug from incidents where slug = any(${textArray(slugs)})`);
  return slugs.filter((slug) => !known.some((row) => row.slug === slug));
}

/** Whom an incident hit and when, or undefined where there is no such incident. */
export async function findIncidentName(db: Db, slug: string): Promise<{ readonly victim: string; readonly date: string } | undefined> {
  const [found] = await rowsOf<{ victim: string; date: string }>(db, sql`select victim, date from incidents where slug = ${slug}`);
  return found;
}
