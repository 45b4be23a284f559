import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { matchTransfers, settleAlerts } from './alerts';
import type { Db } from './client';
import { rowsOf } from './rows';
import { alertDeliveries, watchRules } from './schema';

export type WatchRule = typeof watchRules.$inferSelect;
/** A rule with the number of transfers that it has raised so far. */
export interface CountedRule extends WatchRule {
  readonly alerts: number;
}

/** What is later than any block of ours. */
const END_OF_TIME = Number.MAX_SAFE_INTEGER;

/**
 * Keeps a rule, and raises what is stored already and meets it. No transfer falls between the two: whoever stores some
 * meanwhile is waited for, and sees the rule if it comes later.
 */
export async function addRule(db: Db, rule: WatchRule): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`lock table watch_rules in access exclusive mode`);
    await tx.insert(watchRules).values(rule);
    await matchTransfers(tx, { from: rule.since, to: END_OF_TIME });
    await settleAlerts(tx, { rule: rule.id });
  });
}

/** The rules that are kept, the oldest first. */
export async function listRules(db: Db): Promise<CountedRule[]> {
  const rules = await db.select().from(watchRules).where(isNull(watchRules.removedAt)).orderBy(asc(watchRules.createdAt), asc(watchRules.id));
  const counts = await rowsOf<{ rule: string; alerts: number }>(db, sql`select rule, count(*)::int as alerts from alerts where raised_at is not null group by rule`);
  const byRule = new Map(counts.map(({ rule, alerts }) => [rule, alerts]));
  return rules.map((rule) => ({ ...rule, alerts: byRule.get(rule.id) ?? 0 }));
}

/** Ends a rule; what it has raised stays, and what its webhook was not told yet is not sent any more. False where there is none. */
export async function removeRule(db: Db, id: string, at: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    const removed = await tx.update(watchRules).set({ removedAt: at }).where(and(eq(watchRules.id, id), isNull(watchRules.removedAt))).returning({ id: watchRules.id });
    const ended = { state: 'dead', error: 'The rule was removed.' };
    await tx.update(alertDeliveries).set(ended).where(and(eq(alertDeliveries.rule, id), eq(alertDeliveries.state, 'due')));
    return removed.length > 0;
  });
}

/** Whether a source flags this address, on this chain or on any. Canonical. */
export async function isFlagged(db: Db, address: string, chain?: string): Promise<boolean> {
  const here = chain === undefined ? sql`` : sql`and chain = ${chain}`;
  return (await rowsOf(db, sql`select 1 from wallets where address = ${address} ${here} limit 1`)).length > 0;
}

/** The categories that services have. */
export async function serviceCategories(db: Db): Promise<string[]> {
  const rows = await rowsOf<{ category: string }>(db, sql`select distinct category collate "C" as category from services order by 1`);
  return rows.map(({ category }) => category);
}
