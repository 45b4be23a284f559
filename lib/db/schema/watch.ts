import { index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { count, units } from './columns';

// What the operator watches for, and what came of it. No part of the registry; a registry load does not touch it.

/** A condition that is null holds always. A rule that was removed stays, for the alerts that it gave. */
export const watchRules = pgTable('watch_rules', {
  id: text('id').primaryKey(),
  chain: text('chain'),
  address: text('address'),
  incident: text('incident'),
  tier: text('tier'),
  category: text('category'),
  minUsdMicros: units('min_usd_micros'),
  /** `out`, `in` or `any`: whether the flagged wallet sends or receives. */
  direction: text('direction').notNull(),
  /** May hold a key. */
  webhook: text('webhook'),
  /** Seconds; what is older is no alert. */
  since: count('since').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  removedAt: timestamp('removed_at', { withTimezone: true }),
});

/** A final transfer that a rule asked for: a copy, so that it can be told of after a reorganisation has taken it back. */
export const alerts = pgTable(
  'alerts',
  {
    /** Stands for chain, block hash, transaction, kind and position: the same transfer has it on every machine. */
    transfer: text('transfer').notNull(),
    rule: text('rule').notNull().references(() => watchRules.id),
    chain: text('chain').notNull(),
    block: count('block').notNull(),
    txHash: text('tx_hash').notNull(),
    kind: text('kind').notNull(),
    timestamp: count('timestamp').notNull(),
    from: text('from_address').notNull(),
    to: text('to_address').notNull(),
    assetContract: text('asset_contract'),
    amount: units('amount').notNull(),
    /** The flagged wallet that the rule found: one of the two ends. */
    wallet: text('wallet').notNull(),
    /** Null as long as a minimum waits for the price of the day. */
    raisedAt: timestamp('raised_at', { withTimezone: true }),
    /** When a reorganisation below finality took the transfer back. */
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.transfer, t.rule] }),
    index('alerts_raised').on(t.raisedAt),
    index('alerts_wallet').on(t.chain, t.wallet),
    index('alerts_block').on(t.chain, t.block),
  ],
);

/** What is to be told to the webhook of a rule: one row an alert. */
export const alertDeliveries = pgTable(
  'alert_deliveries',
  {
    transfer: text('transfer').notNull(),
    rule: text('rule').notNull().references(() => watchRules.id),
    /** `due`, `delivered`, or `dead` after a day of trying. */
    state: text('state').notNull(),
    attempts: integer('attempts').notNull(),
    nextAt: timestamp('next_at', { withTimezone: true }).notNull(),
    triedAt: timestamp('tried_at', { withTimezone: true }),
    /** Why the last attempt failed. */
    error: text('error'),
  },
  (t) => [primaryKey({ columns: [t.transfer, t.rule] }), index('alert_deliveries_next').on(t.state, t.nextAt)],
);
