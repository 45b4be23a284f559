import { bigint, numeric, text } from 'drizzle-orm/pg-core';

/** Integer base units or micro-dollars, up to 2^256-1, exact on both engines. */
export const units = (name: string) => numeric(name, { precision: 78, scale: 0, mode: 'bigint' });
/** Block numbers and unix seconds: far below 2^53. */
export const count = (name: string) => bigint(name, { mode: 'number' });
export const sourceIds = () => text('source_ids').array().notNull();
