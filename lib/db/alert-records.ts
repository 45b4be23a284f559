import { type SQL, sql } from 'drizzle-orm';
import { alertMovements } from './alerts';
import type { Db } from './client';
import { asset, decimals, price, usd } from './ledger';
import { rowsOf } from './rows';

/** An alert with what the registry says of both ends. Amounts are integer texts; times are seconds and ISO texts. */
export interface AlertRecord {
  readonly transfer: string;
  readonly chain: string;
  readonly block: number;
  readonly txHash: string;
  readonly kind: string;
  readonly timestamp: number;
  readonly from: string;
  readonly to: string;
  readonly asset: string | null;
  readonly assetContract: string | null;
  readonly decimals: number | null;
  readonly amount: string;
  readonly usdMicros: string | null;
  readonly priceSource: string | null;
  readonly wallet: string;
  readonly raisedAt: string;
  readonly withdrawnAt: string | null;
  readonly flagged: Flagged | null;
  readonly otherFlagged: Flagged | null;
  readonly otherService: { readonly name: string; readonly category: string } | null;
}

/** What a source says of an address. */
export interface Flagged {
  readonly label: string;
  readonly tier: string;
  readonly authority: string;
  readonly authority_date: string | null;
  readonly access: string;
  readonly sources: readonly string[];
}

/** Which alerts: the newest of all, of a wallet of a chain, or one by its transfer and rule. */
export type AlertScope = { readonly limit: number } | { readonly chain: string; readonly address: string; readonly limit: number } | { readonly transfer: string; readonly rule: string };

/** Raised alerts, the newest first: each transfer once for each flagged wallet, however many rules asked for it. */
export async function readAlerts(db: Db, scope: AlertScope): Promise<AlertRecord[]> {
  const limit = 'limit' in scope ? scope.limit : 1;
  return rowsOf(
    db,
    sql`select l.transfer, l.chain, l.block::float8 as block, l.tx_hash as "txHash", l.kind, l."timestamp"::float8 as "timestamp",
      l.from_address as "from", l.to_address as "to", ${asset} as asset, l.asset_contract as "assetContract", ${decimals} as decimals,
      l.amount::text as amount, (${usd})::text as "usdMicros", ${price.source} as "priceSource", l.wallet,
      ${isoTime(sql`l.raised_at`)} as "raisedAt", ${isoTime(sql`l.withdrawn_at`)} as "withdrawnAt",
      ${flagged(sql`l.wallet`)} as flagged, ${flagged(other)} as "otherFlagged",
      (select json_build_object('name', s.name, 'category', s.category) from services s where s.chain = l.chain and s.address = ${other}) as "otherService"
    from ${alertMovements}
    where l.raised_at is not null and ${within(scope)}
    order by l.raised_at desc, l."timestamp" desc, l.transfer limit ${limit}`,
  );
}

/** How many transfers there are alerts of. */
export async function countAlerts(db: Db): Promise<number> {
  const [counted] = await rowsOf<{ total: number }>(db, sql`select count(distinct transfer)::int as total from alerts where raised_at is not null`);
  return counted?.total ?? 0;
}

const other = sql`case when l.wallet = l.from_address then l.to_address else l.from_address end`;

const isoTime = (time: SQL) => sql`to_char(${time} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

function flagged(address: SQL): SQL {
  return sql`(select json_build_object('label', w.label, 'tier', w.tier, 'authority', w.authority, 'authority_date', w.authority_date,
    'access', w.access, 'sources', w.source_ids) from wallets w where w.chain = l.chain and w.address = ${address})`;
}

/** Of several rules that found the same wallet in the same transfer, the one that did so first tells it. */
function within(scope: AlertScope): SQL {
  if ('transfer' in scope) return sql`l.transfer = ${scope.transfer} and l.rule = ${scope.rule}`;
  const first = sql`not exists (
    select 1 from alerts e where e.transfer = l.transfer and e.wallet = l.wallet and e.raised_at is not null and (e.raised_at, e.rule) < (l.raised_at, l.rule)
  )`;
  return 'address' in scope ? sql`l.chain = ${scope.chain} and l.wallet = ${scope.address} and ${first}` : first;
}
