import type { Transfer } from '@/lib/core/transfer';
import type { Db } from './client';
import { transfers } from './schema';

/** 11 values a row: far below the 65,535 that one statement may have. */
const CHUNK = 2_000;

/** Stores transfers that are not there yet, and says how many those were. The same row twice is one row. */
export async function insertTransfers(db: Db, rows: readonly Transfer[]): Promise<number> {
  let added = 0;
  for (let i = 0; i < rows.length; i += CHUNK) {
    const chunk = rows.slice(i, i + CHUNK);
    const stored = await db.insert(transfers).values(chunk).onConflictDoNothing().returning({ position: transfers.position });
    added += stored.length;
  }
  return added;
}
