import { sql } from 'drizzle-orm';
import type { Db } from './client';
import { rowsOf } from './rows';

/** A name under which sources flag wallets, with how many, and the thefts that sources tie those wallets to. */
export interface ActorNamed {
  readonly name: string;
  readonly wallets: number;
  readonly incidents: readonly string[];
}

/** Every actor that a flagged wallet has, the one with the most wallets first. */
export async function findActors(db: Db): Promise<ActorNamed[]> {
  return rowsOf(
    db,
    sql`select w.actor as name, count(distinct (w.chain, w.address))::float8 as wallets,
        array_remove(array_agg(distinct n.incident collate "C" order by n.incident collate "C"), null) as incidents
      from wallets w left join wallet_incidents n on n.chain = w.chain and n.address = w.address
      group by w.actor order by 2 desc, w.actor collate "C"`,
  );
}
