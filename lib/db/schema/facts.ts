import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { count, sourceIds, units } from './columns';

// What people have published. Loaded whole from the registry; `ord` keeps its order.

export const sources = pgTable('sources', {
  id: text('id').primaryKey(),
  citation: text('citation').notNull(),
  publisher: text('publisher'),
  url: text('url'),
  published: text('published'),
  access: text('access').notNull(),
  note: text('note'),
});

export const incidents = pgTable('incidents', {
  slug: text('slug').primaryKey(),
  date: text('date').notNull(),
  datePrecision: text('date_precision').notNull(),
  victim: text('victim').notNull(),
  chains: text('chains').array().notNull(),
  /** Null when no source gives an amount: unknown, not zero. */
  lossUsdMicros: units('loss_usd_micros'),
  attributedBy: text('attributed_by').notNull(),
  attributionDate: text('attribution_date'),
  tier: text('tier').notNull(),
  note: text('note'),
  sourceIds: sourceIds(),
});

export const attributions = pgTable('attributions', {
  id: text('id').primaryKey(),
  incident: text('incident').notNull().references(() => incidents.slug),
  parties: text('parties').array().notNull(),
  body: text('body').notNull(),
  date: text('date').notNull(),
  statedUsdMicros: units('stated_usd_micros'),
  form: text('form').notNull(),
  access: text('access').notNull(),
  note: text('note'),
  sourceIds: sourceIds(),
});

export const wallets = pgTable(
  'wallets',
  {
    chain: text('chain').notNull(),
    /** Canonical: EVM and bech32 in lower case, base58 as written. */
    address: text('address').notNull(),
    label: text('label').notNull(),
    actor: text('actor').notNull(),
    context: text('context').notNull(),
    authority: text('authority').notNull(),
    authorityDate: text('authority_date'),
    tier: text('tier').notNull(),
    access: text('access').notNull(),
    addressCheck: text('address_check').notNull(),
    sourceIds: sourceIds(),
    ord: integer('ord').notNull(),
  },
  (t) => [primaryKey({ columns: [t.chain, t.address] }), index('wallets_address').on(t.address)],
);

/** Addresses that lists call DPRK's, and that a better source names as somebody else's. */
export const misattributions = pgTable(
  'misattributions',
  {
    chain: text('chain').notNull(),
    address: text('address').notNull(),
    holder: text('holder').notNull(),
    programmes: text('programmes').array().notNull(),
    authority: text('authority').notNull(),
    authorityDate: text('authority_date'),
    tier: text('tier').notNull(),
    access: text('access').notNull(),
    note: text('note').notNull(),
    sourceIds: sourceIds(),
  },
  (t) => [primaryKey({ columns: [t.chain, t.address] })],
);

export const walletIncidents = pgTable(
  'wallet_incidents',
  {
    chain: text('chain').notNull(),
    address: text('address').notNull(),
    incident: text('incident').notNull().references(() => incidents.slug),
  },
  (t) => [primaryKey({ columns: [t.chain, t.address, t.incident] }), index('wallet_incidents_incident').on(t.incident)],
);

export const timeline = pgTable('timeline', {
  id: text('id').primaryKey(),
  date: text('date').notNull(),
  datePrecision: text('date_precision').notNull(),
  kind: text('kind').notNull(),
  parties: text('parties').array().notNull(),
  title: text('title').notNull(),
  summary: text('summary').notNull(),
  titleKo: text('title_ko').notNull(),
  titleJa: text('title_ja').notNull(),
  /** `yes` where the wording is a government's own, `name` where only the name is, else null. */
  titleKoOfficial: text('title_ko_official'),
  titleJaOfficial: text('title_ja_official'),
  /** `article` or `public`. */
  origin: text('origin').notNull(),
  articleSays: text('article_says'),
  dateSource: text('date_source'),
  publicRecordAdds: text('public_record_adds'),
  /** The entry of public record that is the document behind this one. */
  documentId: text('document_id'),
  access: text('access').notNull(),
  incidents: text('incidents').array().notNull(),
  sourceIds: sourceIds(),
});

export const services = pgTable(
  'services',
  {
    chain: text('chain').notNull(),
    address: text('address').notNull(),
    name: text('name').notNull(),
    category: text('category').notNull(),
    sourceIds: sourceIds(),
    ord: integer('ord').notNull(),
  },
  (t) => [primaryKey({ columns: [t.chain, t.address] })],
);

export const tokens = pgTable(
  'tokens',
  {
    chain: text('chain').notNull(),
    contract: text('contract').notNull(),
    symbol: text('symbol').notNull(),
    decimals: integer('decimals').notNull(),
    sourceIds: sourceIds(),
  },
  (t) => [primaryKey({ columns: [t.chain, t.contract] })],
);

