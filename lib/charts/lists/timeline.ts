import { ACCESS } from '@/lib/core/tiers';
import { timelineList } from '@/lib/db/timeline';
import { choices, slugs } from '../fields';
import { days, type ListDefinition } from './definition';

/** What governments and their bodies did. */
export const timeline: ListDefinition<'timeline'> = {
  name: 'timeline',
  title: 'What governments and their bodies did',
  source: timelineList,
  span: days,
  columns: {
    id: { title: 'Id', type: 'text', filter: slugs },
    date: { title: 'Date', type: 'date' },
    date_precision: { title: 'Precision of the date', type: 'text', filter: choices(['day', 'month', 'year']) },
    kind: { title: 'Kind', type: 'text', filter: slugs },
    parties: { title: 'Parties', type: 'list' },
    title: { title: 'Title', type: 'text' },
    summary: { title: 'Summary', type: 'text' },
    title_ko: { title: 'Title in Korean', type: 'text' },
    title_ja: { title: 'Title in Japanese', type: 'text' },
    title_ko_official: { title: 'Whether the Korean is official', type: 'text' },
    title_ja_official: { title: 'Whether the Japanese is official', type: 'text' },
    origin: { title: 'Taken from the article or from public record', type: 'text', filter: choices(['article', 'public']) },
    article_says: { title: 'What the article says', type: 'text' },
    date_source: { title: 'Where the date is from', type: 'text' },
    public_record_adds: { title: 'What public record adds', type: 'text' },
    document_id: { title: 'Entry of the document behind it', type: 'text', filter: slugs },
    access: { title: 'Whether the primary text was seen', type: 'text', filter: choices(ACCESS) },
    incidents: { title: 'Incidents', type: 'list', filter: slugs },
    source: { title: 'Sources', type: 'list', filter: slugs },
  },
};
