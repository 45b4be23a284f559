import { eq, sql } from 'drizzle-orm';
import type { Db } from './client';
import { rowsOf } from './rows';
import { syncLeases } from './schema';

// Each is one statement, and time is the database's own: the clocks of two machines don't matter.

const inMs = (ttlMs: number) => sql`now() + ${ttlMs}::float8 * interval '1 millisecond'`;

/**
 * Takes the lease of a chain for so many milliseconds: of all that ask at once one gets true, the others false until
 * it is released or has run out. `holder` names one process and no other.
 */
export async function takeLease(db: Db, chain: string, holder: string, ttlMs: number): Promise<boolean> {
  const taken = await rowsOf(
    db,
    sql`insert into sync_leases (chain, holder, until) values (${chain}, ${holder}, ${inMs(ttlMs)})
      on conflict (chain) do update set holder = excluded.holder, until = excluded.until
      where sync_leases.until <= now() or sync_leases.holder = excluded.holder
      returning holder`,
  );
  return taken.length > 0;
}

/** Prolongs a lease from now on. False when another has taken it since: whoever held it must stop. */
export async function renewLease(db: Db, chain: string, holder: string, ttlMs: number): Promise<boolean> {
  const renewed = await rowsOf(
    db,
    sql`update sync_leases set until = ${inMs(ttlMs)} where chain = ${chain} and holder = ${holder} returning holder`,
  );
  return renewed.length > 0;
}

/** Gives a lease back before its time; that of another is left alone. */
export async function releaseLease(db: Db, chain: string, holder: string): Promise<void> {
  await db.execute(sql`delete from sync_leases where chain = ${chain} and holder = ${holder}`);
}

/** Who took the lease of a chain last, or undefined when it was given back. */
export async function findLeaseHolder(db: Db, chain: string): Promise<string | undefined> {
  const [lease] = await db.select({ holder: syncLeases.holder }).from(syncLeases).where(eq(syncLeases.chain, chain));
  return lease?.holder;
}

/** The chains of which somebody holds the lease right now. */
export async function leasedChains(db: Db): Promise<ReadonlySet<string>> {
  const rows = await rowsOf<{ chain: string }>(db, sql`select chain from sync_leases where until > now()`);
  return new Set(rows.map(({ chain }) => chain));
}
