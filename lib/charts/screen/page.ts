import { setImmediate as pause } from 'node:timers/promises';
import { SCREEN_RESULTS, type ScreenPage, type ScreenRow } from '@/lib/screen/types';
import type { ScreenAnswer } from './store-screening';

const SHOWN = 500;
/** A few milliseconds of work, between which others are answered. */
const PIECE = 200;

/** The rows that the page has room for, by their result and then in the order given, and the count of all. */
export async function screenPage({ rows, meta }: ScreenAnswer): Promise<ScreenPage> {
  const byResult = new Map(SCREEN_RESULTS.map((result): [string, ScreenRow[]] => [result, []]));
  let seen = 0;
  for (const row of rows) {
    const kept = byResult.get(row.result);
    if (kept !== undefined && kept.length < SHOWN) kept.push(row);
    if (++seen % PIECE === 0) await pause();
  }
  // What could not be read is shown before what is not known: it has not been answered.
  const order = [...byResult].sort(([a], [b]) => Number(a === 'unknown') - Number(b === 'unknown'));
  return { meta: meta(), rows: order.flatMap(([, kept]) => kept).slice(0, SHOWN) };
}
