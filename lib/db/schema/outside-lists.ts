import { index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

// Lists from outside that the operator took. No part of the registry; a registry load does not touch them.

export const outsideLists = pgTable('outside_lists', {
  id: text('id').primaryKey(),
  format: text('format').notNull(),
  title: text('title').notNull(),
  licence: text('licence').notNull(),
  /** Day of issue of the edition that is held. */
  date: text('date').notNull(),
  tier: text('tier').notNull(),
  /** Name of the file, or the URL without user and query. */
  origin: text('origin').notNull(),
  /** Of the bytes of that edition. */
  sha256: text('sha256').notNull(),
  takenAt: timestamp('taken_at', { withTimezone: true }).notNull(),
  /** Why it is not believed, and since when; null for a list that is. */
  distrustReason: text('distrust_reason'),
  distrustedAt: timestamp('distrusted_at', { withTimezone: true }),
});

/** What was taken with each edition, for whoever asks when a list changed. */
export const outsideEditions = pgTable(
  'outside_editions',
  {
    list: text('list').notNull().references(() => outsideLists.id),
    takenAt: timestamp('taken_at', { withTimezone: true }).notNull(),
    date: text('date').notNull(),
    sha256: text('sha256').notNull(),
    added: integer('added').notNull(),
    removed: integer('removed').notNull(),
    changed: integer('changed').notNull(),
    unread: integer('unread').notNull(),
  },
  (t) => [primaryKey({ columns: [t.list, t.takenAt] })],
);

/** Every row that a list ever had; one that is gone keeps the day on which it was missed. */
export const outsideListings = pgTable(
  'outside_listings',
  {
    list: text('list').notNull().references(() => outsideLists.id),
    key: text('key').notNull(),
    chain: text('chain').notNull(),
    address: text('address').notNull(),
    asset: text('asset'),
    entity: text('entity').notNull(),
    says: text('says').notNull(),
    category: text('category'),
    programmes: text('programmes').array().notNull(),
    date: text('date'),
    delisted: text('delisted'),
    link: text('link'),
    confidence: text('confidence'),
  },
  (t) => [primaryKey({ columns: [t.list, t.key] }), index('outside_listings_address').on(t.address)],
);
