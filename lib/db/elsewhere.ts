import { sql } from 'drizzle-orm';
import { chainByName, evmChains } from '@/lib/core/chains';
import type { Db } from './client';
import { rowsOf, textArray } from './rows';

/** Fetched transfers of an address on a chain, those of unlisted tokens apart; whether a source flags it there. */
export interface Elsewhere {
  readonly chain: string;
  readonly transfers: number;
  readonly unlisted: number;
  readonly flagged: boolean;
}

/** The other EVM chains on which transfers of the same address were fetched, by name. Empty for any other kind of chain. */
export async function findElsewhere(db: Db, chain: string, address: string): Promise<Elsewhere[]> {
  if (chainByName(chain)?.form !== 'evm') return [];
  const others = evmChains().flatMap(({ name }) => (name === chain ? [] : [name]));
  const listed = sql`(l.asset_contract is null or l.token_symbol is not null)`;
  return rowsOf(
    db,
    sql`select l.chain, count(*) filter (where ${listed})::float8 as transfers, count(*) filter (where not ${listed})::float8 as unlisted,
        exists (select 1 from wallets w where w.chain = l.chain and w.address = ${address}) as flagged
      from ledger_transfers l
      where l.origin = 'fetched' and l.chain = any(${textArray(others)}) and (l.from_address = ${address} or l.to_address = ${address})
      group by l.chain order by l.chain collate "C"`,
  );
}
