import { parseFeed } from '@rowanmanning/feed-parser';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import type { AlertRow, FeedFacts, TimelineRow } from '@/lib/charts/contract';
import { atomFeed } from '@/lib/export/feed';

const ORIGIN = 'https://tracker.example';
const none: FeedFacts = { kinds: ['incident', 'attribution', 'event', 'alert'], incidents: [], attributions: [], events: [], alerts: [], asOf: '2026-11-24T00:00:00Z' };

const event = (id: string, title: string, summary: string, date = '2025-02-26'): TimelineRow => ({
  id, date, date_precision: 'day', kind: 'statement', parties: ['US'], title, summary, title_ko: '', title_ja: '', title_ko_official: null, title_ja_official: null,
  origin: 'public', article_says: null, date_source: null, public_record_adds: null, document_id: null, access: 'seen', incidents: [], source: [],
});

const WALLET = '0x098B716B8Aaf21512996dC57EB0615e2383E2f96';
const POOL = '0x12D66f87A04A9E220743712cE6d9bB1B5616B8Fc';
const said = { label: 'x', tier: 'official', authority: 'OFAC SDN [DPRK3]', authority_date: '2022-04-14', access: 'seen', sources: [] } as const;
const alert: AlertRow = {
  id: 'ab'.repeat(16), chain: 'ethereum', block: 7, tx_hash: '0x1', kind: 'native', timestamp: '2026-11-24T11:59:59Z', from: WALLET, to: POOL,
  asset: 'ETH', asset_contract: null, amount: '0.1', usd: '300.5', price_source: 'p', wallet: WALLET, flagged: said,
  other: { address: POOL, service: { name: 'Tornado Cash 0.1 ETH pool', category: 'mixer' }, flagged: null }, raised_at: '2026-11-24T12:13:00.000Z', withdrawn_at: null,
};

/** What RFC 4287 wants of a feed and of each entry, as a list of what is not so. */
function faults(xml: string): string[] {
  const found: string[] = [];
  const open: { name: string; children: string[] }[] = [];
  const parser = new SaxesParser({ xmlns: true });
  const REQUIRED: Readonly<Record<string, readonly string[]>> = { feed: ['id', 'title', 'updated', 'author'], entry: ['id', 'title', 'updated', 'content'] };
  let text = '';
  parser.on('error', (error) => found.push(error.message));
  parser.on('opentag', ({ local, uri }) => {
    if (uri !== 'http://www.w3.org/2005/Atom') found.push(`${local} is of ${uri}`);
    open.at(-1)?.children.push(local);
    open.push({ name: local, children: [] });
    text = '';
  });
  parser.on('text', (part) => (text += part));
  parser.on('closetag', ({ local }) => {
    const { children = [] } = open.pop() ?? {};
    for (const name of REQUIRED[local] ?? []) if (children.filter((child) => child === name).length !== 1) found.push(`${local} has not one ${name}`);
    if (/^(updated|published)$/.test(local) && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text)) found.push(`${local}: ${text}`);
    if (local === 'id' && !/^tag:[\w.-]+,\d{4}:\S+$/.test(text)) found.push(`id: ${text}`);
  });
  parser.write(xml).close();
  return found;
}

it('is an Atom feed that another reader reads: thefts, statements, events and alerts with the dates of the facts', () => {
  const incident = {
    slug: 'bybit-2025', date: '2025-02-21', date_precision: 'day', victim: 'Bybit', chains: ['ethereum'], loss_usd: '1500000000', tier: 'official', attributed_by: 'FBI',
    attribution_date: '2025-02-26', statement_access: 'seen', note: null, wallets: 1, sources: [],
  } as const;
  const attribution = { id: 'a1', incident: 'bybit-2025', victim: 'Bybit', parties: ['US'], body: 'FBI', date: '2025-02-26', stated_amount_usd: null, form: 'PSA', access: 'seen', note: null, sources: [] } as const;
  const xml = atomFeed({ ...none, incidents: [incident], attributions: [attribution], events: [event('e1', 'Old', 'Text', '2017')], alerts: [alert] }, ORIGIN);
  expect(faults(xml)).toEqual([]);
  const feed = parseFeed(xml);
  expect([feed.meta.type, feed.url, feed.self, feed.updated?.toISOString()]).toEqual(['atom', ORIGIN, `${ORIGIN}/feed.xml`, alert.raised_at].map((text) => (text === ORIGIN ? expect.stringContaining(ORIGIN) as string : text)));
  expect(feed.items.map(({ id, url, updated, categories }) => [id?.replace(/^.*2026:/, ''), url?.replace(ORIGIN, ''), updated?.toISOString().slice(0, 10), categories.map(({ term }) => term)])).toEqual([
    [`alert/${alert.id}/${WALLET}`, `/wallets/ethereum/${WALLET}`, '2026-11-24', ['alert']],
    ['attribution/a1', '/incidents/bybit-2025', '2025-02-26', ['attribution']],
    ['incident/bybit-2025', '/incidents/bybit-2025', '2025-02-26', ['incident']],
    ['event/e1', '/events/e1', '2017-01-01', ['event']],
  ]);
  expect(feed.items[2]?.published?.toISOString()).toBe('2025-02-21T00:00:00.000Z');
  expect(atomFeed({ ...none, kinds: ['alert', 'event'] }, ORIGIN)).toContain('/feed.xml?kind=alert,event"');
});

it('an alert states the transfer and what sources say, accuses nobody new, and says when it was taken back', () => {
  const [entry] = parseFeed(atomFeed({ ...none, alerts: [alert] }, ORIGIN)).items;
  expect(entry?.content).toBe(
    `<p>0.1 ETH ($300.5) left ${WALLET} on Ethereum for ${POOL} (Tornado Cash 0.1 ETH pool, mixer): 24 Nov 2026, 11:59 UTC.</p>` +
      `<p>${WALLET} is flagged on Ethereum by OFAC (OFAC SDN [DPRK3], 14 Apr 2022; tier: a government).</p>`,
  );
  const stranger = { ...alert, usd: null, wallet: POOL, other: { address: WALLET, service: null, flagged: null }, withdrawn_at: '2026-11-25T01:00:00.000Z' };
  const [taken] = parseFeed(atomFeed({ ...none, alerts: [stranger] }, ORIGIN)).items;
  expect(taken?.title).toBe(`Taken back: 0.1 ETH (value in USD not known) reached ${POOL} on Ethereum`);
  expect(taken?.content).toContain(`No source of the registry names ${WALLET}.`);
  expect(taken?.content).toContain('A reorganisation below finality took this transfer back');
});

it('any title and text comes out as it was, and the same facts give the same bytes', () => {
  const wording = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }).map((text) => `${text} & <b>]]> 한국 \u{1f600}`);
  fc.assert(
    fc.property(wording, wording, (title, summary) => {
      const facts = { ...none, events: [event('e/1 ü', title, summary)] };
      const xml = atomFeed(facts, ORIGIN);
      expect(faults(xml)).toEqual([]);
      expect(xml).toBe(atomFeed(facts, ORIGIN));
      const [item] = parseFeed(xml).items;
      expect([item?.title, item?.content]).toEqual([expect.stringContaining('& <b>]]> 한국 \u{1f600}'), expect.stringContaining('& <b>]]> 한국 \u{1f600}</p>')]);
    }),
    { numRuns: 30 },
  );
});
