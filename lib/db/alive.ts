import { sql } from 'drizzle-orm';
import { TrackerError } from '@/lib/core/errors';
import type { Db } from './client';

const PATIENCE_MS = 5_000;

/** Asks the store for a sign of life. Throws `store_unreachable` where none comes within five seconds. */
export async function assertAlive(db: Db, patienceMs = PATIENCE_MS): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer for ${patienceMs} ms`)), patienceMs);
  });
  try {
    await Promise.race([db.execute(sql`select 1`), late]);
  } catch (cause) {
    throw new TrackerError('store_unreachable', 'The database does not answer.', {
      fix: 'Check that its server runs; where it is the embedded one, start the tracker again.',
      cause,
    });
  } finally {
    clearTimeout(timer);
  }
}