export const theftTransactions = pgTable('theft_transactions', {
  id: text('id').primaryKey(),
  incident: text('incident').notNull().references(() => incidents.slug),
  role: text('role').notNull(),
  date: text('date'),
  chain: text('chain').notNull(),
  txHash: text('tx_hash').notNull(),
  block: count('block'),
  timestamp: count('timestamp'),
  from: text('from_address'),
  to: text('to_address'),
  asset: text('asset'),
  assetContract: text('asset_contract'),
  kind: text('kind'),
  amount: units('amount'),
  decimals: integer('decimals'),
  confidence: text('confidence').notNull(),
  note: text('note'),
  sourceIds: sourceIds(),
});

/** Transfers that ship with the registry, second hand until `verify` has read them from a node. */
export const shippedTransfers = pgTable('shipped_transfers', {
  id: text('id').primaryKey(),
  incident: text('incident').notNull().references(() => incidents.slug),
  chain: text('chain').notNull(),
  txHash: text('tx_hash').notNull(),
  block: count('block').notNull(),
  kind: text('kind').notNull(),
  timestamp: count('timestamp').notNull(),
  from: text('from_address').notNull(),
  to: text('to_address').notNull(),
  asset: text('asset').notNull(),
  assetContract: text('asset_contract'),
  decimals: integer('decimals').notNull(),
  amount: units('amount').notNull(),
  sourceIds: sourceIds(),
});

export const prices = pgTable(
  'prices',
  {
    asset: text('asset').notNull(),
    date: text('date').notNull(),
    usdMicros: units('usd_micros').notNull(),
    sourceIds: sourceIds(),
  },
  (t) => [primaryKey({ columns: [t.asset, t.date] })],
);

/** The Chainlink feeds by which assets are priced, on the chain of the asset. */
export const priceFeeds = pgTable(
  'price_feeds',
  {
    chain: text('chain').notNull(),
    /** Empty for the chain's own asset: null can't be part of a key. */
    assetContract: text('asset_contract').notNull(),
    feed: text('feed').notNull(),
    decimals: integer('decimals').notNull(),
    description: text('description').notNull(),
    /** Why a feed of another asset stands for this one; null where it is the asset's own. */
    basis: text('basis'),
    sourceIds: sourceIds(),
  },
  (t) => [primaryKey({ columns: [t.chain, t.assetContract] })],
);

export const observedSeries = pgTable('observed_series', {
  id: text('id').primaryKey(),
  incident: text('incident').notNull().references(() => incidents.slug),
  date: text('date').notNull(),
  flow: text('flow').notNull(),
  from: text('from_address'),
  toCategory: text('to_category'),
  toName: text('to_name'),
  /** The symbol of the asset, or `USD` where the source gives a value and no amount. */
  asset: text('asset').notNull(),
  amount: units('amount').notNull(),
  decimals: integer('decimals').notNull(),
  transfers: integer('transfers').notNull(),
  sourceIds: sourceIds(),
});

export const mixerDeposits = pgTable('mixer_deposits', {
  date: text('date').primaryKey(),
  deposits: integer('deposits').notNull(),
  amount: units('amount').notNull(),
  sourceIds: sourceIds(),
});

export const reportedFlows = pgTable('reported_flows', {
  id: text('id').primaryKey(),
  incident: text('incident').notNull().references(() => incidents.slug),
  kind: text('kind').notNull(),
  asOf: text('as_of'),
  periodStart: text('period_start'),
  periodEnd: text('period_end'),
  stage: text('stage').notNull(),
  service: text('service'),
  asset: text('asset'),
  /** As the reporter wrote it: a decimal text of that asset, not base units. */
  amount: text('amount'),
  amountUsdMicros: units('amount_usd_micros'),
  sharePercent: text('share_percent'),
  reportedBy: text('reported_by').notNull(),
  publicationDate: text('publication_date'),
  note: text('note'),
  sourceIds: sourceIds(),
});

export const officialTotals = pgTable('official_totals', {
  id: text('id').primaryKey(),
  body: text('body').notNull(),
  period: text('period').notNull(),
  totalUsdMicros: units('total_usd_micros').notNull(),
  incidents: integer('incidents'),
  published: text('published'),
  access: text('access').notNull(),
  note: text('note'),
  sourceIds: sourceIds(),
});

export const launderingWaves = pgTable('laundering_waves', {
  wave: text('wave').primaryKey(),
  fromDay: integer('from_day').notNull(),
  toDay: integer('to_day').notNull(),
  reportedBy: text('reported_by').notNull(),
  published: text('published').notNull(),
  access: text('access').notNull(),
  note: text('note'),
  sourceIds: sourceIds(),
});
