import { index, integer, jsonb, pgTable, pgView, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { count, units } from './columns';

// What happened on chain. Only final blocks; never dropped by a registry load.

export const transfers = pgTable(
  'transfers',
  {
    chain: text('chain').notNull(),
    block: count('block').notNull(),
    blockHash: text('block_hash').notNull(),
    txHash: text('tx_hash').notNull(),
    kind: text('kind').notNull(),
    position: text('position').notNull(),
    timestamp: count('timestamp').notNull(),
    from: text('from_address').notNull(),
    to: text('to_address').notNull(),
    assetContract: text('asset_contract'),
    amount: units('amount').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.chain, t.blockHash, t.txHash, t.kind, t.position] }),
    index('transfers_from').on(t.chain, t.from, t.block),
    index('transfers_to').on(t.chain, t.to, t.block),
    index('transfers_time').on(t.timestamp),
  ],
);

/** The ledger of intervals: which blocks have been fetched for which canonical query. */
export const fetchedIntervals = pgTable(
  'fetched_intervals',
  {
    chain: text('chain').notNull(),
    query: text('query').notNull(),
    fromBlock: count('from_block').notNull(),
    toBlock: count('to_block').notNull(),
  },
  (t) => [primaryKey({ columns: [t.chain, t.query, t.fromBlock] })],
);

export const balances = pgTable(
  'balances',
  {
    chain: text('chain').notNull(),
    address: text('address').notNull(),
    /** Empty for the chain's own asset: null can't be part of a key. */
    assetContract: text('asset_contract').notNull(),
    amount: units('amount').notNull(),
    block: count('block').notNull(),
    timestamp: count('timestamp').notNull(),
  },
  (t) => [primaryKey({ columns: [t.chain, t.address, t.assetContract] })],
);

/** What `verify` read for a shipped transfer: `match`, `mismatch` or `not found`. */
export const verifications = pgTable('verifications', {
  shippedId: text('shipped_id').primaryKey(),
  result: text('result').notNull(),
  detail: text('detail'),
  checkedAt: timestamp('checked_at', { withTimezone: true }).notNull(),
});

/** One row per chain: how far the last sync came, for /status and the progress bar. */
export const syncStatus = pgTable('sync_status', {
  chain: text('chain').primaryKey(),
  state: text('state').notNull(),
  head: count('head'),
  wanted: count('wanted').notNull(),
  done: count('done').notNull(),
  requests: count('requests').notNull(),
  rows: count('rows').notNull(),
  /** What kinds of transfer the endpoint can't give, so that no page calls the record complete. */
  missingKinds: text('missing_kinds').array().notNull(),
  message: text('message'),
  startedAt: timestamp('started_at', { withTimezone: true }).notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  /** When a sync last came to its end; null before the first that did. */
  completedAt: timestamp('completed_at', { withTimezone: true }),
});

/** What this store holds: the version of the registry that is loaded, whether it is a replay. */
export const meta = pgTable('meta', {
  key: text('key').primaryKey(),
  value: jsonb('value').notNull(),
});

/**
 * Every known movement once: fetched rows, and shipped rows that no fetch has replaced (migration 0001).
 * `origin` is `fetched` or `shipped`; a native or internal transfer has no contract, an unlisted token no symbol.
 */
export const ledgerTransfers = pgView('ledger_transfers', {
  chain: text('chain').notNull(),
  block: count('block').notNull(),
  blockHash: text('block_hash'),
  txHash: text('tx_hash').notNull(),
  kind: text('kind').notNull(),
  position: text('position'),
  timestamp: count('timestamp').notNull(),
  from: text('from_address').notNull(),
  to: text('to_address').notNull(),
  assetContract: text('asset_contract'),
  tokenSymbol: text('token_symbol'),
  tokenDecimals: integer('token_decimals'),
  amount: units('amount').notNull(),
  origin: text('origin').notNull(),
  shippedId: text('shipped_id'),
}).existing();

