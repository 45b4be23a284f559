import { type SQL, sql } from 'drizzle-orm';
import type { Db } from './client';
import { price, usd } from './ledger';
import { rowsOf } from './rows';

/** Which stored transfers are compared with the rules: of one chain or of all, between two moments in seconds, both included. */
export interface Span {
  readonly chain?: string;
  readonly from: number;
  readonly to: number;
}

/** Says which transfer it is, on every machine alike. */
const identity = sql`left(encode(sha256(convert_to(concat_ws(' ', t.chain, t.block_hash, t.tx_hash, t.kind, t.position), 'UTF8')), 'hex'), 32)`;

/** An alert as a movement `l` of the ledger, so that it is valued as one. */
export const alertMovements = sql`(
  select a.*, k.symbol as token_symbol, k.decimals as token_decimals
  from alerts a left join tokens k on k.chain = a.chain and k.contract = a.asset_contract
) l ${price.joins}`;

/**
 * Makes alerts of the stored transfers that a watch rule asks for: of listed assets, that move anything, from or to a
 * wallet that a source flags on that chain, at or after the moment from which the rule counts. One with a minimum
 * waits for `settleAlerts`. A transfer that is an alert of a rule already is none again. Call it in a transaction.
 */
export async function matchTransfers(tx: Db, { chain, from, to }: Span): Promise<void> {
  const [rules] = await rowsOf<{ since: number | null }>(tx, sql`select min(since)::float8 as since from watch_rules where removed_at is null`);
  const since = rules?.since ?? Infinity;
  if (since > to) return;
  const ofChain = chain === undefined ? sql`` : sql`and t.chain = ${chain}`;
  await announce(
    tx,
    sql`insert into alerts
      (transfer, rule, chain, block, tx_hash, kind, "timestamp", from_address, to_address, asset_contract, amount, wallet, raised_at)
    select distinct on (1, 2) ${identity}, r.id, t.chain, t.block, t.tx_hash, t.kind, t."timestamp", t.from_address, t.to_address,
      t.asset_contract, t.amount, w.address, case when r.min_usd_micros is null then now() end
    from transfers t
      cross join lateral (values (1, 'out', t.from_address, t.to_address), (2, 'in', t.to_address, t.from_address)) as s (ord, way, wallet, other)
      join wallets w on w.chain = t.chain and w.address = s.wallet
      join watch_rules r on r.removed_at is null and r.since <= t."timestamp" and r.direction in (s.way, 'any')
        and coalesce(r.chain, w.chain) = w.chain and coalesce(r.address, w.address) = w.address and coalesce(r.tier, w.tier) = w.tier
        and (r.incident is null or exists (
          select 1 from wallet_incidents n where n.chain = w.chain and n.address = w.address and n.incident = r.incident
        ))
        and (r.category is null or exists (
          select 1 from services v where v.chain = t.chain and v.address = s.other and v.category = r.category
        ))
    where t."timestamp" between ${Math.max(since, from)}::bigint and ${to}::bigint ${ofChain}
      and t.amount > 0 and t.from_address <> t.to_address
      and (t.asset_contract is null or exists (select 1 from tokens k where k.chain = t.chain and k.contract = t.asset_contract))
    order by 1, 2, s.ord
    on conflict (transfer, rule) do update set withdrawn_at = null where alerts.withdrawn_at is not null`,
  );
}

/**
 * Compares with their minimum the alerts of a chain, or of a rule, that wait for it, once the prices of their days were
 * asked for: what is worth less is dropped. What has no known value is raised, and says so: unknown is not little.
 */
export async function settleAlerts(db: Db, of: { readonly chain: string } | { readonly rule: string }): Promise<void> {
  const those = 'rule' in of ? sql`rule = ${of.rule}` : sql`chain = ${of.chain}`;
  await db.transaction(async (tx) => {
    await tx.execute(
      sql`delete from alerts where ${those} and (transfer, rule) in (
        select l.transfer, l.rule from ${alertMovements} join watch_rules r on r.id = l.rule where l.raised_at is null and ${usd} < r.min_usd_micros
      )`,
    );
    await announce(tx, sql`update alerts set raised_at = now() where ${those} and raised_at is null`);
  });
}

/** Marks the alerts of a chain above a block as taken back; those that were not told yet are dropped. */
export async function withdrawAlerts(tx: Db, chain: string, block: number): Promise<void> {
  await tx.execute(sql`delete from alerts where chain = ${chain} and block > ${block} and raised_at is null`);
  await tx.execute(sql`update alerts set withdrawn_at = now() where chain = ${chain} and block > ${block} and withdrawn_at is null`);
}

/** Makes or raises alerts, and has each raised one delivered where its rule has a webhook: in one statement. */
async function announce(tx: Db, change: SQL): Promise<void> {
  await tx.execute(sql`with changed as (${change} returning transfer, rule, raised_at)
    insert into alert_deliveries (transfer, rule, state, attempts, next_at)
    select c.transfer, c.rule, 'due', 0, now() from changed c join watch_rules r on r.id = c.rule
    where c.raised_at is not null and r.webhook is not null
    on conflict do nothing`);
}
