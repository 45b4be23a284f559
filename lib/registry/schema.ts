import { z } from 'zod';
import { ACCESS, INCIDENT_TIERS, WALLET_TIERS } from '@/lib/core/tiers';
import * as f from './fields';
import { addressesOf, canonical, orNull, precisionFits } from './fields';

// The facts, one row type per file of data/. Amounts are decimal texts, dates as fine as the source gave them,
// addresses canonical once read.

const access = z.enum(ACCESS);
const precision = z.enum(['day', 'month', 'year']);

const source = z.strictObject({
  id: f.slug,
  citation: f.text,
  publisher: orNull(f.text),
  url: orNull(f.url),
  published: orNull(f.date),
  access,
  note: orNull(f.text),
});

const incident = z
  .strictObject({
    slug: f.slug,
    date: f.date,
    datePrecision: precision,
    victim: f.text,
    chains: z.array(f.text).readonly(),
    lossUsd: orNull(f.usd),
    attributedBy: f.text,
    attributionDate: orNull(f.date),
    tier: z.enum(INCIDENT_TIERS),
    note: orNull(f.text),
    sources: f.sourceIds,
  })
  .superRefine(precisionFits);

const attribution = z.strictObject({
  id: f.slug,
  incident: f.slug,
  parties: z.array(f.text).min(1).readonly(),
  body: f.text,
  date: f.date,
  statedUsd: orNull(f.usd),
  form: f.text,
  access,
  note: orNull(f.text),
  sources: f.sourceIds,
});

const wallet = z
  .strictObject({
    chain: f.chain,
    address: f.text,
    label: f.text,
    actor: f.text,
    incidents: f.incidentSlugs,
    context: f.text,
    authority: f.text,
    authorityDate: orNull(f.date),
    tier: z.enum(WALLET_TIERS),
    access,
    addressCheck: f.text,
    sources: f.sourceIds,
  })
  .transform(addressesOf('address'));

/** An address that lists call DPRK's, and that a better source names as somebody else's. */
const misattribution = z
  .strictObject({
    chain: f.chain,
    address: f.text,
    holder: f.text,
    programmes: z.array(f.text).readonly(),
    authority: f.text,
    authorityDate: orNull(f.date),
    tier: z.enum(WALLET_TIERS),
    access,
    note: f.text,
    sources: f.sourceIds,
  })
  .transform(addressesOf('address'));

const timelineEntry = z
  .strictObject({
    id: f.slug,
    date: f.date,
    datePrecision: precision,
    kind: f.slug,
    parties: z.array(f.text).min(1).readonly(),
    title: f.text,
    summary: f.text,
    titleKo: f.text,
    titleJa: f.text,
    titleKoOfficial: orNull(z.enum(['yes', 'name'])),
    titleJaOfficial: orNull(z.enum(['yes', 'name'])),
    origin: z.enum(['article', 'public']),
    articleSays: orNull(f.text),
    dateSource: orNull(f.text),
    publicRecordAdds: orNull(f.text),
    documentId: orNull(f.slug),
    access,
    incidents: f.incidentSlugs,
    sources: f.sourceIds,
  })
  .superRefine(precisionFits)
  .refine((row) => (row.origin === 'article') === (row.articleSays !== null), {
    path: ['articleSays'],
    message: 'belongs to the entries taken from the article, and to each of them',
  });

const service = z
  .strictObject({ chain: f.chain, address: f.text, name: f.text, category: z.string().regex(/^[a-z_]+$/), sources: f.sourceIds })
  .transform(addressesOf('address'));

const token = z
  .strictObject({ chain: f.chain, contract: f.text, symbol: f.text, decimals: f.count.max(77), sources: f.sourceIds })
  .transform(addressesOf('contract'));

const theftTransaction = z
  .strictObject({
    id: f.slug,
    incident: f.slug,
    role: f.text,
    date: orNull(f.day),
    chain: f.chain,
    txHash: f.txHash,
    block: orNull(f.count),
    timestamp: orNull(f.moment),
    from: orNull(f.text),
    to: orNull(f.text),
    asset: orNull(f.text),
    assetContract: orNull(f.text),
    kind: orNull(z.enum(['native', 'internal', 'token'])),
    amount: orNull(f.amount),
    confidence: f.text,
    note: orNull(f.text),
    sources: f.sourceIds,
  })
  .transform(addressesOf('from', 'to', 'assetContract'));

const observedTransfer = z
  .strictObject({
    id: f.slug,
    incident: f.slug,
    chain: f.chain,
    txHash: f.txHash,
    block: f.count,
    kind: z.enum(['native', 'internal', 'token']),
    timestamp: f.moment,
    from: f.text,
    to: f.text,
    asset: f.text,
    assetContract: orNull(f.text),
    amount: f.amount,
    sources: f.sourceIds,
  })
  .transform(addressesOf('from', 'to', 'assetContract'));