/** What a service's own event says in a transaction of a watched wallet. */
export const serviceEvents = pgTable(
  'service_events',
  {
    chain: text('chain').notNull(),
    block: count('block').notNull(),
    blockHash: text('block_hash').notNull(),
    txHash: text('tx_hash').notNull(),
    logIndex: count('log_index').notNull(),
    timestamp: count('timestamp').notNull(),
    protocol: text('protocol').notNull(),
    event: text('event').notNull(),
    contract: text('contract').notNull(),
    /** The watched wallet whose transfer stands in the same transaction. */
    wallet: text('wallet').notNull(),
    /** Empty for the chain's own asset; null where the event does not say, and then `amount` is null too. */
    assetContract: text('asset_contract'),
    amount: units('amount'),
    destinationChain: text('destination_chain'),
    destinationAddress: text('destination_address'),
    details: jsonb('details').$type<Readonly<Record<string, string>>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.chain, t.blockHash, t.txHash, t.logIndex] }),
    index('service_events_wallet').on(t.chain, t.wallet, t.block),
    index('service_events_tx').on(t.chain, t.txHash),
  ],
);

/**
 * A price of one whole unit at the start of a day (UTC), from a Chainlink round. Price and round are null where
 * the feed was asked and had no round fit for that day: unknown, and not to be asked again.
 */
export const feedPrices = pgTable(
  'feed_prices',
  {
    chain: text('chain').notNull(),
    /** Empty for the chain's own asset. */
    assetContract: text('asset_contract').notNull(),
    date: text('date').notNull(),
    usdMicros: units('usd_micros'),
    feedChain: text('feed_chain').notNull(),
    feed: text('feed').notNull(),
    roundId: units('round_id'),
    roundTime: count('round_time'),
  },
  (t) => [primaryKey({ columns: [t.chain, t.assetContract, t.date] })],
);

/** Final blocks at which a sync stood: where a reorganisation below finality would show. */
export const finalMarks = pgTable(
  'final_marks',
  {
    chain: text('chain').notNull(),
    block: count('block').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.chain, t.block] })],
);

/** Reorganisations below finality that were found and undone. */
export const reorgs = pgTable(
  'reorgs',
  {
    chain: text('chain').notNull(),
    foundAt: timestamp('found_at', { withTimezone: true }).notNull(),
    /** The last block that both sides share, and the one at which they were seen to differ. */
    commonBlock: count('common_block').notNull(),
    block: count('block').notNull(),
    storedHash: text('stored_hash').notNull(),
    newHash: text('new_hash').notNull(),
    removedTransfers: count('removed_transfers').notNull(),
    removedEvents: count('removed_events').notNull(),
  },
  (t) => [primaryKey({ columns: [t.chain, t.foundAt] })],
);

/** How each endpoint did: by its host, never its URL. */
export const endpointHealth = pgTable(
  'endpoint_health',
  {
    chain: text('chain').notNull(),
    host: text('host').notNull(),
    answered: count('answered').notNull(),
    failed: count('failed').notNull(),
    /** Answers that could not be true and were thrown away. */
    discarded: count('discarded').notNull(),
    lastDiscard: text('last_discard'),
    lastDiscardAt: timestamp('last_discard_at', { withTimezone: true }),
    latencyMs: count('latency_ms'),
    /** Requests a second that it was learned to bear; null as long as it never asked for fewer. */
    rate: count('rate'),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.chain, t.host] })],
);

/** Who fetches a chain right now: of several processes one, until its lease runs out. */
export const syncLeases = pgTable('sync_leases', {
  chain: text('chain').primaryKey(),
  holder: text('holder').notNull(),
  until: timestamp('until', { withTimezone: true }).notNull(),
});

/** How far the fetching for the trace of an incident came: one row each, written over by the next crawl. */
export const crawls = pgTable('crawls', {
  incident: text('incident').primaryKey(),
  state: text('state').notNull(),
  message: text('message'),
  /** Addresses on the way of the loot whose history is there, and the most steps from the theft among them. */
  addresses: count('addresses').notNull(),
  hops: count('hops').notNull(),
  requests: count('requests').notNull(),
  /** Transfers that were new. */
  rows: count('rows').notNull(),
  maxHops: count('max_hops').notNull(),
  minUsdMicros: units('min_usd_micros').notNull(),
  maxAddresses: count('max_addresses').notNull(),
  startedAt: timestamp('started_at', { withTimezone: true }).notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
});
