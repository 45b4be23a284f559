import { customType, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

// Answers that were frozen to be cited. Never renewed and never changed: a link to one gives the same bytes for ever.

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

export const snapshots = pgTable('snapshots', {
  /** SHA-256 of `dataset` in hex. */
  id: text('id').primaryKey(),
  chart: text('chart').notNull(),
  /** The filters that it was asked with, in one order. */
  params: text('params').notNull(),
  /** The JSON text of the dataset, byte for byte. */
  dataset: text('dataset').notNull(),
  madeAt: timestamp('made_at', { withTimezone: true }).notNull(),
});

/** What was drawn of a snapshot when it was first asked for, so that a later version of the drawing changes nothing. */
export const snapshotFiles = pgTable(
  'snapshot_files',
  {
    snapshot: text('snapshot').notNull().references(() => snapshots.id),
    /** Form and settings, such as `png 850x600 light en`. */
    name: text('name').notNull(),
    bytes: bytea('bytes').notNull(),
  },
  (t) => [primaryKey({ columns: [t.snapshot, t.name] })],
);
