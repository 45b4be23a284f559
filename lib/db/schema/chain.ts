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