const price = z.strictObject({ asset: f.text, date: f.day, usd: f.usd, sources: f.sourceIds });

/** A Chainlink feed: the address of its proxy, on the chain of the asset, and what the contract says of itself. */
const priceFeed = z
  .strictObject({
    chain: f.chain,
    contract: orNull(f.text),
    feed: f.text,
    decimals: f.count.max(38),
    description: z.string().regex(/^[A-Z0-9]+ \/ USD$/, 'is no price in dollars, as in "ETH / USD"'),
    /** Why a feed of another asset stands for this one. */
    basis: orNull(f.text),
    sources: f.sourceIds,
  })
  .transform(addressesOf('contract', 'feed'));

const seriesPoint = z
  .strictObject({
    id: f.slug,
    incident: f.slug,
    date: f.day,
    flow: f.text,
    /** An Ethereum address. */
    from: orNull(f.text),
    toCategory: orNull(f.text),
    toName: orNull(f.text),
    /** `ETH`, or `USD` where the source gives a value and no amount. */
    asset: f.text,
    amount: f.amount,
    transfers: f.count,
    sources: f.sourceIds,
  })
  .transform((row, context) => ({
    ...row,
    from: row.from === null ? null : canonical('ethereum', row.from, 'from', context),
  }));

const mixerDay = z.strictObject({ date: f.day, deposits: f.count, amount: f.amount, sources: f.sourceIds });

const reportedFlow = z.strictObject({
  id: f.slug,
  incident: f.slug,
  kind: z.enum(['reported', 'network volume', 'status']),
  asOf: orNull(f.date),
  periodStart: orNull(f.date),
  periodEnd: orNull(f.date),
  stage: z.enum(['consolidation', 'swap', 'bridge', 'mixer', 'exchange', 'otc', 'held', 'frozen', 'recovered', 'other']),
  service: orNull(f.text),
  asset: orNull(f.text),
  amount: orNull(f.amount),
  amountUsd: orNull(f.usd),
  sharePercent: orNull(f.amount),
  reportedBy: f.text,
  publicationDate: orNull(f.date),
  note: orNull(f.text),
  sources: f.sourceIds,
});

const officialTotal = z.strictObject({
  id: f.slug,
  body: f.text,
  period: f.text,
  totalUsd: f.usd,
  incidents: orNull(f.count),
  published: orNull(f.date),
  access,
  note: orNull(f.text),
  sources: f.sourceIds,
});

const launderingWave = z
  .strictObject({
    wave: f.text,
    fromDay: f.count,
    toDay: f.count,
    reportedBy: f.text,
    published: f.date,
    access,
    note: orNull(f.text),
    sources: f.sourceIds,
  })
  .refine((row) => row.fromDay <= row.toDay, { path: ['toDay'], message: 'lies before fromDay' });

const table = <S extends z.ZodType>(file: string, row: S, key: (row: z.output<S>) => string) => ({ file: `${file}.json`, row, key });
const onChain = (row: { chain: string; address: string }) => `${row.chain}:${row.address}`;
const id = (row: { id: string }) => row.id;

/** Each file of data/: its row, and what no two rows of it may share. */
export const TABLES = {
  sources: table('sources', source, id),
  incidents: table('incidents', incident, (row) => row.slug),
  attributions: table('attributions', attribution, id),
  wallets: table('wallets', wallet, onChain),
  misattributions: table('misattributions', misattribution, onChain),
  timeline: table('timeline', timelineEntry, id),
  services: table('services', service, onChain),
  tokens: table('tokens', token, (row) => `${row.chain}:${row.contract}`),
  theftTransactions: table('theft_transactions', theftTransaction, id),
  observedTransfers: table('observed_transfers', observedTransfer, id),
  prices: table('prices', price, (row) => `${row.asset} ${row.date}`),
  priceFeeds: table('price_feeds', priceFeed, (row) => `${row.chain}:${row.contract ?? 'native'}`),
  observedSeries: table('observed_series', seriesPoint, id),
  mixerDeposits: table('mixer_deposits', mixerDay, (row) => row.date),
  reportedFlows: table('reported_flows', reportedFlow, id),
  officialTotals: table('official_totals', officialTotal, id),
  launderingWaves: table('laundering_waves', launderingWave, (row) => row.wave),
} as const;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/** One row of a table, as read: checked, addresses canonical, missing cells null. */
export type RowOf<N extends TableName> = Readonly<z.output<(typeof TABLES)[N]['row']>>;

/** All the facts, in the order of the files. */
export type Registry = { readonly [N in TableName]: readonly RowOf<N>[] };

/** A transfer that ships with the registry. */
export type ObservedTransfer = RowOf<'observedTransfers'>;
