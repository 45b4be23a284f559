import { sql } from 'drizzle-orm';
import { byText, type ListSource } from './list-query';
import { firstDayOf, lastDayOf } from './rows';

const text = (name: string) => ({ sql: sql`t.${sql.identifier(name)}`, type: 'text' }) as const;

/** What governments and their bodies did, the earliest first. */
export const timelineList: ListSource = {
  from: sql`timeline t`,
  fields: {
    id: text('id'),
    date: text('date'),
    date_precision: text('date_precision'),
    kind: text('kind'),
    parties: { sql: sql`t.parties`, type: 'list' },
    title: text('title'),
    summary: text('summary'),
    title_ko: text('title_ko'),
    title_ja: text('title_ja'),
    title_ko_official: text('title_ko_official'),
    title_ja_official: text('title_ja_official'),
    origin: text('origin'),
    article_says: text('article_says'),
    date_source: text('date_source'),
    public_record_adds: text('public_record_adds'),
    document_id: text('document_id'),
    access: text('access'),
    incidents: { sql: sql`t.incidents`, type: 'list' },
    source: { sql: sql`t.source_ids`, type: 'list' },
  },
  key: [byText(sql`t.date`), byText(sql`t.id`)],
  search: sql`concat_ws(' ', t.id, t.title, t.summary, t.title_ko, t.title_ja, t.article_says, t.public_record_adds,
    array_to_string(t.parties, ' '), array_to_string(t.incidents, ' '))`,
  span: { first: firstDayOf(sql`t.date`), last: lastDayOf(sql`t.date`) },
  sourceIds: sql`t.source_ids`,
};
