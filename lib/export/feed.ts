import { Feed } from 'feed';
import { FEED_KINDS, type FeedFacts } from '@/lib/charts/contract';
import { feedEntries } from './feed-entries';

/** Ids are tag URIs (RFC 4151) that no host stands in: the same fact has the same id wherever it is published. */
const TAG = 'tag:dprk-crypto-laundering-tracker,2026:';
const TITLE = 'DPRK crypto-laundering tracker';
/** Entries in a feed. */
const MOST = 200;

const LABELS = { incident: 'Thefts', attribution: 'Attributions', event: 'Events', alert: 'Alerts' } as const;

/** An Atom feed (RFC 4287) of the newest facts; `origin` is where the reader sees the site. The same facts give the same bytes. */
export function atomFeed(facts: FeedFacts, origin: string): string {
  const entries = feedEntries(facts).slice(0, MOST);
  const isWhole = facts.kinds.length === FEED_KINDS.length;
  const which = isWhole ? '' : `?kind=${facts.kinds.join(',')}`;
  const feed = new Feed({
    id: `${TAG}feed${isWhole ? '' : `/${facts.kinds.join('+')}`}`,
    title: isWhole ? TITLE : `${TITLE}: ${facts.kinds.map((kind) => LABELS[kind].toLowerCase()).join(', ')}`,
    description: `The newest ${MOST} at most, by the dates of the facts; a date without its day counts as its first day.`,
    link: origin,
    feedLinks: { atom: `${origin}/feed.xml${which}` },
    updated: new Date(entries[0]?.updated ?? facts.asOf),
    author: { name: TITLE },
    generator: TITLE,
    copyright: 'Each entry leads to a page with its sources.',
  });
  for (const { kind, id, title, text, path, published, updated } of entries) {
    feed.addItem({
      id: `${TAG}${kind}/${encodeURI(id)}`,
      title: escaped(title),
      content: text.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join(''),
      link: `${origin}${path}`,
      date: new Date(updated),
      published: new Date(published),
      category: [{ name: LABELS[kind], term: kind }],
    });
  }
  return feed.atom1();
}

/** As HTML, in which titles and texts are written; without the characters that XML has no room for. */
function escaped(text: string): string {
  return text.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
