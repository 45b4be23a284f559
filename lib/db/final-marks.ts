import { and, desc, eq, lte, sql } from 'drizzle-orm';
import type { Db } from './client';
import { rowsOf } from './rows';
import { finalMarks } from './schema';

/** A block that was final when it was seen, and the hash that it had. */
export interface FinalMark {
  readonly block: number;
  readonly hash: string;
}

const KEPT = 1_000;

/** The newest mark of a chain, up to a block if one is given; undefined before the first. */
export async function latestMark(db: Db, chain: string, upTo?: number): Promise<FinalMark | undefined> {
  const [mark] = await db
    .select({ block: finalMarks.block, hash: finalMarks.hash })
    .from(finalMarks)
    .where(and(eq(finalMarks.chain, chain), upTo === undefined ? undefined : lte(finalMarks.block, upTo)))
    .orderBy(desc(finalMarks.block))
    .limit(1);
  return mark;
}

/** Remembers final blocks; of those of a chain the lowest and the newest thousand are kept. */
export async function saveMarks(db: Db, chain: string, marks: readonly FinalMark[]): Promise<void> {
  if (marks.length === 0) return;
  await db.insert(finalMarks).values(marks.map((mark) => ({ chain, ...mark }))).onConflictDoNothing();
  await db.execute(sql`
    delete from final_marks where chain = ${chain} and block > (select min(block) from final_marks where chain = ${chain})
      and block < (select block from final_marks where chain = ${chain} order by block desc offset ${KEPT} limit 1)`);
}

/** Every block of a chain of which the store knows the hash, up to a block, from old to new. */
export async function knownBlocks(db: Db, chain: string, upTo: number): Promise<FinalMark[]> {
  return rowsOf(
    db,
    sql`select block::float8 as block, min(hash) as hash from (
        select block, hash from final_marks where chain = ${chain}
        union select block, block_hash from transfers where chain = ${chain}
      ) as known where block <= ${upTo} group by block order by block`,
  );
}
