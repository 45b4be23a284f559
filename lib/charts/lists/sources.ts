import { ACCESS } from '@/lib/core/tiers';
import { sourceList } from '@/lib/db/sources';
import { choices, slugs } from '../fields';
import { days, type ListDefinition } from './definition';

/** Documents and data sets that the facts rest on. */
export const sources: ListDefinition<'sources'> = {
  name: 'sources',
  title: 'Sources of the facts',
  source: sourceList,
  span: days,
  columns: {
    id: { title: 'Id', type: 'text', filter: slugs },
    citation: { title: 'Citation', type: 'text' },
    publisher: { title: 'Publisher', type: 'text' },
    url: { title: 'Address', type: 'text' },
    published: { title: 'Published', type: 'date' },
    access: { title: 'Whether the primary text was seen', type: 'text', filter: choices(ACCESS) },
    note: { title: 'Note', type: 'text' },
    facts: { title: 'Facts that rest on it', type: 'integer' },
  },
};
