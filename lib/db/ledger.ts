import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { allChains, type Chain } from '@/lib/core/chains';
import type { Db } from './client';
import { byNumber, byText, type ListSource } from './list-query';
import { priceOfDay } from './price-of-day';
import { rowsOf } from './rows';

/** Something of the chain's own asset. Written out when a query is, and not while this file loads: the settings add chains. */
const native = (value: (chain: Chain) => SQL): SQLWrapper => ({
  getSQL: () => sql`case l.chain ${sql.join(allChains().map((chain) => sql`when ${chain.name} then ${value(chain)}`), sql` `)} end`,
});

/** Symbol and decimals of a movement `l`; null for an unlisted token, whatever it calls itself. */
export const asset = sql`case when l.asset_contract is null then ${native((chain) => sql`${chain.native.symbol}::text`)} else l.token_symbol end`;
export const decimals = sql`case when l.asset_contract is null then ${native((chain) => sql`${chain.native.decimals}::int`)} else l.token_decimals end`;
/** Movements of listed assets that move anything at all, from one address to another: all that a sum may count. */
export const counts = sql`(l.asset_contract is null or l.token_symbol is not null) and l.amount > 0 and l.from_address <> l.to_address`;
const scale = sql`power(10::numeric, ${decimals})`;
export const day = sql`to_char(to_timestamp(l."timestamp") at time zone 'UTC', 'YYYY-MM-DD')`;
/** What a movement `l` is priced by. */
export const price = priceOfDay({ chain: sql`l.chain`, contract: sql`l.asset_contract`, asset, day });
const ofShipped = (what: SQL) => sql`(select ${what} from shipped_transfers h where h.id = l.shipped_id)`;
/** Half up at the last micro-dollar, as in lib/core/money. */
export const usd = sql`div(l.amount * ${price.usdMicros} + div(${scale}, 2), ${scale})`;

/** Where a movement stands in the ledger: one of the two identities is empty. */
const place = sql`concat(l.block_hash, ':', l.position, ':', l.shipped_id)`;

/**
 * What ships as part of a theft, and all that left or reached the wallets which received it or are flagged with it; of
 * `chain:address`, which is no name of a theft, all that left or reached that address.
 */
function ofSubject(anyOf: SQL): SQL {
  const wallets = sql`(
    select chain, address from wallet_incidents where incident = any(${anyOf})
    union select split_part(s, ':', 1), split_part(s, ':', 2) from unnest(${anyOf}) s where s like '%:%'
    union select chain, to_address from theft_transactions
      where incident = any(${anyOf}) and role = 'theft' and confidence = 'high' and to_address is not null
  )`;
  return sql`(l.shipped_id in (select id from shipped_transfers where incident = any(${anyOf}))
    or (l.chain, l.from_address) in ${wallets} or (l.chain, l.to_address) in ${wallets})`;
}

/**
 * Every known movement, the earliest first: fetched ones, and shipped ones that no fetch has replaced.
 * `address` matches either end, `incident` what left or reached the wallets of a theft or ships as part of it, `subject`
 * either that or what `chain:address` names.
 */
export const transferList: ListSource = {
  from: sql`ledger_transfers l ${price.joins} left join verifications v on v.shipped_id = l.shipped_id`,
  every: sql`(select count(*) from transfers) + (select count(*) from ledger_transfers where origin = 'shipped')`,
  fields: {
    chain: { sql: sql`l.chain`, type: 'text' },
    block: { sql: sql`l.block`, type: 'number' },
    block_hash: { sql: sql`l.block_hash`, type: 'text' },
    tx_hash: { sql: sql`l.tx_hash`, type: 'text' },
    kind: { sql: sql`l.kind`, type: 'text' },
    position: { sql: sql`l.position`, type: 'text' },
    timestamp: { sql: sql`l."timestamp"`, type: 'number' },
    from: { sql: sql`l.from_address`, type: 'text' },
    to: { sql: sql`l.to_address`, type: 'text' },
    asset: { sql: asset, type: 'text' },
    asset_contract: { sql: sql`l.asset_contract`, type: 'text' },
    decimals: { sql: decimals, type: 'number' },
    amount: { sql: sql`l.amount`, compare: sql`l.amount * ('1e-' || ${decimals})::numeric`, type: 'numeric', filterOnly: true },
    amount_base_units: { sql: sql`l.amount`, type: 'numeric' },
    usd: { sql: usd, type: 'numeric' },
    price_source: { sql: price.source, type: 'text' },
    origin: { sql: sql`l.origin`, type: 'text' },
    verification: { sql: sql`v.result`, type: 'text' },
    listed: { sql: sql`(l.asset_contract is null or l.token_symbol is not null)`, type: 'boolean', filterOnly: true },
    address: {
      sql: sql`array[l.from_address, l.to_address]`,
      where: (anyOf) => sql`(l.from_address = any(${anyOf}) or l.to_address = any(${anyOf}))`,
      type: 'list',
      filterOnly: true,
    },
    incident: { sql: sql`array[]::text[]`, where: ofSubject, type: 'list', filterOnly: true },
    subject: { sql: sql`array[]::text[]`, where: ofSubject, type: 'list', filterOnly: true },
  },
  key: [
    byNumber(sql`l."timestamp"`, 'timestamp'),
    byText(sql`l.chain`, 'chain'),
    byNumber(sql`l.block`, 'block'),
    byText(sql`l.tx_hash`, 'tx_hash'),
    byText(sql`l.kind`, 'kind'),
    byText(place),
  ],
  search: sql`concat_ws(' ', l.chain, l.tx_hash, l.kind, l.from_address, l.to_address, ${asset}, l.asset_contract)`,
  span: { first: sql`l."timestamp"`, last: sql`l."timestamp"` },
  sourceIds: sql`coalesce(${ofShipped(sql`h.source_ids`)}, array[]::text[]) || ${price.sourceIds}`,
};

/** Unix seconds of the newest known movement. */
export async function lastTransferTime(db: Db): Promise<number | undefined> {
  const rows = await rowsOf<{ last: number | null }>(db, sql`select max("timestamp")::float8 as last from ledger_transfers`);
  return rows[0]?.last ?? undefined;
}
