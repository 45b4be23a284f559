import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from './client';
import { rowsOf } from './rows';
import { alertDeliveries } from './schema';

/** An alert that the webhook of its rule is to be told of now. */
export interface DueDelivery {
  readonly transfer: string;
  readonly rule: string;
  /** Of this delivery, before this one. */
  readonly attempts: number;
  /** May hold a key. */
  readonly webhook: string;
}

/** The deliveries that are due, the longest due first, at most so many of one webhook. */
export async function dueDeliveries(db: Db, now: Date, perWebhook: number): Promise<DueDelivery[]> {
  return rowsOf(
    db,
    sql`select transfer, rule, attempts, webhook from (
      select d.transfer, d.rule, d.attempts, r.webhook, d.next_at, row_number() over (partition by r.webhook order by d.next_at, d.transfer) as place
      from alert_deliveries d join watch_rules r on r.id = d.rule
      where d.state = 'due' and d.next_at <= ${now.toISOString()}::timestamptz and r.removed_at is null
    ) as due where place <= ${perWebhook} order by next_at, transfer`,
  );
}

/** What came of an attempt: `delivered`, or `due` again at a moment, or `dead`, the last two with the reason. */
export type Outcome = { readonly state: 'delivered' } | { readonly state: 'due'; readonly nextAt: Date; readonly error: string } | { readonly state: 'dead'; readonly error: string };

/** Remembers what came of an attempt. */
export async function saveOutcome(db: Db, { transfer, rule, attempts }: DueDelivery, outcome: Outcome, triedAt: Date): Promise<void> {
  const set = { error: null, ...outcome, attempts: attempts + 1, triedAt };
  // Of a rule that was removed meanwhile nothing becomes due again.
  const still = and(eq(alertDeliveries.transfer, transfer), eq(alertDeliveries.rule, rule), eq(alertDeliveries.state, 'due'));
  await db.update(alertDeliveries).set(set).where(still);
}

export interface DeliveryRow {
  /** As the webhook is told it: it stands for the transfer and the rule. */
  readonly id: string;
  readonly state: string;
  readonly attempts: number;
  readonly nextAt: string;
  readonly triedAt: string | null;
  readonly error: string | null;
}

/** Deliveries, the latest alert first, of one state if it is given; and how many there are in all. */
export async function listDeliveries(db: Db, state: string | undefined, limit: number): Promise<{ readonly rows: DeliveryRow[]; readonly total: number }> {
  const those = state === undefined ? sql`true` : sql`d.state = ${state}`;
  const iso = (column: string) => sql`to_char(d.${sql.identifier(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
  const rows = await rowsOf<DeliveryRow>(
    db,
    sql`select d.transfer || '.' || d.rule as id, d.state, d.attempts, ${iso('next_at')} as "nextAt", ${iso('tried_at')} as "triedAt", d.error
      from alert_deliveries d join alerts a on a.transfer = d.transfer and a.rule = d.rule
      where ${those} order by a.raised_at desc, d.transfer, d.rule limit ${limit}`,
  );
  const [counted] = await rowsOf<{ total: number }>(db, sql`select count(*)::int as total from alert_deliveries d where ${those}`);
  return { rows, total: counted?.total ?? 0 };
}

/** Has dead letters, all or those of these ids, sent again from the first attempt on. Gives the ids of those that will be. */
export async function reviveDeliveries(db: Db, ids: readonly string[] | 'all', now: Date): Promise<string[]> {
  const id = sql<string>`${alertDeliveries.transfer} || '.' || ${alertDeliveries.rule}`;
  const kept = sql`${alertDeliveries.rule} in (select id from watch_rules where removed_at is null)`;
  const revived = await db
    .update(alertDeliveries)
    .set({ state: 'due', attempts: 0, nextAt: now })
    .where(and(eq(alertDeliveries.state, 'dead'), kept, ids === 'all' ? undefined : inArray(id, [...ids])))
    .returning({ id });
  return revived.map((row) => row.id);
}
